using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>A query's words, read one after the other.</summary>
internal sealed class SqlTokens(List<SqlToken> tokens)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ARRAY", "AS", "ASC", "BETWEEN", "BY", "DESC", "DISTINCT", "ESCAPE", "EXISTS", "FALSE", "FROM", "GROUP", "IN", "JOIN",
        "LEFT", "LIKE", "LIMIT", "NOT", "NULL", "OFFSET", "OR", "ORDER", "OVER", "RIGHT", "SELECT", "TOP", "TRUE", "UDF", "UNDEFINED",
        "VALUE", "WHERE",
    };

    private int _at;

    public SqlToken Current => tokens[_at];

    public SqlToken Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public static bool IsKeyword(SqlToken token) => Keywords.Contains(token.Text);

    /// <summary>Where this keyword stands outside of all brackets; after a dot it is a property's name.</summary>
    public int? Find(string keyword)
    {
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Symbol && tokens[i].Text is "(" or "[" or "{") depth++;
            else if (tokens[i].Kind == SqlTokenKind.Symbol && tokens[i].Text is ")" or "]" or "}") depth--;
            else if (depth == 0 && tokens[i].Kind == SqlTokenKind.Name && tokens[i].Is(keyword) && (i == 0 || !tokens[i - 1].Is("."))) return i;
        }

        return null;
    }

    public void Seek(int index) => _at = index;

    public SqlToken Take()
    {
        var token = Current;
        if (token.Kind != SqlTokenKind.End) _at++;
        return token;
    }

    public bool TakeIf(string symbolOrKeyword)
    {
        if (!Current.Is(symbolOrKeyword)) return false;
        _at++;
        return true;
    }

    public void Take(string symbolOrKeyword)
    {
        if (!TakeIf(symbolOrKeyword)) throw Unexpected(symbolOrKeyword);
    }

    /// <summary>A name that is no keyword.</summary>
    public string TakeName() =>
        Current.Kind == SqlTokenKind.Name && !IsKeyword(Current) ? Take().Text : throw Unexpected("a name");

    /// <summary>The name of a property, after a dot; Cosmos DB takes no keyword there either.</summary>
    public string TakePropertyName()
    {
        if (Current.Kind != SqlTokenKind.Name) throw Unexpected("a property's name");
        return IsKeyword(Current)
            ? throw GatewayException.BadRequest($"Syntax error at character {Current.At}: {Current.Text} is a keyword; write [\"{Current.Text}\"].")
            : Take().Text;
    }

    public GatewayException Unexpected(string wanted) =>
        GatewayException.BadRequest($"Syntax error at character {Current.At}: {Current.Text} where {wanted} was expected.");
}
