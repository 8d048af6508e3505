using System.Text.Json.Serialization;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing;

/// <summary>A purchase as the API shows it.</summary>
/// <param name="Shipping">For this purchase alone; null: as the requester prefers.</param>
/// <param name="Vendor">The one that it is to come from; null: any.</param>
/// <param name="MaxTotal">The most that goods and shipping may cost; null: no ceiling.</param>
/// <param name="MaxUnitPrice">The most that a vendor may quote for a unit; null: no ceiling.</param>
/// <param name="Rest">Units that are bought anew beside orders that stand, as a vendor will not deliver them; null: none.</param>
/// <param name="Order">The first order that its vendor has not refused or taken back; null before there is one. Most purchases have no other.</param>
/// <param name="OverBudget">Why the firm's budget does not cover it, so that only an exception approves it; null: it does.</param>
/// <param name="CountedWith">The purchases with which it comes to the limit below which the policy approves; null: it stays below.</param>
/// <param name="AwaitsQuotesUntil">Until when it waits for quotes by e-mail; null: it does not.</param>
/// <param name="HeldUntil">Until when an approved purchase can be withdrawn free; null: it was not held.</param>
/// <param name="Returns">Goods that went back to their vendors.</param>
/// <param name="Invoices">What its vendors invoiced and credited, and what became of it.</param>
/// <param name="Orders">All orders: one for each vendor that the purchase is split over.</param>
internal sealed record PurchaseView(
    string Id,
    string Sku,
    string ItemName,
    int Quantity,
    DateOnly? NeededBy,
    Shipping? Shipping,
    string? Vendor,
    decimal? MaxTotal,
    decimal? MaxUnitPrice,
    string? Note,
    string RequestedBy,
    PurchaseSource Source,
    string? Reason,
    ReorderTrigger? Trigger,
    PurchaseStatus Status,
    int? Rest,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<QuoteFailure> QuoteFailures,
    Choice? Choice,
    DecisionRecord? DecisionRecord,
    ApprovalView? Approval,
    OrderView? Order,
    IReadOnlyList<OrderView> Orders,
    IReadOnlyList<GoodsReceipt> Receipts,
    IReadOnlyList<GoodsReturn> Returns,
    IReadOnlyList<PurchaseInvoice> Invoices,
    BudgetEntry? Budget,
    string? OverBudget,
    IReadOnlyList<string>? CountedWith,
    DateTimeOffset? AwaitsQuotesUntil,
    DateTimeOffset? HeldUntil,
    IReadOnlyList<TimelineEntry> Timeline,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static PurchaseView Of(PurchaseDocument purchase)
    {
        var orders = purchase.Orders.Select(order => OrderView.Of(order, purchase.Sku)).ToArray();
        return new(
            purchase.Id,
            purchase.Sku,
            purchase.ItemName,
            purchase.Quantity,
            purchase.NeededBy,
            purchase.Shipping,
            purchase.Vendor,
            purchase.MaxTotal,
            purchase.MaxUnitPrice,
            purchase.Note,
            purchase.RequestedBy,
            purchase.Source,
            purchase.Reason,
            purchase.Trigger,
            purchase.Status,
            purchase.Rest,
            purchase.Quotes,
            purchase.QuoteFailures,
            purchase.Choice,
            purchase.DecisionRecord,
            ApprovalView.Of(purchase.Approval),
            orders.Zip(purchase.Orders).FirstOrDefault(pair => pair.Second is { IsDenied: false, IsOff: false }).First ?? orders.FirstOrDefault(),
            orders,
            purchase.Receipts,
            purchase.Returns ?? [],
            purchase.Invoices ?? [],
            purchase.Budget,
            purchase.OverBudget,
            purchase.CountedWith,
            purchase.Status == PurchaseStatus.Sourcing ? purchase.AwaitsQuotesUntil : null,
            purchase.HeldUntil,
            purchase.Timeline,
            purchase.CreatedAt,
            purchase.UpdatedAt);
    }
}

/// <param name="Digest">What an approval names, so that it is bound to what was shown.</param>
/// <param name="Changed">Where something else had been approved before: how this differs from it.</param>
/// <param name="PassedTo">The approver whom it was passed on to; null: nobody.</param>
/// <param name="Decision">"approve" or "reject"; null while it waits.</param>
/// <param name="OverBudget">Whether it was approved although the firm's budget does not cover it.</param>
/// <param name="Quantity">How many units were approved, where those were fewer than were shown; null: all of them.</param>
/// <param name="MaxTotal">What it may come to if prices change; null: what the policy's tolerance lets pass.</param>
/// <param name="Earned">Where the agent approved it by itself: the limits and the evidence; left out where it did not.</param>
internal sealed record ApprovalView(
    string Digest,
    bool Required,
    decimal Total,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RemindedAt,
    ApprovalPolicy Policy,
    string? Decision,
    string? By,
    DateTimeOffset? At,
    string? Comment,
    bool OverBudget,
    int? Quantity,
    decimal? MaxTotal,
    ApprovalChange? Changed,
    string? PassedTo,
    DateTimeOffset? PassedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EarnedApproval? Earned)
{
    public static ApprovalView? Of(Approval? approval) => approval is null ? null : new(
        approval.Digest,
        approval.Required,
        approval.Shown.Total,
        approval.RequestedAt,
        approval.ExpiresAt,
        approval.RemindedAt,
        approval.Policy,
        approval.Decision is { } decision ? (decision.Approved ? DecisionBody.Approve : DecisionBody.Reject) : null,
        approval.Decision?.By,
        approval.Decision?.At,
        approval.Decision?.Comment,
        approval.Decision?.OverBudget == true,
        approval.Decision?.Quantity,
        approval.Decision?.MaxTotal,
        approval.Changed,
        approval.PassedTo,
        approval.PassedAt,
        approval.Earned);
}

