using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>Writes changes within transactions on the one writing connection.</summary>
internal sealed class StateWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _putInstance;
    private readonly SqliteStatement _removeInstance;
    private readonly SqliteStatement _putInput;
    private readonly SqliteStatement _putEnd;
    private readonly SqliteStatement _removePayload;
    private readonly SqliteStatement _addStep;
    private readonly SqliteStatement _removeHistory;
    private readonly SqliteStatement _addActivity;
    private readonly SqliteStatement _removeActivity;
    private readonly SqliteStatement _removeActivities;
    private readonly SqliteStatement _addTimer;
    private readonly SqliteStatement _removeTimer;
    private readonly SqliteStatement _removeTimers;
    private readonly SqliteStatement _addMessage;
    private readonly SqliteStatement _removeMessage;
    private readonly SqliteStatement _putCounter;

    public StateWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _commit = Prepare("COMMIT", 0);
        _rollback = Prepare("ROLLBACK", 0);
        _putInstance = Prepare("""
            INSERT INTO instances (id, execution, name, version, status, steps, created, updated, start_at, custom_status, tags,
                parent_id, parent_execution, parent_task, parent_name)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (id) DO UPDATE SET execution = $2, name = $3, version = $4, status = $5, steps = $6, created = $7, updated = $8,
                start_at = $9, custom_status = $10, tags = $11, parent_id = $12, parent_execution = $13, parent_task = $14, parent_name = $15
            """, 15);
        _removeInstance = Prepare("DELETE FROM instances WHERE id = $1", 1);
        _putInput = Prepare("INSERT INTO payloads (execution, input) VALUES ($1, $2)", 2);
        _putEnd = Prepare("UPDATE payloads SET output = $2, failure = $3 WHERE execution = $1", 3);
        _removePayload = Prepare("DELETE FROM payloads WHERE execution = $1", 1);
        _addStep = Prepare("INSERT INTO history (execution, step, data) VALUES ($1, $2, $3)", 3);
        _removeHistory = Prepare("DELETE FROM history WHERE execution = $1", 1);
        _addActivity = Prepare(
            "INSERT INTO activities (execution, task, instance_id, name, version, input) VALUES ($1, $2, $3, $4, $5, $6)", 6);
        _removeActivity = Prepare("DELETE FROM activities WHERE execution = $1 AND task = $2", 2);
        _removeActivities = Prepare("DELETE FROM activities WHERE execution = $1", 1);
        _addTimer = Prepare("INSERT INTO timers (execution, task, instance_id, due) VALUES ($1, $2, $3, $4)", 4);
        _removeTimer = Prepare("DELETE FROM timers WHERE execution = $1 AND task = $2", 2);
        _removeTimers = Prepare("DELETE FROM timers WHERE execution = $1", 1);
        _addMessage = Prepare("INSERT INTO inbox (id, instance_id, data) VALUES ($1, $2, $3)", 3);
        _removeMessage = Prepare("DELETE FROM inbox WHERE id = $1", 1);
        _putCounter = Prepare("INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2", 2);
    }

    /// <summary>Writes all changes in one transaction, which is on the disk when this returns.</summary>
    public void Commit(IReadOnlyList<InstanceChange> changes, IReadOnlyDictionary<string, long> counters)
    {
        _begin.Execute();
        try
        {
            foreach (var change in changes)
                Write(change);
            foreach (var (name, value) in counters)
                _putCounter.Execute(name, value);
            _commit.Execute();
        }
        catch
        {
            _rollback.Execute();
            throw;
        }
    }

    public void Dispose()
    {
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

    private void Write(InstanceChange change)
    {
        if (change.RemovedRun is { } removed)
            RemoveRun(removed);
        if (change.RemovedInstance is { } id)
            _removeInstance.Execute(id);
        if (change.Instance is { } instance)
            Put(instance);
        if (change.Input is { } input)
            _putInput.Execute(input.Execution, input.Input);
        if (change.History is { } history)
            Rewrite(history);
        if (change.Step is { } step)
            _addStep.Execute(step.Execution, step.Number, step.Data);
        WriteTasks(change);
        if (change.EndedRun is { } ended)
            RemoveTasks(ended);
        if (change.End is { } end)
            _putEnd.Execute(end.Execution, end.Output, end.Failure);
    }

    private void WriteTasks(InstanceChange change)
    {
        foreach (var key in change.DoneActivities)
            _removeActivity.Execute(key.Execution, key.Task);
        foreach (var row in change.NewActivities)
            _addActivity.Execute(row.Key.Execution, row.Key.Task, row.InstanceId, row.Name, row.Version, row.Input);
        foreach (var key in change.GoneTimers)
            _removeTimer.Execute(key.Execution, key.Task);
        foreach (var row in change.NewTimers)
            _addTimer.Execute(row.Key.Execution, row.Key.Task, row.InstanceId, row.Due.UtcTicks);
        foreach (var row in change.NewMessages)
            _addMessage.Execute(row.Id, row.InstanceId, JsonSerializer.Serialize(row.Message, HistoryJson.Default.InboxMessage));
        foreach (var id in change.TakenMessages)
            _removeMessage.Execute(id);
    }

    private void Put(InstanceRecord instance) => _putInstance.Execute(
        instance.Id,
        instance.Execution,
        instance.Name,
        instance.Version,
        (int)instance.Status,
        instance.Steps,
        instance.CreatedAt.UtcTicks,
        instance.UpdatedAt.UtcTicks,
        instance.StartAt?.UtcTicks,
        instance.CustomStatus,
        instance.Tags is { Count: > 0 } tags ? JsonSerializer.Serialize(tags, HistoryJson.Default.IReadOnlyDictionaryStringString) : null,
        instance.Parent?.InstanceId,
        instance.Parent?.Execution,
        instance.Parent?.Task,
        instance.Parent?.Name);

    private void Rewrite(RewrittenHistory history)
    {
        _removeHistory.Execute(history.Execution);
        for (var number = 0; number < history.Steps.Count; number++)
            _addStep.Execute(history.Execution, number, JsonSerializer.Serialize(history.Steps[number], HistoryJson.Default.HistoryStep));
    }

    private void RemoveRun(long execution)
    {
        RemoveTasks(execution);
        _removeHistory.Execute(execution);
        _removePayload.Execute(execution);
    }

    private void RemoveTasks(long execution)
    {
        _removeActivities.Execute(execution);
        _removeTimers.Execute(execution);
    }
}
