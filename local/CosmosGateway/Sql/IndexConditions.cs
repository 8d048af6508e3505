using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Finds in a filter what the index can be asked. Pure.</summary>
internal sealed class IndexConditions(IReadOnlyDictionary<string, IndexedName> indexed, IReadOnlyDictionary<string, SqlValue> parameters)
{
    private static readonly SqlFunction? IsDefined = SqlFunction.Named("IS_DEFINED");
    private readonly SqlScope _scope = new(SqlValue.Undefined, parameters);

    /// <summary>All of them hold for every document that passes; none where the filter says nothing of indexed properties.</summary>
    public IEnumerable<IndexCondition> Of(SqlExpression? filter) => filter switch
    {
        BinaryExpression { Operator: "AND" } and => Of(and.Left).Concat(Of(and.Right)),
        BinaryExpression { Operator: "OR" } or => Of(or.Left).FirstOrDefault() is { } one && Of(or.Right).FirstOrDefault() is { } other ? [new IndexEither(one, other)] : [],
        BinaryExpression e when Comparison(e) is { } found => [found],
        InExpression e when NameOf(e.Value) is { } name && e.List.All(QueryScan.IsConstant) => Values(name, e.List.Select(item => item.Evaluate(_scope))),
        FunctionExpression { Arguments: [var list, var item] } e when e.Function == QueryScan.ArrayContains && QueryScan.IsConstant(list)
            && NameOf(item) is { } name && list.Evaluate(_scope) is { Type: SqlType.Array } values => Values(name, values.Items()),
        FunctionExpression { Arguments: [var any] } e when e.Function == IsDefined && NameOf(any) is { } name =>
            [new IndexRange(name, IndexKey.OfType(SqlType.Null), IndexKey.OfType(SqlType.Object + 1))],
        FunctionExpression { Arguments: [var text, ..] } e when NameOf(text) is { } name && QueryScan.PartOf(e, _scope) is { } part => [new IndexText(name, part)],
        _ => [],
    };

    /// <summary>The name of an indexed property of the document itself; null: it is none.</summary>
    private string? NameOf(SqlExpression expression) =>
        QueryScan.PathOf(expression) is [var name] && indexed.ContainsKey(name) ? name : null;

    /// <summary>The name of one that can be sorted by; null: it is none.</summary>
    public string? SortedNameOf(SqlExpression expression) =>
        NameOf(expression) is { } name && !indexed[name].IsDeep ? name : null;

    private IndexCondition? Comparison(BinaryExpression e)
    {
        if (NameOf(e.Left) is { } left && QueryScan.IsConstant(e.Right)) return Comparison(left, e.Operator, e.Right.Evaluate(_scope));
        if (NameOf(e.Right) is { } right && QueryScan.IsConstant(e.Left)) return Comparison(right, Turned(e.Operator), e.Left.Evaluate(_scope));
        return null;
    }

    /// <summary>Values of other types than the one that is compared with pass no comparison.</summary>
    private static IndexCondition? Comparison(string name, string @operator, SqlValue value)
    {
        if (IndexKey.Of(value) is not { } key) return null;
        return @operator switch
        {
            "=" => new IndexValues(name, [key]),
            "<" or "<=" => new IndexRange(name, IndexKey.OfType(value.Type), key),
            ">" or ">=" => new IndexRange(name, key, IndexKey.OfType(value.Type + 1)),
            _ => null,
        };
    }

    private static IndexCondition[] Values(string name, IEnumerable<SqlValue> values)
    {
        byte[]?[] keys = [.. values.Select(IndexKey.Of)];
        return Array.IndexOf(keys, null) < 0 ? [new IndexValues(name, keys!)] : [];
    }

    private static string Turned(string @operator) => @operator switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => @operator };
}
