using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Which documents a query has to look at: those of some partitions, with one id, or all.</summary>
/// <param name="Partitions">Each once; null: any.</param>
internal readonly record struct QueryScan(IReadOnlyList<string>? Partitions, string? Id)
{
    /// <summary>What the filter's conditions say, when all of them must hold. The filter is applied all the same.</summary>
    public static QueryScan Of(SqlQuery query, string[] partitionKeyPath, IReadOnlyDictionary<string, SqlValue> parameters)
    {
        var scan = default(QueryScan);
        foreach (var (path, values) in Wanted(query.Filter, new(SqlValue.Undefined, parameters)))
        {
            if (path.SequenceEqual(partitionKeyPath)) scan = scan with { Partitions = Narrower(scan.Partitions, values) };
            if (path is ["id"] && values is [{ Type: SqlType.String } id]) scan = scan with { Id = id.Text };
        }

        return scan;
    }

    /// <summary>What can be no partition key is in no partition, so it is left out.</summary>
    private static IReadOnlyList<string> Narrower(IReadOnlyList<string>? known, IEnumerable<SqlValue> values)
    {
        string[] keys = [.. values.Select(KeyOf).OfType<PartitionKeyValue>().Select(key => key.Text).Distinct(StringComparer.Ordinal)];
        return known is null || keys.Length < known.Count ? keys : known;
    }

    private static PartitionKeyValue? KeyOf(SqlValue value) => value.Type switch
    {
        SqlType.String => PartitionKeyValue.Of(value.Text),
        SqlType.Number => PartitionKeyValue.Of(value.Number),
        SqlType.Boolean => PartitionKeyValue.Of(value.IsTrue),
        SqlType.Null => PartitionKeyValue.Null,
        _ => null,
    };

    private static IEnumerable<(List<string> Path, IReadOnlyList<SqlValue> Values)> Wanted(SqlExpression? filter, SqlScope scope) => filter switch
    {
        BinaryExpression { Operator: "AND" } and => Wanted(and.Left, scope).Concat(Wanted(and.Right, scope)),
        BinaryExpression { Operator: "=" } e when PathOf(e.Left) is { } path && IsConstant(e.Right) => [(path, [e.Right.Evaluate(scope)])],
        BinaryExpression { Operator: "=" } e when PathOf(e.Right) is { } path && IsConstant(e.Left) => [(path, [e.Left.Evaluate(scope)])],
        InExpression e when PathOf(e.Value) is { } path && e.List.All(IsConstant) => [(path, [.. e.List.Select(item => item.Evaluate(scope))])],
        FunctionExpression { Arguments: [var list, var item] } e when e.Function == ArrayContains && IsConstant(list)
            && PathOf(item) is { } path && list.Evaluate(scope) is { Type: SqlType.Array } values => [(path, [.. values.Items()])],
        _ => [],
    };

    private static readonly SqlFunction? ArrayContains = SqlFunction.Named("ARRAY_CONTAINS");

    private static bool IsConstant(SqlExpression expression) => !expression.SelfAndParts().Any(part => part is DocumentExpression or AggregateExpression);

    private static List<string>? PathOf(SqlExpression expression)
    {
        switch (expression)
        {
            case DocumentExpression:
                return [];
            case PropertyExpression property when PathOf(property.Of) is { } path:
                path.Add(property.Name);
                return path;
            case IndexExpression { Index: LiteralExpression { Value: { Type: SqlType.String } name } } index when PathOf(index.Of) is { } path:
                path.Add(name.Text);
                return path;
            default:
                return null;
        }
    }
}
