namespace ProcurementFunctions.Insights.Orders;

/// <param name="Count">Of purchases, all of them.</param>
/// <param name="Value">Goods and shipping, in the firm's currency; see <see cref="PurchaseValueRules"/>.</param>
public sealed record CountedValue(int Count, decimal Value)
{
    internal static CountedValue None { get; } = new(0, 0);

    internal CountedValue With(decimal value) => new(Count + 1, Value + value);
}
