using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Sourcing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

/// <summary>Purchases of several items from ACME in their undo window, and what ACME says of them together.</summary>
internal static class JointSamples
{
    public const double HoldMinutes = 30;
    public static readonly DateTimeOffset Now = Samples.Now;
    public static readonly DateTimeOffset Ready = Now.AddMinutes(HoldMinutes);

    /// <summary>Of this item, approved at a time, at a price and 12 for shipping, in ten days.</summary>
    public static PurchaseDocument Held(
        string sku, int quantity = 100, decimal price = 10, decimal shipping = 12, DateTimeOffset? approvedAt = null, DateOnly? neededBy = null, PurchaseSource source = PurchaseSource.Api)
    {
        var at = approvedAt ?? Now;
        var item = new InventoryItem { Id = sku, Sku = sku, Name = $"Item {sku}" };
        var request = new PurchaseRequest(source, source == PurchaseSource.StockCheck ? $"{sku}:1" : $"buyer:{sku}", sku, quantity, source == PurchaseSource.StockCheck ? PurchaseRequest.StockCheckUser : "buyer", neededBy);
        var quote = Samples.Quote("ACME", price, shipping: shipping) with { QuoteId = $"Q-{sku}", Sku = sku };
        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(quantity, quote));
        var purchase = PurchaseRules.Create(PurchaseIds.For(request), request, item, at);
        purchase = SourcingRules.Chosen(purchase, [quote], [], choice, record, at);
        return ApprovalRules.Ask(purchase, new ApprovalPolicy(AutoApproveBelow: 1_000_000), at, HoldMinutes);
    }

    /// <summary>The same, sorted as a joint order has them.</summary>
    public static IReadOnlyList<PurchaseDocument> Several(params string[] skus) =>
        [.. skus.Select(sku => Held(sku)).OrderBy(purchase => purchase.Id, StringComparer.Ordinal)];

    public static JointLine[] LinesOf(IEnumerable<PurchaseDocument> purchases) => [.. purchases.Select(ConsolidationRules.LineOf)];

    /// <summary>All at the price that they have alone, in as many days, and this for shipping.</summary>
    public static JointQuote Quote(IEnumerable<JointLine> lines, decimal shipping = 15) => new(
        "QJ-1",
        [.. lines.Select(line => new JointQuoteLine(line.Sku, line.Quantity, line.Alone.UnitPrice, 1000, line.Alone.LeadTimeDays))],
        shipping,
        "USD",
        Now.AddDays(30));

    public static JointOrder Propose(IEnumerable<PurchaseDocument> purchases, Func<JointQuote, JointQuote>? change = null)
    {
        var lines = LinesOf(purchases);
        var quote = Quote(lines);
        return JointOrderRules.Propose("ACME", Shipping.Standard, lines, new(change is null ? quote : change(quote)), "USD", Ready);
    }

    /// <summary>Bound to the order and placed with it.</summary>
    public static PurchaseDocument Ordered(PurchaseDocument purchase, JointOrder order)
    {
        var bound = SharedOrderRules.Bind(purchase, order, Ready);
        var part = OrderRules.Find(bound, order.OrderNumber)!;
        var answer = SharedOrderRules.PartOf(new(order.OrderNumber, "V-1", "acknowledged", Ready.AddDays(10), []), bound, part, Ready);
        return OrderRules.AllTold(OrderRules.Placed(bound, answer, Ready), Ready);
    }
}
