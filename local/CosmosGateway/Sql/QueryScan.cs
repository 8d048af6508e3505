using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Which documents a query has to look at: those of one partition, with one id, or all.</summary>
internal readonly record struct QueryScan(string? Partition, string? Id)
{
    /// <summary>What the filter's equalities say, when all of them must hold. The filter is applied all the same.</summary>
    public static QueryScan Of(SqlQuery query, string[] partitionKeyPath, IReadOnlyDictionary<string, SqlValue> parameters)
    {
        var scan = default(QueryScan);
        foreach (var (path, value) in Equalities(query.Filter, new(SqlValue.Undefined, parameters)))
        {
            if (path.SequenceEqual(partitionKeyPath) && KeyOf(value) is { } key) scan = scan with { Partition = key.Text };
            if (path is ["id"] && value.Type == SqlType.String) scan = scan with { Id = value.Text };
        }

        return scan;
    }

    private static PartitionKeyValue? KeyOf(SqlValue value) => value.Type switch
    {
        SqlType.String => PartitionKeyValue.Of(value.Text),
        SqlType.Number => PartitionKeyValue.Of(value.Number),
        SqlType.Boolean => PartitionKeyValue.Of(value.IsTrue),
        SqlType.Null => PartitionKeyValue.Null,
        _ => null,
    };

    private static IEnumerable<(List<string> Path, SqlValue Value)> Equalities(SqlExpression? filter, SqlScope scope) => filter switch
    {
        BinaryExpression { Operator: "AND" } and => Equalities(and.Left, scope).Concat(Equalities(and.Right, scope)),
        BinaryExpression { Operator: "=", Right: LiteralExpression or ParameterExpression } e when PathOf(e.Left) is { } path =>
            [(path, e.Right.Evaluate(scope))],
        BinaryExpression { Operator: "=", Left: LiteralExpression or ParameterExpression } e when PathOf(e.Right) is { } path =>
            [(path, e.Left.Evaluate(scope))],
        _ => [],
    };

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
