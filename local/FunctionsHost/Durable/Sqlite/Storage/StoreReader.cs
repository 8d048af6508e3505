using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>Reads what has been committed.</summary>
internal sealed class StoreReader(StoreFile file)
{
    private const string Columns =
        "i.id, i.run, i.execution, i.name, i.version, i.status, i.custom_status, i.created, i.updated, i.completed, i.start_at, i.generation, i.origin";

    /// <summary>The state of an instance; null when there is none.</summary>
    public OrchestrationState? State(string id) => Rows(
        $"SELECT {Columns}, p.input, p.output, p.failure FROM instances i LEFT JOIN payloads p ON p.run = i.run WHERE i.id = $1", State, id).FirstOrDefault();

    /// <summary>An instance without its payloads.</summary>
    public InstanceRow? Instance(string id) => Rows($"SELECT {Columns} FROM instances i WHERE i.id = $1", Instance, id).FirstOrDefault();

    /// <summary>The instances that match, in the order of their ids, from after <paramref name="after"/> on.</summary>
    public List<OrchestrationState> States(InstanceFilter filter, string? after, int limit, bool withPayloads)
    {
        var (condition, values) = filter.ToSql(after, limit);
        return withPayloads
            ? Rows($"SELECT {Columns}, p.input, p.output, p.failure FROM instances i LEFT JOIN payloads p ON p.run = i.run {condition}", State, values)
            : Rows($"SELECT {Columns} FROM instances i {condition}", row => Instance(row).ToState(Payloads.None), values);
    }

    /// <summary>The ids of the instances that match, in their order, from after <paramref name="after"/> on.</summary>
    public List<string> Ids(InstanceFilter filter, string? after, int limit)
    {
        var (condition, values) = filter.ToSql(after, limit);
        return Rows($"SELECT i.id FROM instances i {condition}", row => row.GetString(0), values);
    }

    /// <summary>The history of a run, and the number of bytes that it takes.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public (List<HistoryEvent> Events, long Size) History(long run)
    {
        var events = new List<HistoryEvent>();
        var size = 0L;
        var rows = Rows(
            "SELECT h.events, CASE h.first WHEN 0 THEN p.input END FROM history h LEFT JOIN payloads p ON p.run = h.run WHERE h.run = $1 ORDER BY h.first",
            row => (Events: (byte[])row.GetValue(0), Input: Bytes(row, 1)),
            run);
        foreach (var row in rows)
        {
            EventBytes.Decode(row.Events, events);
            size += row.Events.Length;
        }

        if (events.OfType<ExecutionStartedEvent>().FirstOrDefault() is { } start)
            start.Input = Payloads.Decode(rows[0].Input);
        return (events, size);
    }

    /// <summary>The input of a run.</summary>
    public string? Input(long run) =>
        Rows("SELECT input FROM payloads WHERE run = $1", row => Payloads.Decode(Bytes(row, 0)), run).FirstOrDefault();

    public List<InstanceRow> Living() => Rows(
        $"SELECT {Columns} FROM instances i WHERE i.status NOT IN ({InstanceFilter.Numbers(InstanceStatus.Ended)})", Instance);

    /// <summary>The messages that wait, in the order in which they came.</summary>
    public List<MessageRow> Messages() => Rows(
        "SELECT id, instance, due, data FROM messages ORDER BY id",
        row => new MessageRow(row.GetInt64(0), row.GetString(1), OptionalTime(row, 2), (byte[])row.GetValue(3)));

    /// <summary>The activities that have not ended, in the order in which they were called.</summary>
    public List<ActivityRow> Activities() =>
        Rows("SELECT id, data FROM activities ORDER BY id", row => new ActivityRow(row.GetInt64(0), (byte[])row.GetValue(1)));

    public long LargestRun() => Rows("SELECT coalesce(max(run), 0) FROM payloads", row => row.GetInt64(0))[0];

    private static OrchestrationState State(SqliteDataReader row) =>
        Instance(row).ToState(new Payloads(Payloads.Decode(Bytes(row, 13)), Payloads.Decode(Bytes(row, 14)), FailureBytes.Decode(Bytes(row, 15))));

    private static InstanceRow Instance(SqliteDataReader row)
    {
        var (parent, tags) = InstanceRow.DecodeOrigin(Bytes(row, 12));
        return new InstanceRow(row.GetString(0), row.GetInt64(1), Text(row, 2), (OrchestrationStatus)row.GetInt32(5), Time(row.GetInt64(7)))
        {
            Name = Text(row, 3),
            Version = Text(row, 4),
            CustomStatus = Text(row, 6),
            Updated = Time(row.GetInt64(8)),
            Completed = OptionalTime(row, 9),
            StartAt = OptionalTime(row, 10),
            Generation = row.IsDBNull(11) ? null : row.GetInt32(11),
            Parent = parent,
            Tags = tags,
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? Bytes(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : (byte[])row.GetValue(column);

    private static DateTime? OptionalTime(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Time(row.GetInt64(column));

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Values travel as parameters; the text is made of constants and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++)
            command.Parameters.AddWithValue($"${index + 1}", values[index]);
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (rows.Read())
            result.Add(read(rows));
        return result;
    }
}
