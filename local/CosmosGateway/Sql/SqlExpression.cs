namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>What an expression is evaluated over: a document, the parameters, and what the aggregates came to.</summary>
internal readonly record struct SqlScope(SqlValue Document, IReadOnlyDictionary<string, SqlValue> Parameters, IReadOnlyList<SqlValue>? Aggregates = null);

/// <summary>An expression of a query.</summary>
internal abstract record SqlExpression
{
    public abstract SqlValue Evaluate(in SqlScope scope);

    /// <summary>The expressions that this one is made of.</summary>
    public virtual IEnumerable<SqlExpression> Parts => [];

    public IEnumerable<SqlExpression> SelfAndParts() => Parts.SelectMany(p => p.SelfAndParts()).Prepend(this);
}

internal sealed record LiteralExpression(SqlValue Value) : SqlExpression
{
    public override SqlValue Evaluate(in SqlScope scope) => Value;
}

internal sealed record ParameterExpression(string Name) : SqlExpression
{
    public override SqlValue Evaluate(in SqlScope scope) => scope.Parameters[Name];
}

/// <summary>The document itself: the alias that FROM gives it.</summary>
internal sealed record DocumentExpression : SqlExpression
{
    public override SqlValue Evaluate(in SqlScope scope) => scope.Document;
}

internal sealed record PropertyExpression(SqlExpression Of, string Name) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Of];

    public override SqlValue Evaluate(in SqlScope scope) => Of.Evaluate(scope).Property(Name);
}

internal sealed record IndexExpression(SqlExpression Of, SqlExpression Index) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Of, Index];

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var (of, index) = (Of.Evaluate(scope), Index.Evaluate(scope));
        return index.Type switch
        {
            SqlType.String => of.Property(index.Text),
            SqlType.Number => of.Item(index.Number),
            _ => SqlValue.Undefined,
        };
    }
}

internal sealed record ArrayExpression(IReadOnlyList<SqlExpression> Items) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => Items;

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var items = new List<SqlValue>(Items.Count);
        foreach (var item in Items)
        {
            if (item.Evaluate(scope) is { IsDefined: true } value) items.Add(value);
        }

        return SqlValue.Of(items);
    }
}

internal sealed record ObjectExpression(IReadOnlyList<KeyValuePair<string, SqlExpression>> Properties) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => Properties.Select(p => p.Value);

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var properties = new List<KeyValuePair<string, SqlValue>>(Properties.Count);
        foreach (var (name, expression) in Properties)
        {
            if (expression.Evaluate(scope) is { IsDefined: true } value) properties.Add(new(name, value));
        }

        return SqlValue.Of(properties);
    }
}

internal sealed record UnaryExpression(string Operator, SqlExpression Operand) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Operand];

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var value = Operand.Evaluate(scope);
        return (Operator, value.Type) switch
        {
            ("NOT", SqlType.Boolean) => SqlValue.Of(!value.IsTrue),
            ("-", SqlType.Number) => SqlValue.Of(-value.Number),
            ("+", SqlType.Number) => value,
            _ => SqlValue.Undefined,
        };
    }
}

internal sealed record ConditionalExpression(SqlExpression Condition, SqlExpression Then, SqlExpression Else) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Condition, Then, Else];

    public override SqlValue Evaluate(in SqlScope scope) => (Condition.Evaluate(scope).IsTrue ? Then : Else).Evaluate(scope);
}

internal sealed record InExpression(SqlExpression Value, IReadOnlyList<SqlExpression> List) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => List.Prepend(Value);

    /// <summary>As "value = first OR value = second ...".</summary>
    public override SqlValue Evaluate(in SqlScope scope)
    {
        var value = Value.Evaluate(scope);
        if (!value.IsDefined) return value;
        var sure = true;
        foreach (var item in List)
        {
            var candidate = item.Evaluate(scope);
            if (value.SameAs(candidate)) return SqlValue.True;
            sure &= candidate.IsDefined;
        }

        return sure ? SqlValue.False : SqlValue.Undefined;
    }
}

/// <summary>COUNT, SUM, MIN, MAX or AVG: the rows are added up first, then it stands for what they came to.</summary>
internal sealed record AggregateExpression(string Name, SqlExpression Operand, int Number) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Operand];

    public override SqlValue Evaluate(in SqlScope scope) => scope.Aggregates![Number];
}
