using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.CosmosGateway.Sql;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>Asks the index, and the documents by what it says.</summary>
internal sealed class IndexSearch(SqliteConnection connection, int container)
{
    /// <summary>So many documents are read one by one, and sorted, rather than while walking through all entries in an order.</summary>
    public const int Few = 256;

    /// <summary>The same where the walk is through the documents themselves.</summary>
    public const int FewOfAll = 2000;

    private const string Documents = "SELECT d.seq, d.version, d.ts, d.ttl, d.body FROM ";
    private readonly List<object> _values = [];

    /// <summary>The numbers that meet one of the conditions, where they are few, in their order; null: each is met by many.</summary>
    public IReadOnlyList<long>? Fewest(IReadOnlyList<IndexCondition> conditions, int few) =>
        conditions.Select(condition => NumbersOf(condition, few)).FirstOrDefault(found => found is not null);

    /// <summary>The documents that meet all conditions, in the order that is wanted.</summary>
    /// <param name="conditions">What has to hold.</param>
    /// <param name="order">By an indexed property; null: by their numbers.</param>
    /// <param name="after">Only documents with a higher number.</param>
    public IEnumerable<DocumentRow> Query(IReadOnlyList<IndexCondition> conditions, IndexOrder? order, long after)
    {
        _values.Clear();
        return Run(DocumentRow.From, order switch
        {
            { } by => $"{Documents}{Walk(by)} AND d.seq > {Value(after)}{Met(conditions)} ORDER BY o.value{(by.Descending ? " DESC" : "")}, o.seq",
            _ => $"{Documents}(SELECT seq FROM ({Found(conditions[0])}) ORDER BY seq) f CROSS JOIN documents d ON d.seq = f.seq WHERE d.seq > {Value(after)}{Met(conditions.Skip(1))} ORDER BY f.seq",
        });
    }

    private string Met(IEnumerable<IndexCondition> conditions) => string.Concat(conditions.Select(condition => $" AND {Met(condition)}"));

    /// <summary>One of some values is looked up for each document that is come by; what else there is, is gathered first.</summary>
    private string Met(IndexCondition condition) => condition is IndexValues { Keys.Count: > 0 }
        ? $"EXISTS ({Found(condition)} AND e.seq = d.seq)"
        : $"d.seq IN ({Found(condition)})";

    private List<long>? NumbersOf(IndexCondition condition, int few)
    {
        _values.Clear();
        var found = Run(row => row.GetInt64(0), $"SELECT seq FROM ({Found(condition)}) LIMIT {Value(few + 1)}").ToList();
        found.Sort();
        return found.Count <= few ? found : null;
    }

    private string Walk(IndexOrder by)
    {
        var from = by.From is { } key ? $" AND o.value {(by.Descending ? "<=" : ">=")} {Value(key)}" : "";
        return $"entries o CROSS JOIN documents d ON d.seq = o.seq WHERE {Of("o", by.Name)}{from}";
    }

    private string Found(IndexCondition condition) => condition switch
    {
        IndexValues { Keys.Count: 0 } => "SELECT seq FROM entries WHERE 0",
        IndexValues values => $"{Entries(values.Name)} AND value IN ({string.Join(", ", values.Keys.Select(Value))})",
        IndexRange range => $"{Entries(range.Name)} AND value >= {Value(range.From)} AND value <= {Value(range.To)}",
        IndexText text => $"{Entries(text.Name)} AND value > {Value(IndexKey.OfType(SqlType.String))} AND value < {Value(IndexKey.OfType(SqlType.Array))} AND instr(lower(value), {Value(text.Text)}) > 0",
        IndexEither either => $"{Found(either.One)} UNION {Found(either.Other)}",
        _ => throw new InvalidOperationException($"the index cannot be asked {condition}"),
    };

    private string Entries(string name) => $"SELECT seq FROM entries e WHERE {Of("e", name)}";

    private string Of(string alias, string name) => $"{alias}.container = {Value(container)} AND {alias}.name = {Value(name)}";

    private string Value(object value)
    {
        _values.Add(value);
        return $"@p{_values.Count}";
    }

    private IEnumerable<T> Run<T>(Func<SqliteDataReader, T> read, string sql) => Run(read, sql, [.. _values]);

    private IEnumerable<T> Run<T>(Func<SqliteDataReader, T> read, string sql, object[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"@p{i + 1}", values[i]);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }
}
