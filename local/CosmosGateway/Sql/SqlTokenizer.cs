using System.Globalization;
using System.Text;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Takes a query's text apart into words.</summary>
internal sealed class SqlTokenizer(string sql)
{
    private static readonly string[] Symbols =
        ["!=", "<>", "<=", ">=", "||", "??", "<<", ">>", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "*", "/", "+", "-", "%", "&", "|", "^", "~"];

    private int _at;

    /// <exception cref="GatewayException">400: something that is no word of the language.</exception>
    public static List<SqlToken> All(string sql)
    {
        var tokenizer = new SqlTokenizer(sql);
        var tokens = new List<SqlToken>();
        do tokens.Add(tokenizer.Next());
        while (tokens[^1].Kind != SqlTokenKind.End);
        return tokens;
    }

    private SqlToken Next()
    {
        SkipBlanks();
        if (_at >= sql.Length) return new(SqlTokenKind.End, "the end", _at);
        var c = sql[_at];
        if (char.IsLetter(c) || c == '_') return Name(SqlTokenKind.Name, _at);
        if (c == '@') return Name(SqlTokenKind.Parameter, _at++);
        if (c is '\'' or '"') return Text(c);
        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < sql.Length && char.IsAsciiDigit(sql[_at + 1]))) return Number();
        return Symbol();
    }

    private void SkipBlanks()
    {
        while (_at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[_at])) _at++;
            else if (sql.AsSpan(_at).StartsWith("--")) _at = sql.IndexOf('\n', _at) is >= 0 and var end ? end : sql.Length;
            else return;
        }
    }

    private SqlToken Name(SqlTokenKind kind, int start)
    {
        while (_at < sql.Length && (char.IsLetterOrDigit(sql[_at]) || sql[_at] == '_')) _at++;
        return new(kind, sql[start.._at], start);
    }

    private SqlToken Number()
    {
        var start = _at;
        while (_at < sql.Length && (char.IsAsciiDigit(sql[_at]) || sql[_at] is '.' or 'e' or 'E' || (sql[_at] is '+' or '-' && sql[_at - 1] is 'e' or 'E'))) _at++;
        var text = sql[start.._at];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(SqlTokenKind.Number, text, start, number)
            : throw Wrong($"{text} is not a number", start);
    }

    private SqlToken Text(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < sql.Length && sql[_at] != quote)
        {
            if (sql[_at] == '\\') text.Append(Escaped());
            else text.Append(sql[_at++]);
        }

        if (_at++ >= sql.Length) throw Wrong("a string does not end", start);
        return new(SqlTokenKind.Text, text.ToString(), start);
    }

    private char Escaped()
    {
        if (_at + 1 >= sql.Length) throw Wrong("a string does not end", _at);
        var c = sql[_at + 1];
        _at += 2;
        if (c == 'u')
        {
            _at += 4;
            return _at <= sql.Length && ushort.TryParse(sql.AsSpan(_at - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? (char)code
                : throw Wrong("\\u is not followed by four hexadecimal digits", _at - 6);
        }

        return c switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\'' or '"' or '\\' or '/' => c,
            _ => throw Wrong($"\\{c} is not an escape", _at - 2),
        };
    }

    private SqlToken Symbol()
    {
        foreach (var symbol in Symbols)
        {
            if (!sql.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal)) continue;
            _at += symbol.Length;
            return new(SqlTokenKind.Symbol, symbol == "<>" ? "!=" : symbol, _at - symbol.Length);
        }

        throw Wrong($"{sql[_at]} is not part of the language", _at);
    }

    private static GatewayException Wrong(string what, int at) =>
        GatewayException.BadRequest($"Syntax error at character {at}: {what}.");
}
