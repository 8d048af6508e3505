using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Which documents a query has to look at, and in which order: those of some partitions, with one id, that hold a text, or all.</summary>
/// <param name="Partitions">Each once; null: any.</param>
/// <param name="Text">What their JSON holds somewhere, in whatever case; lower-case letters, digits and signs that JSON never escapes; null: anything.</param>
/// <param name="FromId">Not null: all of them by their ids from this one on, as ORDER BY wants it; null: by their numbers.</param>
/// <param name="Conditions">What the container's index can be asked, where no partition and no id is known.</param>
/// <param name="Order">Not null: they come by an indexed property, as ORDER BY wants it.</param>
internal readonly record struct QueryScan(
    IReadOnlyList<string>? Partitions, string? Id, string? Text = null, string? FromId = null, IReadOnlyList<IndexCondition>? Conditions = null, IndexOrder? Order = null)
{
    /// <summary>Where a document may hold a character by its number, its text is not what it stands for.</summary>
    private const string NeverEscaped = "abcdefghijklmnopqrstuvwxyz0123456789 -_.,:;()";

    public static readonly SqlFunction? ArrayContains = SqlFunction.Named("ARRAY_CONTAINS");
    private static readonly SqlFunction?[] OfTexts = [SqlFunction.Named("CONTAINS"), SqlFunction.Named("STARTSWITH"), SqlFunction.Named("ENDSWITH"), SqlFunction.Named("STRINGEQUALS")];

    /// <summary>What the filter's conditions say, when all of them must hold. The filter is applied all the same.</summary>
    public static QueryScan Of(SqlQuery query, string[] partitionKeyPath, IReadOnlyDictionary<string, SqlValue> parameters)
    {
        var scan = default(QueryScan);
        foreach (var (path, values) in Wanted(query.Filter, new(SqlValue.Undefined, parameters)))
        {
            if (path.SequenceEqual(partitionKeyPath)) scan = scan with { Partitions = Narrower(scan.Partitions, values) };
            if (path is ["id"] && values is [{ Type: SqlType.String } id]) scan = scan with { Id = id.Text };
        }

        return scan with { Text = TextOf(query.Filter, new(SqlValue.Undefined, parameters)) };
    }

    /// <summary>By the container's index, and in the order that ORDER BY wants where ids or the index have it, if documents of any partition may be meant.</summary>
    /// <param name="query">Its filter and its order count.</param>
    /// <param name="index">Of the container.</param>
    /// <param name="from">What a page before ended with, or where the SDK goes on; null: from the first.</param>
    public QueryScan By(SqlQuery query, IndexConditions index, SqlValue? from)
    {
        if (Partitions is not null || Id is not null) return this;
        var scan = this with { Conditions = [.. index.Of(query.Filter)] };
        return query.Order switch
        {
            [{ Descending: false } order] when PathOf(order.Expression) is ["id"] => scan with { FromId = from is { Type: SqlType.String } id ? id.Text : "" },
            [var order] when index.SortedNameOf(order.Expression) is { } name => scan with { Order = new(name, order.Descending, from is { } value ? IndexKey.Of(value) : null) },
            _ => scan,
        };
    }

    /// <summary>A text that every document has which passes; null: none is known.</summary>
    private static string? TextOf(SqlExpression? filter, SqlScope scope) => filter switch
    {
        BinaryExpression { Operator: "AND" } and => TextOf(and.Left, scope) ?? TextOf(and.Right, scope),
        BinaryExpression { Operator: "OR" } or => TextOf(or.Left, scope) is { } text && text == TextOf(or.Right, scope) ? text : null,
        FunctionExpression e => PartOf(e, scope),
        _ => null,
    };

    /// <summary>What a text has in it, in lower case, if this is true; null: nothing is known.</summary>
    public static string? PartOf(FunctionExpression e, SqlScope scope) =>
        e is { Arguments: [_, var part, ..] } && OfTexts.Contains(e.Function) && IsConstant(part)
            && part.Evaluate(scope) is { Type: SqlType.String } value && value.Text.ToLowerInvariant() is { Length: > 0 } lower && lower.All(NeverEscaped.Contains)
            ? lower
            : null;

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

    public static bool IsConstant(SqlExpression expression) => !expression.SelfAndParts().Any(part => part is DocumentExpression or AggregateExpression);

    public static List<string>? PathOf(SqlExpression expression)
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
