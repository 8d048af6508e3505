using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Reads expressions, by precedence: ?:, ??, OR, AND, comparison, ||, + -, * / %, sign and NOT.</summary>
internal sealed class SqlExpressionParser(SqlTokens tokens, string alias, IReadOnlyDictionary<string, SqlValue> parameters)
{
    private const int DeepestNesting = 200;
    private const int MostSteps = 1000;
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] AggregateNames = ["COUNT", "SUM", "MIN", "MAX", "AVG"];
    private readonly List<AggregateExpression> _aggregates = [];
    private int _depth;
    private int _steps;
    private SqlExpression? _between;
    private bool _inAggregate;

    public string Alias => alias;

    public IReadOnlyList<AggregateExpression> Aggregates => _aggregates;

    public SqlExpression Parse()
    {
        if (++_depth > DeepestNesting) throw GatewayException.BadRequest($"The query is nested deeper than {DeepestNesting} levels.");
        var expression = LeftToRight(Or, "??");
        if (tokens.TakeIf("?"))
        {
            var then = Parse();
            tokens.Take(":");
            expression = new ConditionalExpression(expression, then, Parse());
        }

        _depth--;
        return expression;
    }

    public SqlExpression Primary()
    {
        var token = tokens.Take();
        return token.Kind switch
        {
            SqlTokenKind.Number => new LiteralExpression(SqlValue.Of(token.Number)),
            SqlTokenKind.Text => new LiteralExpression(SqlValue.Of(token.Text)),
            SqlTokenKind.Parameter => parameters.ContainsKey(token.Text)
                ? new ParameterExpression(token.Text)
                : throw GatewayException.BadRequest($"The query has no value for its parameter {token.Text}."),
            SqlTokenKind.Name => Named(token),
            _ when token.Is("(") => Parenthesized(),
            _ when token.Is("[") => new ArrayExpression(List("]")),
            _ when token.Is("{") => Object(),
            _ => throw GatewayException.BadRequest($"Syntax error at character {token.At}: {token.Text} where an expression was expected."),
        };
    }

    private SqlExpression Or() => LeftToRight(And, "OR");

    private SqlExpression And() => LeftToRight(Comparison, "AND");

    private SqlExpression Comparison()
    {
        // NOT binds tighter than a comparison: NOT c.a = 1 is (NOT c.a) = 1, which nobody means.
        var startsWithNot = tokens.Current.Is("NOT") && !tokens.Following.Is("(");
        var left = Concatenation();
        var negated = tokens.Current.Is("NOT");
        if (negated) tokens.Take();
        if (tokens.Current.Is("LIKE")) throw GatewayException.Unsupported("LIKE");
        if (startsWithNot && (Comparisons.Any(tokens.Current.Is) || tokens.Current.Is("IN") || tokens.Current.Is("BETWEEN")))
            throw GatewayException.BadRequest("NOT binds tighter than the comparison that follows it: write NOT (...).");
        SqlExpression expression;
        var between = tokens.TakeIf("BETWEEN");
        if (between) expression = Between(left);
        else if (tokens.TakeIf("IN")) expression = In(left);
        else if (negated) throw tokens.Unexpected("IN or BETWEEN");
        else return Compared(left);
        if (negated) expression = new UnaryExpression("NOT", expression);
        if (between) _between = expression;
        return expression;
    }

    private SqlExpression Compared(SqlExpression left)
    {
        while (Comparisons.FirstOrDefault(tokens.Current.Is) is { } comparison)
        {
            tokens.Take();
            CountStep();
            left = new BinaryExpression(comparison, left, Concatenation());
        }

        return left;
    }

    private InExpression In(SqlExpression value)
    {
        tokens.Take("(");
        var list = List(")");
        return list.Count > 0 ? new(value, list) : throw GatewayException.BadRequest("IN () has no values.");
    }

    private BinaryExpression Between(SqlExpression value)
    {
        var lowest = Concatenation();
        tokens.Take("AND");
        return new("AND", new BinaryExpression(">=", value, lowest), new BinaryExpression("<=", value, Concatenation()));
    }

    private SqlExpression Concatenation() => LeftToRight(Sum, "||");

    private SqlExpression Sum() => LeftToRight(Product, "+", "-");

    private SqlExpression Product() => LeftToRight(Unary, "*", "/", "%");

    private SqlExpression LeftToRight(Func<SqlExpression> operand, params string[] operators)
    {
        var left = operand();
        while (operators.FirstOrDefault(tokens.Current.Is) is { } found)
        {
            tokens.Take();
            CountStep();
            var right = operand();
            if (ReferenceEquals(_between, left) || ReferenceEquals(_between, right))
                throw GatewayException.BadRequest($"BETWEEN beside {found.ToUpperInvariant()} needs parentheses of its own.");
            left = new BinaryExpression(found, left, right);
        }

        foreach (var bitwise in (ReadOnlySpan<string>)["&", "|", "^", "<<", ">>"])
        {
            if (tokens.Current.Is(bitwise)) throw GatewayException.Unsupported($"the operator {bitwise}");
        }

        return left;
    }

    private SqlExpression Unary()
    {
        if (tokens.Current.Is("~")) throw GatewayException.Unsupported("the operator ~");
        if (!(tokens.Current.Is("NOT") || tokens.Current.Is("-") || tokens.Current.Is("+"))) return Path(Primary());
        if (++_depth > DeepestNesting) throw GatewayException.BadRequest($"The query is nested deeper than {DeepestNesting} levels.");
        var expression = new UnaryExpression(tokens.Take().Text.ToUpperInvariant(), Unary());
        _depth--;
        return expression;
    }

    private SqlExpression Path(SqlExpression start)
    {
        while (true)
        {
            if (tokens.Current.Is(".") || tokens.Current.Is("[")) CountStep();
            if (tokens.TakeIf(".")) start = new PropertyExpression(start, tokens.TakePropertyName());
            else if (tokens.TakeIf("["))
            {
                start = new IndexExpression(start, Parse());
                tokens.Take("]");
            }
            else return start;
        }
    }

    /// <summary>Operators in a row make an expression as deep as nested ones do, and evaluating it takes stack for each.</summary>
    private void CountStep()
    {
        if (++_steps > MostSteps) throw GatewayException.BadRequest($"The query has more than {MostSteps} operators and paths; IN and ARRAY_CONTAINS take long lists.");
    }

    private SqlExpression Parenthesized()
    {
        if (tokens.Current.Is("SELECT")) throw GatewayException.Unsupported("subqueries");
        var expression = Parse();
        tokens.Take(")");
        _between = null;
        return expression;
    }

    private SqlExpression Named(SqlToken name)
    {
        if (tokens.Current.Is("(")) return Call(name.Text);
        if (name.Text.Equals("udf", StringComparison.OrdinalIgnoreCase) && tokens.Current.Is(".")) throw GatewayException.Unsupported("user-defined functions");
        return name.Text switch
        {
            "true" => new LiteralExpression(SqlValue.True),
            "false" => new LiteralExpression(SqlValue.False),
            "null" => new LiteralExpression(SqlValue.Null),
            "undefined" => new LiteralExpression(SqlValue.Undefined),
            _ when name.Text == alias => new DocumentExpression(),
            _ when SqlTokens.IsKeyword(name) => throw GatewayException.BadRequest($"Syntax error at character {name.At}: {name.Text} where an expression was expected."),
            _ => throw GatewayException.BadRequest($"The query has no {name.Text}; its documents are called {alias}."),
        };
    }

    private SqlExpression Call(string name)
    {
        tokens.Take("(");
        if (tokens.Current.Is("SELECT")) throw GatewayException.Unsupported($"{name.ToUpperInvariant()} and other subqueries");
        if (AggregateNames.Contains(name, StringComparer.OrdinalIgnoreCase)) return Aggregate(name.ToUpperInvariant());
        var function = SqlFunction.Named(name) ?? throw GatewayException.Unsupported($"the function {name.ToUpperInvariant()}");
        var arguments = List(")");
        return arguments.Count >= function.Fewest && arguments.Count <= function.Most
            ? new FunctionExpression(function, arguments)
            : throw GatewayException.BadRequest($"{name.ToUpperInvariant()} does not take {arguments.Count} arguments.");
    }

    private AggregateExpression Aggregate(string name)
    {
        if (_inAggregate) throw GatewayException.BadRequest("An aggregate stands inside another.");
        _inAggregate = true;
        var operand = Parse();
        tokens.Take(")");
        _inAggregate = false;
        _aggregates.Add(new AggregateExpression(name, operand, _aggregates.Count));
        return _aggregates[^1];
    }

    private List<SqlExpression> List(string end)
    {
        var list = new List<SqlExpression>();
        if (tokens.TakeIf(end)) return list;
        do list.Add(Parse());
        while (tokens.TakeIf(","));
        tokens.Take(end);
        return list;
    }

    private ObjectExpression Object()
    {
        var properties = new List<KeyValuePair<string, SqlExpression>>();
        if (tokens.TakeIf("}")) return new(properties);
        do
        {
            if (tokens.Current.Kind != SqlTokenKind.Text) throw tokens.Unexpected("a property's name in quotes");
            var name = tokens.Take().Text;
            tokens.Take(":");
            properties.Add(new(name, Parse()));
        }
        while (tokens.TakeIf(","));
        tokens.Take("}");
        return new(properties);
    }
}
