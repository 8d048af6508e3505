using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>
/// Reads the part of Cosmos DB's SQL that the gateway answers: SELECT over one container with WHERE, ORDER BY, TOP and
/// OFFSET LIMIT, and aggregates over all rows. Whatever else the language has is refused by its name.
/// </summary>
internal sealed class SqlParser
{
    private readonly string _sql;
    private readonly SqlTokens _tokens;
    private readonly SqlExpressionParser _expressions;

    private SqlParser(string sql, IReadOnlyDictionary<string, SqlValue> parameters)
    {
        _sql = sql;
        _tokens = new SqlTokens(SqlTokenizer.All(sql));
        _expressions = new SqlExpressionParser(_tokens, Alias(), parameters);
    }

    /// <exception cref="GatewayException">400: a syntax error, or something that the gateway does not support.</exception>
    public static SqlQuery Parse(string sql, IReadOnlyDictionary<string, SqlValue> parameters) =>
        new SqlParser(sql, parameters).Query();

    /// <summary>SELECT may use the alias that only FROM introduces, so FROM is looked up first.</summary>
    private string Alias()
    {
        var from = _tokens.Find("FROM")
            ?? throw GatewayException.Unsupported("a query without FROM");
        _tokens.Seek(from + 1);
        if (_tokens.Current.Is("(")) throw GatewayException.Unsupported("subqueries");
        var name = _tokens.TakeName();
        if (_tokens.Current.Is(".") || _tokens.Current.Is("[")) throw GatewayException.Unsupported("FROM over a part of the documents");
        if (_tokens.Current.Is("IN")) throw GatewayException.Unsupported("FROM ... IN");
        if (_tokens.TakeIf("AS") || (_tokens.Current.Kind == SqlTokenKind.Name && !SqlTokens.IsKeyword(_tokens.Current))) name = _tokens.TakeName();
        _tokens.Seek(0);
        return name;
    }

    private SqlQuery Query()
    {
        _tokens.Take("SELECT");
        if (_tokens.Current.Is("DISTINCT")) throw GatewayException.Unsupported("DISTINCT");
        var top = _tokens.TakeIf("TOP") ? Count() : null;
        var (projection, value, items) = Projection();
        var from = Clause(From);
        var filter = default(SqlExpression);
        var filterText = _tokens.TakeIf("WHERE") ? Clause(() => filter = _expressions.Parse()) : null;
        if (_tokens.Current.Is("GROUP")) throw GatewayException.Unsupported("GROUP BY");
        var order = Order();
        var (offset, limit) = OffsetLimit();
        if (_tokens.Current.Kind != SqlTokenKind.End) throw _tokens.Unexpected("the end of the query");
        if (top is not null && limit is not null) throw GatewayException.BadRequest("A query has either TOP or OFFSET LIMIT.");
        return Checked(new SqlQuery
        {
            Projection = projection,
            Filter = filter,
            Order = order,
            Top = top,
            Offset = offset,
            Limit = limit,
            Aggregates = _expressions.Aggregates,
            Text = new(_expressions.Alias, from, filterText, value, items),
        });
    }

    private static SqlQuery Checked(SqlQuery query)
    {
        if (query.Aggregates.Count == 0) return query;
        if (query.Order.Count > 0 || query.Top is not null || query.Limit is not null)
            throw GatewayException.Unsupported("aggregates together with ORDER BY, TOP or OFFSET LIMIT");
        if (query.Filter?.SelfAndParts().OfType<AggregateExpression>().Any() == true)
            throw GatewayException.BadRequest("WHERE has no aggregates.");
        if (OutsideAggregates(query.Projection!).OfType<DocumentExpression>().Any())
            throw GatewayException.BadRequest("What is selected beside an aggregate has to be one too.");
        return query;
    }

    private static IEnumerable<SqlExpression> OutsideAggregates(SqlExpression expression) =>
        expression is AggregateExpression ? [] : expression.Parts.SelectMany(OutsideAggregates).Prepend(expression);

    private (SqlExpression? Projection, string? Value, IReadOnlyList<KeyValuePair<string, string>> Items) Projection()
    {
        if (_tokens.TakeIf("*")) return (null, null, []);
        if (_tokens.TakeIf("VALUE"))
        {
            var value = default(SqlExpression);
            var text = Clause(() => value = _expressions.Parse());
            return (value, text, []);
        }

        var properties = new List<KeyValuePair<string, SqlExpression>>();
        var texts = new List<KeyValuePair<string, string>>();
        do
        {
            var item = default(SqlExpression)!;
            var text = Clause(() => item = _expressions.Parse());
            var name = _tokens.TakeIf("AS") ? _tokens.TakeName() : NameOf(item, properties.Count(p => p.Key.StartsWith('$')));
            if (properties.Exists(p => p.Key == name)) throw GatewayException.BadRequest($"{name} is selected twice; name one of them otherwise with AS.");
            properties.Add(new(name, item));
            texts.Add(new(name, text));
        }
        while (_tokens.TakeIf(","));
        return (new ObjectExpression(properties), null, texts);
    }

    private static string NameOf(SqlExpression item, int unnamed) => item switch
    {
        PropertyExpression property => property.Name,
        IndexExpression { Index: LiteralExpression { Value: { Type: SqlType.String } name } } => name.Text,
        _ => $"${unnamed + 1}",
    };

    private void From()
    {
        _tokens.Take("FROM");
        _tokens.TakeName();
        if (_tokens.TakeIf("AS") || (_tokens.Current.Kind == SqlTokenKind.Name && !SqlTokens.IsKeyword(_tokens.Current))) _tokens.TakeName();
        if (_tokens.Current.Is("JOIN")) throw GatewayException.Unsupported("JOIN");
    }

    private List<SqlOrder> Order()
    {
        var order = new List<SqlOrder>();
        if (!_tokens.TakeIf("ORDER")) return order;
        _tokens.Take("BY");
        if (_tokens.Current.Is("RANK")) throw GatewayException.Unsupported("ORDER BY RANK");
        do
        {
            var expression = default(SqlExpression)!;
            var text = Clause(() => expression = _expressions.Parse());
            if (expression is not (PropertyExpression or IndexExpression)) throw GatewayException.Unsupported("ORDER BY over anything but a path");
            var descending = _tokens.TakeIf("DESC");
            if (!descending) _tokens.TakeIf("ASC");
            order.Add(new(expression, descending, text));
        }
        while (_tokens.TakeIf(","));
        return order;
    }

    private (SqlExpression? Offset, SqlExpression? Limit) OffsetLimit()
    {
        if (!_tokens.TakeIf("OFFSET")) return (null, null);
        var offset = Count();
        _tokens.Take("LIMIT");
        return (offset, Count());
    }

    private SqlExpression Count() => _tokens.Current.Kind is SqlTokenKind.Number or SqlTokenKind.Parameter
        ? _expressions.Primary()
        : throw _tokens.Unexpected("a number or a parameter");

    private string Clause(Action parse)
    {
        var start = _tokens.Current.At;
        parse();
        return _sql[start.._tokens.Current.At].TrimEnd();
    }
}
