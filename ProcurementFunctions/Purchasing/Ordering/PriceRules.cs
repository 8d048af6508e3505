using System.Globalization;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// A vendor that wants another price for an order that it has. What the approval covers (less, or within its tolerance) is
/// taken; else it is asked again, and without a yes the order is cancelled with the vendor. Pure.
/// </summary>
internal static class PriceRules
{
    /// <summary>Takes note of what the vendor shows as the price of an order.</summary>
    public static PurchaseDocument Apply(PurchaseDocument purchase, VendorOrder seen, DateTimeOffset now)
    {
        if (OrderRules.Find(purchase, seen.OrderNumber) is not { State: OrderState.Placed or OrderState.Backordered } order) return purchase;
        if (!purchase.IsFollowed() || order.CancelWish is not null) return purchase;
        if (purchase is not { Cancel: null, Approval: { } approval, Choice: { } choice }) return purchase;
        var asked = new OrderPrice(seen.UnitPrice ?? order.UnitPrice, seen.ShippingCost ?? order.ShippingCost);
        if (asked == new OrderPrice(order.UnitPrice, order.ShippingCost)) return purchase;

        var vendor = $"vendor:{order.VendorId}";
        var told = OrderRules.Change(purchase, order.Number, o => o with { VendorPrice = asked })
            .Noted(now, "priceChanged", vendor, string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Number}: {Plain(asked.UnitPrice)} a unit and {Plain(asked.ShippingCost)} for shipping, instead of {Plain(order.UnitPrice)} and {Plain(order.ShippingCost)}"));
        var proposed = WithVendorPrices(choice, told);
        var approved = ChoiceRules.PartOf(approval.Shown, proposed);
        var name = OrderRules.LineOf(purchase, order)?.VendorName ?? order.VendorId;
        if (AboveCeiling(purchase, order, asked, choice, proposed) is { } above)
            return ApprovalRules.AskAgain(told, approved, proposed, $"{name} asks another price: {above}", now);
        return CoverRules.Covers(approval, approved, proposed)
            || ApprovalRules.IsCovered(purchase, approval.Policy, proposed.Total)
                ? Taken(told, PurchaseRules.Policy, "the approval covers it", now)
                : ApprovalRules.AskAgain(told, approved, proposed, $"{name} asks another price", now);
    }

    /// <summary>
    /// How a vendor's price is above what the buyer set as the most, so that neither tolerance nor policy covers it; null where it
    /// is not, or costs no more than before.
    /// </summary>
    private static string? AboveCeiling(PurchaseDocument purchase, PurchaseOrder order, OrderPrice asked, Choice before, Choice proposed) =>
        asked.UnitPrice > order.UnitPrice || proposed.Total > before.Total
            ? Ceilings.Of(purchase.MaxTotal, purchase.MaxUnitPrice)?.Above(proposed.Total, asked.UnitPrice)
            : null;

    /// <summary>Whether a vendor wants another price for an order that it has, and nobody has decided about it.</summary>
    public static bool IsAsked(this PurchaseDocument purchase) => purchase.Orders.Any(order => order is { VendorPrice: not null, CancelWish: null, IsWithVendor: true });

    /// <summary>A person has decided about the vendor's price.</summary>
    public static PurchaseDocument Decided(PurchaseDocument purchase, bool approved, string by, string? comment, DateTimeOffset now) => approved
        ? Taken(purchase, by, comment ?? "the new price is approved", now)
            .MovedTo(PurchaseStatus.Ordered, now, by, "at the vendor's new price")
        : Refused(purchase, by, comment ?? "the new price is rejected", now);

    /// <summary>
    /// Nobody agrees to the vendor's price, so the order is to be cancelled with the vendor; orders of the same purchase with
    /// others stand.
    /// </summary>
    public static PurchaseDocument Refused(PurchaseDocument purchase, string by, string reason, DateTimeOffset now)
    {
        var wish = new CancelRequest(by, now, reason);
        var refused = purchase.Orders.Any(order => order is { IsWithVendor: true, VendorPrice: null })
            ? purchase with { Orders = [.. purchase.Orders.Select(order => order.VendorPrice is null ? order : order with { CancelWish = wish, PriceBefore = null })] }
            : purchase with { Cancel = purchase.Cancel ?? wish };
        return refused.Noted(now, "priceRefused", by, reason)
            .MovedTo(PurchaseStatus.Ordered, now, PurchaseRules.Agent, "to be cancelled with the vendor");
    }

    /// <summary>The orders cost what their vendors say.</summary>
    public static PurchaseDocument Taken(PurchaseDocument purchase, string by, string detail, DateTimeOffset now)
    {
        if (purchase.Orders.All(order => order.VendorPrice is null)) return purchase;
        return (purchase with
        {
            Choice = purchase.Choice is { } choice ? WithVendorPrices(choice, purchase) : null,
            Orders =
            [
                .. purchase.Orders.Select(order => order.VendorPrice is { } price
                    ? At(order, price)
                    : order),
            ],
        }).Noted(now, "priceTaken", by, detail);
    }

    /// <summary>What the orders that are, or may be, with their vendors cost.</summary>
    public static decimal Held(PurchaseDocument purchase) => decimal.Round(
        purchase.Orders.Where(order => order.IsWithVendor || order.State == OrderState.Planned).Sum(order => order.Total), 2);

    private static PurchaseOrder At(PurchaseOrder order, OrderPrice price)
    {
        var at = order with { UnitPrice = price.UnitPrice, ShippingCost = price.ShippingCost, VendorPrice = null, CancelWish = null };
        return at.Total > order.Total ? at with { PriceBefore = order.PriceBefore ?? new(order.UnitPrice, order.ShippingCost) } : at;
    }

    private static Choice WithVendorPrices(Choice choice, PurchaseDocument purchase)
    {
        var prices = (
            from order in purchase.Orders
            where order.VendorPrice is not null
            let line = OrderRules.LineOf(purchase, order)
            where line is not null
            select (line, order.VendorPrice)).ToArray();
        var lines = choice.Lines.Select(line =>
            prices.FirstOrDefault(one => ReferenceEquals(one.line, line)).VendorPrice is { } price
                ? line with { UnitPrice = price.UnitPrice, ShippingCost = price.ShippingCost }
                : line).ToArray();
        return choice with
        {
            Lines = lines,
            Total = decimal.Round(lines.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost), 2),
        };
    }

    private static string Plain(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
