using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>Reads what has been committed.</summary>
internal sealed class StateReader(StateDatabase database)
{
    private const string InstanceColumns =
        "id, execution, name, version, status, steps, created, updated, start_at, custom_status, tags, parent_id, parent_execution, parent_task, parent_name";

    public InstanceRecord? Instance(string id) =>
        Rows($"SELECT {InstanceColumns} FROM instances WHERE id = $1", Instance, id).FirstOrDefault();

    /// <summary>The instances that match, in order of their ids, from after <paramref name="after"/> on.</summary>
    public IReadOnlyList<InstanceRecord> Instances(InstanceFilter filter, string? after, int limit)
    {
        var where = new List<string>();
        var values = new List<object>();
        Add("id > {0}", after);
        Add("created >= {0}", filter.CreatedFrom?.UtcTicks);
        Add("created <= {0}", filter.CreatedTo?.UtcTicks);
        Add("substr(id, 1, length({0})) = {0}", filter.IdPrefix);
        Add("id >= {0}", filter.IdPrefix);
        Add("parent_id = {0}", filter.ParentId);
        if (filter.Statuses is { } statuses)
            where.Add($"status IN ({string.Join(", ", statuses.Select(status => (int)status))})");
        values.Add(limit);
        var condition = where.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", where);
        return Rows($"SELECT {InstanceColumns} FROM instances{condition} ORDER BY id LIMIT ${values.Count}", Instance, [.. values]);

        void Add(string format, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            where.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, $"${values.Count}"));
        }
    }

    public RunPayloads Payloads(long execution) =>
        Rows("SELECT input, output, failure FROM payloads WHERE execution = $1", Payloads, execution).FirstOrDefault() ?? new(null, null, null);

    public IReadOnlyList<HistoryStep> History(long execution) => Rows(
        "SELECT data FROM history WHERE execution = $1 ORDER BY step",
        row => JsonSerializer.Deserialize(row.GetString(0), HistoryJson.Default.HistoryStep)!,
        execution);

    public string? ActivityInput(TaskKey key) => Rows(
        "SELECT input FROM activities WHERE execution = $1 AND task = $2", row => Text(row, 0), key.Execution, key.Task).FirstOrDefault();

    public IReadOnlyDictionary<string, long> Counters() =>
        Rows("SELECT name, value FROM counters", row => (Name: row.GetString(0), Value: row.GetInt64(1))).ToDictionary(row => row.Name, row => row.Value);

    /// <summary>The activities that have not ended, without their inputs, in the order in which they were called.</summary>
    public IReadOnlyList<ActivityRow> Activities() => Rows(
        "SELECT execution, task, instance_id, name, version FROM activities ORDER BY execution, task",
        row => new ActivityRow(new(row.GetInt64(0), row.GetInt32(1)), row.GetString(2), row.GetString(3), row.GetString(4), Input: null, HasInput: false));

    public IReadOnlyList<TimerRow> Timers() => Rows(
        "SELECT execution, task, instance_id, due FROM timers",
        row => new TimerRow(new(row.GetInt64(0), row.GetInt32(1)), row.GetString(2), Time(row.GetInt64(3))));

    public IReadOnlyList<InboxRow> Messages() => Rows(
        "SELECT id, instance_id, data FROM inbox ORDER BY id",
        row => new InboxRow(row.GetInt64(0), row.GetString(1), JsonSerializer.Deserialize(row.GetString(2), HistoryJson.Default.InboxMessage)!));

    /// <summary>The instances whose current run has taken no step yet.</summary>
    public IReadOnlyList<InstanceRecord> NotBegun() => Rows(
        $"SELECT {InstanceColumns} FROM instances WHERE steps = 0 AND status IN ($1, $2)",
        Instance,
        (int)OrchestrationRuntimeStatus.Pending,
        (int)OrchestrationRuntimeStatus.Running);

    private static InstanceRecord Instance(SqliteDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), (OrchestrationRuntimeStatus)row.GetInt32(4), Time(row.GetInt64(6)))
        {
            Steps = row.GetInt32(5),
            UpdatedAt = Time(row.GetInt64(7)),
            StartAt = row.IsDBNull(8) ? null : Time(row.GetInt64(8)),
            CustomStatus = Text(row, 9),
            Tags = Text(row, 10) is { } tags ? JsonSerializer.Deserialize(tags, HistoryJson.Default.IReadOnlyDictionaryStringString) : null,
            Parent = Text(row, 11) is { } parent ? new ParentLink(row.GetString(14), parent, row.GetInt64(12), row.GetInt32(13)) : null,
        };

    private static RunPayloads Payloads(SqliteDataReader row) => new(Text(row, 0), Text(row, 1), Text(row, 2));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var connection = database.Open();
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
