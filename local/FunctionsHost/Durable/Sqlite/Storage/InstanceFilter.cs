using System.Globalization;
using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>Which instances to read; null means any.</summary>
internal sealed record InstanceFilter
{
    public DateTime? CreatedFrom { get; init; }

    public DateTime? CreatedTo { get; init; }

    public DateTime? UpdatedBefore { get; init; }

    public DateTime? CompletedFrom { get; init; }

    public DateTime? CompletedTo { get; init; }

    public IReadOnlyCollection<OrchestrationStatus>? Statuses { get; init; }

    public string? IdPrefix { get; init; }

    public string? ParentId { get; init; }

    public bool ExcludeEntities { get; init; }

    public static string Numbers(IEnumerable<OrchestrationStatus> statuses) => string.Join(", ", statuses.Select(status => (int)status));

    /// <summary>Condition, order and limit for a query of instances as i, and its values.</summary>
    public (string Sql, object[] Values) ToSql(string? after, int limit)
    {
        var where = new List<string>();
        var values = new List<object>();
        Add("i.id > {0}", after);
        Add("i.created >= {0}", Ticks(CreatedFrom));
        Add("i.created <= {0}", Ticks(CreatedTo));
        Add("i.updated < {0}", Ticks(UpdatedBefore));
        Add("i.completed >= {0}", Ticks(CompletedFrom));
        Add("i.completed <= {0}", Ticks(CompletedTo));
        Add("i.id >= {0} AND i.id < {0} || char(1114111) AND substr(i.id, 1, length({0})) = {0}", string.IsNullOrEmpty(IdPrefix) ? null : IdPrefix);
        Add("i.parent_id = {0}", ParentId);
        if (ExcludeEntities)
            where.Add("substr(i.id, 1, 1) <> '@'");
        if (Statuses is { Count: > 0 })
            where.Add($"i.status IN ({Numbers(Statuses)})");
        values.Add(limit);
        var condition = where.Count == 0 ? string.Empty : "WHERE " + string.Join(" AND ", where);
        return ($"{condition} ORDER BY i.id LIMIT ${values.Count}", [.. values]);

        void Add(string format, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            where.Add(string.Format(CultureInfo.InvariantCulture, format, $"${values.Count}"));
        }
    }

    private static long? Ticks(DateTime? time) => time is { } value ? Utc(value).Ticks : null;

    private static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
}
