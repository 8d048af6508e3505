using DurableTask.Core;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>Reads instances within the transaction that is being written. For the committing thread alone.</summary>
internal sealed class InstanceLookup(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _find = new(connection, "SELECT run, status, execution, generation, custom_status FROM instances WHERE id = $1", 1);
    private readonly SqliteStatement _children = new(connection, "SELECT id FROM instances WHERE parent_id = $1", 1);

    /// <summary>An instance; null when there is none.</summary>
    public FoundInstance? Find(string id) => _find.Rows(
        row => new FoundInstance(
            row.GetInt64(0),
            (OrchestrationStatus)row.GetInt32(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.IsDBNull(3) ? null : row.GetInt32(3),
            row.IsDBNull(4) ? null : row.GetString(4)),
        id) is [var found] ? found : null;

    /// <summary>An instance and all that it started, with what those started, and so on.</summary>
    public IReadOnlyCollection<string> Family(string id)
    {
        var family = new List<string> { id };
        var known = new HashSet<string> { id };
        for (var index = 0; index < family.Count; index++)
            family.AddRange(_children.Rows(row => row.GetString(0), family[index]).Where(known.Add));
        return family;
    }

    public void Dispose()
    {
        _find.Dispose();
        _children.Dispose();
    }
}

/// <summary>What the committing thread needs to know of an instance.</summary>
internal sealed record FoundInstance(long Run, OrchestrationStatus Status, string? ExecutionId, int? Generation, string? CustomStatus);
