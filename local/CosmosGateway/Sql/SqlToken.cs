namespace ProcurementFunctions.Local.CosmosGateway.Sql;

internal enum SqlTokenKind
{
    End,
    Name,
    Parameter,
    Text,
    Number,
    Symbol,
}

/// <summary>A word of a query. A name's text is as it was written; keywords are names, whatever their case.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int At, double Number = 0)
{
    public bool Is(string symbolOrKeyword) => Kind switch
    {
        SqlTokenKind.Symbol => Text == symbolOrKeyword,
        SqlTokenKind.Name => Text.Equals(symbolOrKeyword, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
