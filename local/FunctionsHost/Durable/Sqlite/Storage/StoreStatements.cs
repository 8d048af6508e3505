using DurableTask.Core;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>What is written, and read for it, on the one writing connection. For the committing thread alone.</summary>
internal sealed class StoreStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _putInstance;
    private readonly SqliteStatement _updateInstance;
    private readonly SqliteStatement _removeInstance;
    private readonly SqliteStatement _putInput;
    private readonly SqliteStatement _putEnd;
    private readonly SqliteStatement _removePayloads;
    private readonly SqliteStatement _addHistory;
    private readonly SqliteStatement _removeHistory;
    private readonly SqliteStatement _addMessage;
    private readonly SqliteStatement _removeMessage;
    private readonly SqliteStatement _addActivity;
    private readonly SqliteStatement _removeActivity;

    public StoreStatements(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _commit = Prepare("COMMIT", 0);
        _rollback = Prepare("ROLLBACK", 0);
        _putInstance = Prepare("""
            INSERT INTO instances (id, run, execution, name, version, status, custom_status, created, updated, completed, start_at,
                generation, parent_id, origin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE SET run = $2, execution = $3, name = $4, version = $5, status = $6, custom_status = $7,
                created = $8, updated = $9, completed = $10, start_at = $11, generation = coalesce($12, generation), parent_id = $13, origin = $14
            """, 14);
        _updateInstance = Prepare("UPDATE instances SET status = $2, custom_status = $3, updated = $4, completed = $5 WHERE id = $1", 5);
        _removeInstance = Prepare("DELETE FROM instances WHERE id = $1", 1);
        _putInput = Prepare(
            "INSERT INTO payloads (run, input) VALUES ($1, $2) ON CONFLICT (run) DO UPDATE SET input = $2, output = NULL, failure = NULL", 2);
        _putEnd = Prepare("UPDATE payloads SET output = $2, failure = $3 WHERE run = $1", 3);
        _removePayloads = Prepare("DELETE FROM payloads WHERE run = $1", 1);
        _addHistory = Prepare("INSERT INTO history (run, first, events) VALUES ($1, $2, $3)", 3);
        _removeHistory = Prepare("DELETE FROM history WHERE run = $1", 1);
        _addMessage = Prepare("INSERT INTO messages (id, instance, due, data) VALUES ($1, $2, $3, $4)", 4);
        _removeMessage = Prepare("DELETE FROM messages WHERE id = $1", 1);
        _addActivity = Prepare("INSERT INTO activities (id, data) VALUES ($1, $2)", 2);
        _removeActivity = Prepare("DELETE FROM activities WHERE id = $1", 1);
        Instances = new InstanceLookup(connection);
    }

    /// <summary>Reads of what is in the open transaction.</summary>
    public InstanceLookup Instances { get; }

    public void Begin() => _begin.Execute();

    /// <summary>Returns when the transaction is on the disk.</summary>
    public void Commit() => _commit.Execute();

    public void Rollback() => _rollback.Execute();

    public void Put(InstanceRow row) => _putInstance.Execute(
        row.Id,
        row.Run,
        row.ExecutionId,
        row.Name,
        row.Version,
        (int)row.Status,
        row.CustomStatus,
        row.Created.Ticks,
        row.Updated.Ticks,
        row.Completed?.Ticks,
        row.StartAt?.Ticks,
        row.Generation,
        row.Parent?.OrchestrationInstance?.InstanceId,
        row.EncodeOrigin());

    public void Update(string id, OrchestrationStatus status, string? customStatus, DateTime updated, DateTime? completed) =>
        _updateInstance.Execute(id, (int)status, customStatus, updated.Ticks, completed?.Ticks);

    public void Remove(string id, long run)
    {
        _removeInstance.Execute(id);
        RemoveRun(run);
    }

    public void RemoveRun(long run)
    {
        _removePayloads.Execute(run);
        RemoveHistory(run);
    }

    public void PutInput(long run, byte[]? input) => _putInput.Execute(run, input);

    public void PutEnd(long run, byte[]? output, byte[]? failure) => _putEnd.Execute(run, output, failure);

    public void AddHistory(long run, int first, byte[] events) => _addHistory.Execute(run, first, events);

    public void RemoveHistory(long run) => _removeHistory.Execute(run);

    public void AddMessage(long id, string instanceId, DateTime? due, byte[] data) => _addMessage.Execute(id, instanceId, due?.Ticks, data);

    public void RemoveMessage(long id) => _removeMessage.Execute(id);

    public void AddActivity(long id, byte[] data) => _addActivity.Execute(id, data);

    public void RemoveActivity(long id) => _removeActivity.Execute(id);

    /// <summary>Removes all that there is.</summary>
    public void Clear()
    {
        foreach (var table in (string[])["instances", "payloads", "history", "messages", "activities"])
        {
            using var statement = new SqliteStatement(_connection, $"DELETE FROM {table}", 0);
            statement.Execute();
        }
    }

    public void Dispose()
    {
        Instances.Dispose();
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private SqliteStatement Prepare(string sql, int parameters)
    {
        var statement = new SqliteStatement(_connection, sql, parameters);
        _statements.Add(statement);
        return statement;
    }
}