/// <param name="Lines">All lines of the order; of one that is shared, those of the other purchases too.</param>
/// <param name="AcceptedQuantity">Units that its vendor accepted, where these are fewer than were ordered; else null.</param>
/// <param name="ShippingCost">Of a shared order, this purchase's share.</param>
/// <param name="Total">Goods and shipping of what is to come; of a shared order, this purchase's part.</param>
/// <param name="Shared">With whom it is shared; null: with nobody.</param>
/// <param name="Rate">At which the vendor's currency was converted; null: it is owed in the firm's.</param>
/// <param name="OwedTotal">The total in the vendor's currency.</param>
internal sealed record OrderView(
    string OrderNumber,
    string VendorId,
    string? VendorOrderId,
    string QuoteId,
    OrderState Status,
    IReadOnlyList<OrderLineView> Lines,
    int? AcceptedQuantity,
    decimal ShippingCost,
    decimal Total,
    DateTimeOffset? PlacedAt,
    DateTimeOffset? PromisedAt,
    DateTimeOffset? ExpectedAt,
    DateTimeOffset? ShippedAt,
    string? Tracking,
    int DeliveredQuantity,
    DateTimeOffset? DeliveredAt,
    SharedOrderView? Shared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExchangeRate? Rate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? OwedTotal = null)
{
    public static OrderView Of(PurchaseOrder order, string sku) => new(
        order.Number,
        order.VendorId,
        order.VendorOrderId,
        order.QuoteId,
        order.State,
        LinesOf(order, sku),
        order.AcceptedQuantity,
        order.ShippingCost,
        order.Total,
        order.PlacedAt,
        order.PromisedAt,
        order.ExpectedAt,
        order.ShippedAt,
        order.Tracking,
        order.DeliveredQuantity,
        order.DeliveredAt,
        SharedOrderView.Of(order),
        order.Rate,
        order.Rate is null ? null : VendorTerms.Owed(order, order.Total));

    /// <summary>This purchase's line at the price that it has now, the others' as they were ordered.</summary>
    private static OrderLineView[] LinesOf(PurchaseOrder order, string sku) => order.Shared is { } shared
        ? [.. shared.Lines.Select(line => new OrderLineView(line.Sku, line.Quantity, line.Sku == sku ? order.UnitPrice : line.UnitPrice, line.PurchaseId))]
        : [new(sku, order.Quantity, order.UnitPrice, null, order.Unit, order.Unit?.PurchaseUnits(order.Quantity), order.Unit is null && order.Rate is null ? null : VendorTerms.PriceOf(order))];
}

/// <param name="Quantity">In stock units, and so the price.</param>
/// <param name="PurchaseId">Whose line it is, in a shared order; else null.</param>
/// <param name="Unit">What the vendor sells it by; null: by the piece.</param>
/// <param name="PurchaseQuantity">How many of those are ordered: 3 boxes of 12 are 36 units.</param>
/// <param name="PurchasePrice">What one of those costs, in the currency that it is owed in.</param>
internal sealed record OrderLineView(
    string Sku,
    int Quantity,
    decimal UnitPrice,
    string? PurchaseId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PurchaseUnit? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PurchaseQuantity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? PurchasePrice = null);

/// <summary>That an order also holds goods of other purchases, as that was cheaper.</summary>
/// <param name="With">The purchases that share it, this one among them.</param>
/// <param name="ShippingCost">Of the whole order.</param>
/// <param name="Total">Of the whole order, as it was ordered.</param>
/// <param name="Saved">How much less this purchase costs than by an order of its own.</param>
internal sealed record SharedOrderView(IReadOnlyList<string> With, decimal ShippingCost, decimal Total, decimal Saved)
{
    public static SharedOrderView? Of(PurchaseOrder order) => order.Shared is { } shared
        ? new(
            [.. shared.Lines.Select(line => line.PurchaseId)],
            shared.ShippingCost,
            shared.Lines.Sum(line => line.UnitPrice * line.Quantity) + shared.ShippingCost,
            shared.Saved)
        : null;
}
