using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Sourcing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>Purchases at each point of their life, made by the rules themselves.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly InventoryItem Item = new() { Id = "AR-5381", Sku = "AR-5381", Name = "Adjustable Race", OnHand = 700, ReorderPoint = 750 };

    public static Quote Quote(
        string vendor,
        decimal price = 10,
        int available = 1000,
        int minimum = 1,
        int? maximum = null,
        int pack = 1,
        int days = 10,
        decimal shipping = 0,
        params (int From, decimal Price)[] breaks) => new(
            vendor,
            $"Q-{vendor}",
            Item.Sku,
            price,
            [.. breaks.Select(b => new PriceBreak(b.From, b.Price))],
            minimum,
            maximum,
            pack,
            available,
            days,
            shipping,
            "USD",
            Now.AddDays(30));

    public static VendorStanding Standing(string vendor, double onTime = 0.9, double late = 0, bool preferred = false) =>
        new(vendor, vendor, preferred, onTime, 1, 0, late);

    public static DecisionInputs Inputs(int quantity, params Quote[] quotes) => new(
        Now, quantity, null, GoalWeights.Default, "firm", [], quotes, [.. quotes.Select(quote => Standing(quote.VendorId))]);

    public static PurchaseDocument Sourcing(int quantity = 100, string requestedBy = "buyer") => PurchaseRules.Create(
        "P-0123456789ABC",
        new PurchaseRequest(PurchaseSource.Api, "buyer:1", Item.Sku, quantity, requestedBy),
        Item,
        Now);

    public static PurchaseDocument Chosen(int quantity = 100, params Quote[] quotes)
    {
        if (quotes.Length == 0) quotes = [Quote("ACME")];
        var (choice, record) = ChoiceRules.Choose(Inputs(quantity, quotes));
        return SourcingRules.Chosen(Sourcing(quantity), quotes, [], choice, record, Now);
    }

    public static PurchaseDocument Waiting(ApprovalPolicy? policy = null, params Quote[] quotes) =>
        ApprovalRules.Ask(Chosen(100, quotes), policy ?? new ApprovalPolicy(), Now);

    public static PurchaseDocument Approved(params Quote[] quotes)
    {
        var waiting = Waiting(null, quotes);
        return ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval!.Digest), Now).Value!;
    }

    public static PurchaseDocument Planned(params Quote[] quotes) => OrderRules.Plan(Approved(quotes), Shipping.Standard, Now);

    public static PurchaseDocument Ordered(params Quote[] quotes)
    {
        var purchase = Planned(quotes);
        foreach (var order in purchase.Orders)
        {
            purchase = OrderRules.Attempt(purchase, order.Number, Now);
            purchase = OrderRules.Placed(purchase, new(order.Number, "V-1", "acknowledged", Now.AddDays(10), []), Now);
        }

        return OrderRules.AllTold(purchase, Now);
    }

    public static VendorOrder Shown(
        PurchaseOrder order, string status, int shipped, int delivered, DateTimeOffset? at = null, DateTimeOffset? expected = null) => new(
            order.Number,
            "V-1",
            status,
            expected ?? order.ExpectedAt,
            shipped == 0 ? [] : delivered > 0 && shipped > delivered
                ? [new("S-1", delivered, at ?? Now, at ?? Now, "T1"), new("S-2", shipped - delivered, at ?? Now, null, "T2")]
                : [new("S-1", shipped, at ?? Now, delivered > 0 ? at ?? Now : null, "T1")]);

    /// <summary>An order that ACME has taken, at one a unit and nothing for shipping.</summary>
    public static PurchaseOrder PlacedOrder(string number, int quantity, DateTimeOffset at) => new()
    {
        Number = number,
        VendorId = "ACME",
        QuoteId = "q",
        Quantity = quantity,
        UnitPrice = 1,
        ShippingCost = 0,
        Shipping = Shipping.Standard,
        State = OrderState.Placed,
        Attempted = true,
        PlacedAt = at,
    };
}
