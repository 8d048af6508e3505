using System.Globalization;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// What vendors will not deliver of a purchase, as they refused their order, took it back, accepted less or asked more than the
/// budget allows, is asked of others, while the orders that stand are followed. Where nobody offers it, or nobody agrees to it, the purchase goes on with what it has.
/// Pure.
/// </summary>
internal static class RestRules
{
    /// <summary>Whether a vendor will not deliver its order and nobody else was asked for it.</summary>
    public static bool IsLacking(PurchaseDocument purchase) => purchase.Cancel is null && Lacking(purchase).Any() && Missing(purchase) > 0;

    /// <summary>The vendors are asked anew for what is missing: all of it, or the rest beside the orders that stand.</summary>
    public static PurchaseDocument Sought(PurchaseDocument purchase, DateTimeOffset now)
    {
        var lacking = Lacking(purchase).ToArray();
        var why = lacking.Length == 0 ? "no vendor has the order" : string.Join(" and ", lacking.GroupBy(WhatBecame).Select(orders =>
            $"{string.Join(" and ", orders.Select(order => NameOf(purchase, order)))} {orders.Key}"));
        var rest = Missing(purchase);
        var sought = purchase with
        {
            HeldUntil = null,
            Rest = purchase.HasStandingOrder() ? rest : null,
            Orders = [.. purchase.Orders.Select(order => lacking.Contains(order) ? order with { IsSoughtElsewhere = true } : order)],
        };
        return OrderRules.AskAnew(
            sought, sought.Rest is null ? why : string.Create(CultureInfo.InvariantCulture, $"{why}, so {rest} of {purchase.Quantity} are missing"), now);
    }

    /// <summary>A vendor that took its order back, or accepted less, while the others are followed: what it will not deliver is asked of others.</summary>
    public static PurchaseDocument Check(PurchaseDocument purchase, DateTimeOffset now) =>
        purchase.IsFollowed() && Lacking(purchase).Any(order => order.State != OrderState.Refused) && IsLacking(purchase)
            ? Sought(purchase, now)
            : purchase;

    /// <summary>The rest cannot be had; the purchase goes on with the orders that stand.</summary>
    public static PurchaseDocument GoneOn(PurchaseDocument purchase, string by, string why, DateTimeOffset now)
    {
        var ordered = purchase.Orders.Where(order => order.IsWithVendor).Sum(order => order.Agreed);
        return Dropped(purchase).MovedTo(PurchaseStatus.Ordered, now, by, string.Create(
            CultureInfo.InvariantCulture, $"{why}; it goes on with {ordered} of {purchase.Quantity}"));
    }

    /// <summary>The purchase without the wish for the rest.</summary>
    public static PurchaseDocument Dropped(PurchaseDocument purchase) => purchase.Rest is null ? purchase : purchase with
    {
        Rest = null,
        HeldUntil = null,
        Choice = With(purchase, null),
    };

    /// <summary>The purchase with a choice of the orders that stand alone, after one of several was cancelled; of one, it tells what was chosen.</summary>
    public static PurchaseDocument OfWhatStands(PurchaseDocument purchase) =>
        purchase.HasStandingOrder() ? purchase with { Choice = With(purchase, null) } : purchase;

    /// <summary>What a choice for the rest makes of the whole purchase: the orders that stand, and what it adds.</summary>
    public static Choice? With(PurchaseDocument purchase, Choice? rest)
    {
        if (purchase.Choice is not { } before) return rest;
        ChoiceLine[] lines = [.. Standing(purchase), .. rest?.Lines ?? []];
        return new(lines, TotalOf(lines), lines.Sum(line => line.Quantity), rest is null ? before.Notes : [NoteOf(purchase), .. rest.Notes]);
    }

    /// <summary>The lines of a choice that are to be ordered: all but those of which orders stand.</summary>
    public static IEnumerable<ChoiceLine> Added(PurchaseDocument purchase, Choice choice) =>
        purchase.Rest is null ? choice.Lines : choice.Lines.Where(line => line.OrderNumber is null);

    private static IEnumerable<ChoiceLine> Standing(PurchaseDocument purchase) =>
        from order in purchase.Orders
        where order.IsWithVendor
        let line = OrderRules.LineOf(purchase, order)
        where line is not null
        select line with { OrderNumber = order.Number, Quantity = order.Agreed, UnitPrice = order.UnitPrice, ShippingCost = order.ShippingCost };

    private static IEnumerable<PurchaseOrder> Lacking(PurchaseDocument purchase) =>
        purchase.Orders.Where(order => !order.IsSoughtElsewhere && (order.IsDenied || (order.IsWithVendor && order.Agreed < order.Quantity)));

    /// <summary>What its vendors will not deliver, as far as it is still needed.</summary>
    private static int Missing(PurchaseDocument purchase)
    {
        var held = purchase.Orders.Where(order => order.IsWithVendor || order.State == OrderState.Planned).Sum(order => order.Agreed);
        return Math.Min(Lacking(purchase).Sum(order => order.IsDenied ? order.Quantity : order.Quantity - order.Agreed), purchase.Quantity - held);
    }

    private static string WhatBecame(PurchaseOrder order) => order switch
    {
        { State: OrderState.Refused } => "refused the order",
        { TakenBackAt: not null } => "took the order back",
        { IsTooDear: true } => "asked more than the budget allows",
        _ => "accepted less",
    };

    private static string NoteOf(PurchaseDocument purchase)
    {
        var ordered = Standing(purchase).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} from {line.VendorName}"));
        return string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(" and ", ordered)} are ordered already; what is new is for the other {purchase.Rest}");
    }

    private static decimal TotalOf(ChoiceLine[] lines) =>
        decimal.Round(lines.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost), 2);

    private static string NameOf(PurchaseDocument purchase, PurchaseOrder order) =>
        OrderRules.LineOf(purchase, order)?.VendorName ?? order.VendorId;
}
