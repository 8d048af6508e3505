namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>Adds up one aggregate over the rows. Rows where its operand is undefined do not count.</summary>
internal sealed class SqlAggregate(AggregateExpression expression)
{
    private long _count;
    private double _sum;
    private bool _hasNoResult;
    private SqlValue _extreme;

    public void Add(in SqlScope scope)
    {
        var value = expression.Operand.Evaluate(scope);
        if (!value.IsDefined) return;
        _count++;
        switch (expression.Name)
        {
            case "SUM" or "AVG" when value.Type == SqlType.Number: _sum += value.Number; break;
            case "SUM" or "AVG": _hasNoResult = true; break;
            case "MIN" or "MAX" when value.Type > SqlType.String: _hasNoResult = true; break;
            case "MIN" when !_extreme.IsDefined || SqlOrdering.Compare(value, _extreme) < 0: _extreme = value.Kept(); break;
            case "MAX" when !_extreme.IsDefined || SqlOrdering.Compare(value, _extreme) > 0: _extreme = value.Kept(); break;
        }
    }

    public SqlValue Result => expression.Name switch
    {
        "COUNT" => SqlValue.Of(_count),
        _ when _hasNoResult => SqlValue.Undefined,
        "SUM" => SqlValue.Of(_sum),
        "AVG" => _count == 0 ? SqlValue.Undefined : SqlValue.Of(_sum / _count),
        _ => _extreme,
    };
}
