using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>
/// Tells an SDK that cannot plan a query by itself how its pipeline has to run it: which query to send instead, and what
/// it does itself with the results (merge by ORDER BY, add up, skip, limit).
/// </summary>
internal static class QueryPlan
{
    /// <summary>Where the SDK puts its own condition when it goes on in the middle of an ordered query.</summary>
    private const string ResumeFilter = "{documentdb-formattableorderbyquery-filter}";

    public static ReadOnlyMemory<byte> Of(SqlQuery query, QueryRequest request)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteNumber("partitionedQueryExecutionInfoVersion"u8, 2);
            json.WriteStartObject("queryInfo"u8);
            WriteInfo(json, query, request);
            json.WriteEndObject();
            json.WriteStartArray("queryRanges"u8);
            json.WriteStartObject();
            json.WriteString("min"u8, "");
            json.WriteString("max"u8, "FF");
            json.WriteBoolean("isMinInclusive"u8, true);
            json.WriteBoolean("isMaxInclusive"u8, false);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    private static void WriteInfo(Utf8JsonWriter json, SqlQuery query, QueryRequest request)
    {
        json.WriteString("distinctType"u8, "None");
        WriteCount(json, "top", query.Top, request);
        WriteCount(json, "offset", query.Offset, request);
        WriteCount(json, "limit", query.Limit, request);
        WriteTexts(json, "orderBy", query.Order.Select(o => o.Descending ? "Descending" : "Ascending"));
        WriteTexts(json, "orderByExpressions", query.Order.Select(o => o.Text));
        WriteTexts(json, "groupByExpressions", []);
        WriteTexts(json, "groupByAliases", []);
        WriteTexts(json, "aggregates", Aggregates(query));
        json.WriteStartObject("groupByAliasToAggregateType"u8);
        json.WriteEndObject();
        json.WriteString("rewrittenQuery"u8, Rewritten(query, request));
        json.WriteBoolean("hasSelectValue"u8, query.Text.Value is not null);
        json.WriteBoolean("hasNonStreamingOrderBy"u8, false);
    }

    /// <summary>Only a lone aggregate is added up by the SDK; the container is one range, so any other is final as it is.</summary>
    private static IEnumerable<string> Aggregates(SqlQuery query) => query.Projection is AggregateExpression { Name: var name }
        ? [name switch { "COUNT" => "Count", "SUM" => "Sum", "MIN" => "Min", "MAX" => "Max", _ => "Average" }]
        : [];

    private static string Rewritten(SqlQuery query, QueryRequest request)
    {
        var where = query.Text.Filter is { } filter ? $"\nWHERE {filter}" : "";
        if (query.Projection is AggregateExpression aggregate) return $"SELECT VALUE [{Partial(aggregate, query.Text.Value!)}]\n{query.Text.From}{where}";
        if (query.Order.Count == 0 && query.Limit is null && query.Top is null) return "";
        return query.Order.Count == 0 ? Unordered(query, request, where) : Ordered(query, request);
    }

    private static string Partial(AggregateExpression aggregate, string text)
    {
        var operand = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.LastIndexOf(')')];
        return aggregate.Name switch
        {
            "AVG" => $$$"""{"item": {"sum": SUM({{{operand}}}), "count": COUNT({{{operand}}})}}""",
            "MIN" => $$$"""{"item": MIN({{{operand}}}), "item2": {"min": MIN({{{operand}}}), "count": COUNT({{{operand}}})}}""",
            "MAX" => $$$"""{"item": MAX({{{operand}}}), "item2": {"max": MAX({{{operand}}}), "count": COUNT({{{operand}}})}}""",
            var name => $$$"""{"item": {{{name}}}({{{operand}}})}""",
        };
    }

    private static string Ordered(SqlQuery query, QueryRequest request)
    {
        var text = query.Text;
        var items = string.Join(", ", query.Order.Select(o => $$"""{"item": {{o.Text}}}"""));
        var payload = text.Value ?? (text.Items.Count == 0 ? text.Alias : Object(text.Items));
        var where = text.Filter is { } filter ? $"WHERE (({filter}) AND ({ResumeFilter}))" : $"WHERE ({ResumeFilter})";
        var order = string.Join(", ", query.Order.Select(o => o.Text + (o.Descending ? " DESC" : " ASC")));
        return $"SELECT {Top(query, request)}{text.Alias}._rid, [{items}] AS orderByItems, {payload} AS payload\n{text.From}\n{where}\nORDER BY {order}{Limit(query, request)}";
    }

    private static string Object(IReadOnlyList<KeyValuePair<string, string>> items) =>
        $"{{{string.Join(", ", items.Select(i => $"\"{JsonEncodedText.Encode(i.Key)}\": {i.Value}"))}}}";

    private static string Unordered(SqlQuery query, QueryRequest request, string where)
    {
        var text = query.Text;
        var selected = text.Value is { } value ? "VALUE " + value
            : text.Items.Count == 0 ? "*" : string.Join(", ", text.Items.Select(i => i.Key.StartsWith('$') ? i.Value : $"{i.Value} AS {i.Key}"));
        return $"SELECT {Top(query, request)}{selected}\n{text.From}{where}{Limit(query, request)}";
    }

    private static string Top(SqlQuery query, QueryRequest request) =>
        query.Top is null ? "" : string.Create(CultureInfo.InvariantCulture, $"TOP {Number(query.Top, request)} ");

    /// <summary>The SDK skips; the server has to answer what is skipped too.</summary>
    private static string Limit(SqlQuery query, QueryRequest request) => query.Limit is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"\nOFFSET 0 LIMIT {Number(query.Offset!, request) + Number(query.Limit, request)}");

    private static double Number(SqlExpression count, QueryRequest request) => count.Evaluate(new(SqlValue.Undefined, request.Parameters)).Number;

    private static void WriteCount(Utf8JsonWriter json, string name, SqlExpression? count, QueryRequest request)
    {
        if (count is null) json.WriteNull(name);
        else json.WriteNumber(name, (uint)Number(count, request));
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
