namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>
/// Two operands. Undefined in a comparison gives undefined; = and != compare across types, the other comparisons only
/// within one; AND and OR know three values.
/// </summary>
internal sealed record BinaryExpression(string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression
{
    public override IEnumerable<SqlExpression> Parts => [Left, Right];

    public override SqlValue Evaluate(in SqlScope scope)
    {
        var left = Left.Evaluate(scope);
        switch (Operator)
        {
            case "AND": return left.IsFalse ? left : And(left, Right.Evaluate(scope));
            case "OR": return left.IsTrue ? left : Or(left, Right.Evaluate(scope));
            case "??": return left.IsDefined ? left : Right.Evaluate(scope);
        }

        var right = Right.Evaluate(scope);
        if (!left.IsDefined || !right.IsDefined) return SqlValue.Undefined;
        return Operator switch
        {
            "=" => SqlValue.Of(left.SameAs(right)),
            "!=" => SqlValue.Of(!left.SameAs(right)),
            "||" when left.Type == SqlType.String && right.Type == SqlType.String => SqlValue.Of(left.Text + right.Text),
            "<" or "<=" or ">" or ">=" => Compare(left, right),
            _ when left.Type == SqlType.Number && right.Type == SqlType.Number => Calculate(left.Number, right.Number),
            _ => SqlValue.Undefined,
        };
    }

    private static SqlValue And(SqlValue left, SqlValue right) =>
        right.IsFalse ? right : left.IsTrue && right.IsTrue ? SqlValue.True : SqlValue.Undefined;

    private static SqlValue Or(SqlValue left, SqlValue right) =>
        right.IsTrue ? right : left.IsFalse && right.IsFalse ? SqlValue.False : SqlValue.Undefined;

    private SqlValue Compare(SqlValue left, SqlValue right)
    {
        if (left.Type != right.Type || left.Type > SqlType.String) return SqlValue.Undefined;
        var order = left.CompareTo(right);
        return SqlValue.Of(Operator switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private SqlValue Calculate(double left, double right) => Operator switch
    {
        "+" => SqlValue.Of(left + right),
        "-" => SqlValue.Of(left - right),
        "*" => SqlValue.Of(left * right),
        "/" => SqlValue.Of(left / right),
        "%" => SqlValue.Of(left % right),
        _ => SqlValue.Undefined,
    };
}
