namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>A query, taken apart.</summary>
internal sealed record SqlQuery
{
    /// <summary>Null: the documents as they are (SELECT *).</summary>
    public SqlExpression? Projection { get; init; }

    public SqlExpression? Filter { get; init; }

    public IReadOnlyList<SqlOrder> Order { get; init; } = [];

    public SqlExpression? Top { get; init; }

    public SqlExpression? Offset { get; init; }

    public SqlExpression? Limit { get; init; }

    public IReadOnlyList<AggregateExpression> Aggregates { get; init; } = [];

    /// <summary>Where its parts stand in the query's text, for whoever has to write it anew.</summary>
    public required SqlParts Text { get; init; }
}

/// <summary>One expression of ORDER BY.</summary>
internal sealed record SqlOrder(SqlExpression Expression, bool Descending, string Text);

/// <summary>The clauses of a query as they were written.</summary>
internal sealed record SqlParts(string Alias, string From, string? Filter, string? Value, IReadOnlyList<KeyValuePair<string, string>> Items);
