namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>A call of one of the functions that the gateway knows.</summary>
internal sealed record FunctionExpression(SqlFunction Function, IReadOnlyList<SqlExpression> Arguments) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => Arguments;

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var arguments = new SqlValue[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Arguments[i].Evaluate(scope);
        return Function.Apply(arguments);
    }
}

/// <summary>A function: how many arguments it takes and what it makes of them.</summary>
internal sealed record SqlFunction(int Fewest, int Most, Func<SqlValue[], SqlValue> Apply)
{
    private static readonly Dictionary<string, SqlFunction> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IS_DEFINED"] = Test(v => v.IsDefined),
        ["IS_NULL"] = Test(v => v.Type == SqlType.Null),
        ["IS_BOOL"] = Test(v => v.Type == SqlType.Boolean),
        ["IS_BOOLEAN"] = Test(v => v.Type == SqlType.Boolean),
        ["IS_NUMBER"] = Test(v => v.Type == SqlType.Number),
        ["IS_STRING"] = Test(v => v.Type == SqlType.String),
        ["IS_ARRAY"] = Test(v => v.Type == SqlType.Array),
        ["IS_OBJECT"] = Test(v => v.Type == SqlType.Object),
        ["IS_PRIMITIVE"] = Test(v => v.Type is SqlType.Null or SqlType.Boolean or SqlType.Number or SqlType.String),
        ["STARTSWITH"] = OnTexts((text, part, how) => text.StartsWith(part, how)),
        ["ENDSWITH"] = OnTexts((text, part, how) => text.EndsWith(part, how)),
        ["CONTAINS"] = OnTexts((text, part, how) => text.Contains(part, how)),
        ["STRINGEQUALS"] = OnTexts((text, part, how) => text.Equals(part, how)),
        ["LOWER"] = OnText(text => SqlValue.Of(text.ToLowerInvariant())),
        ["UPPER"] = OnText(text => SqlValue.Of(text.ToUpperInvariant())),
        ["LENGTH"] = OnText(text => SqlValue.Of(text.Length)),
        ["ABS"] = new(1, 1, a => a[0].Type == SqlType.Number ? SqlValue.Of(Math.Abs(a[0].Number)) : SqlValue.Undefined),
        ["ARRAY_LENGTH"] = new(1, 1, a => a[0].Type == SqlType.Array ? SqlValue.Of(a[0].Count) : SqlValue.Undefined),
        ["ARRAY_CONTAINS"] = new(2, 3, ArrayContains),
    };

    public static SqlFunction? Named(string name) => All.GetValueOrDefault(name);

    private static SqlFunction Test(Func<SqlValue, bool> test) => new(1, 1, a => SqlValue.Of(test(a[0])));

    private static SqlFunction OnText(Func<string, SqlValue> make) =>
        new(1, 1, a => a[0].Type == SqlType.String ? make(a[0].Text) : SqlValue.Undefined);

    /// <summary>Two texts and, if wanted, whether case is to be ignored.</summary>
    private static SqlFunction OnTexts(Func<string, string, StringComparison, bool> test) => new(2, 3, a =>
    {
        if (a[0].Type != SqlType.String || a[1].Type != SqlType.String) return SqlValue.Undefined;
        if (a.Length == 3 && a[2].Type != SqlType.Boolean) return SqlValue.Undefined;
        var how = a.Length == 3 && a[2].IsTrue ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return SqlValue.Of(test(a[0].Text, a[1].Text, how));
    });

    /// <summary>With a true third argument an object counts when it has all the properties of the one looked for.</summary>
    private static SqlValue ArrayContains(SqlValue[] arguments)
    {
        if (arguments[0].Type != SqlType.Array || !arguments[1].IsDefined) return SqlValue.Undefined;
        if (arguments.Length == 3 && arguments[2].Type != SqlType.Boolean) return SqlValue.Undefined;
        var partial = arguments.Length == 3 && arguments[2].IsTrue;
        return SqlValue.Of(arguments[0].Items().Any(item => item.SameAs(arguments[1]) || (partial && HasAll(item, arguments[1]))));
    }

    private static bool HasAll(SqlValue item, SqlValue wanted) => item.Type == SqlType.Object && wanted.Type == SqlType.Object
        && wanted.Properties().All(p => item.Property(p.Key) is var mine && (mine.SameAs(p.Value) || HasAll(mine, p.Value)));
}
