using System.Globalization;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>What a joint order means for one of its purchases. Pure; the same twice changes nothing.</summary>
internal static class SharedOrderRules
{
    /// <summary>
    /// Makes the purchase's part of a joint order, from when on its vendor may be told. A purchase that was withdrawn,
    /// ordered or asked anew since, or that waits again, is left as it is.
    /// </summary>
    public static PurchaseDocument Bind(PurchaseDocument purchase, JointOrder order, DateTimeOffset now)
    {
        if (IsBound(purchase, order) || order.Lines.FirstOrDefault(line => line.PurchaseId == purchase.Id) is not { Together: { } terms } line) return purchase;
        if (!ConsolidationRules.IsCandidate(purchase, now) || !ConsolidationRules.IsReady(purchase, now)) return purchase;
        if (purchase.Round != line.Round || ConsolidationRules.LineOf(purchase) != line with { Together = null }) return purchase;
        var saved = line.Alone.CostOf(line.Quantity) - terms.CostOf(line.Quantity);
        return (purchase with
        {
            Choice = purchase.Choice! with { Lines = [purchase.Choice.Lines[0] with { OrderNumber = order.OrderNumber }] },
            Orders =
            [
                .. purchase.Orders,
                new PurchaseOrder
                {
                    Number = order.OrderNumber,
                    VendorId = order.VendorId,
                    QuoteId = terms.QuoteId,
                    Quantity = line.Quantity,
                    UnitPrice = terms.UnitPrice,
                    ShippingCost = terms.ShippingCost,
                    Shipping = order.Shipping,
                    State = OrderState.Planned,
                    Attempted = true,
                    AttemptedAt = now,
                    Shared = new(
                        order.Id, line.Round, line.Alone.QuoteId, terms.LeadTimeDays, order.ShippingCost, saved, [.. order.Lines.Select(SharedLineOf)]),
                },
            ],
        }).Noted(now, "ordersShared", PurchaseRules.Agent, Describe(order, line, saved));
    }

    /// <summary>Whether the purchase has its part of the joint order.</summary>
    public static bool IsBound(PurchaseDocument purchase, JointOrder order) => OrderRules.Find(purchase, order.OrderNumber) is not null;

    /// <summary>The purchase's part of a joint order that its vendor has or may have, and of which nothing has been shipped; null: none.</summary>
    public static PurchaseOrder? Standing(PurchaseDocument purchase) => purchase.Orders.FirstOrDefault(
        order => order is { Shared: not null, State: OrderState.Planned or OrderState.Placed or OrderState.Backordered });

    /// <summary>The joint order that another purchase is bound to and that names this one; null: none.</summary>
    public static string? InvitationOf(PurchaseDocument purchase, IEnumerable<PurchaseDocument> others) => others
        .SelectMany(other => other.Orders)
        .Where(order => order.State == OrderState.Planned && order.Shared?.Lines.Any(line => line.PurchaseId == purchase.Id) == true)
        .Select(order => order.Shared!.JointOrderId)
        .FirstOrDefault();

    /// <summary>
    /// The joint order came to nothing: the purchase is ordered alone, as it was approved; or ends, where somebody had wanted
    /// to withdraw it.
    /// </summary>
    public static PurchaseDocument Alone(PurchaseDocument purchase, JointOrder order, DateTimeOffset now)
    {
        if (OrderRules.Find(purchase, order.OrderNumber) is not { State: OrderState.Planned, Shared: { } shared } part) return purchase;
        var refused = order.State == JointOrderState.Refused;
        var freed = (refused
                ? OrderRules.Change(purchase, part.Number, o => o with { State = OrderState.Refused })
                : purchase with { Orders = [.. purchase.Orders.Where(o => o.Number != part.Number)] })
            .Noted(now, "orderedAlone", refused ? $"vendor:{part.VendorId}" : PurchaseRules.Agent, $"{part.Number}: {order.Reason}; it is ordered by itself");
        if (shared.WithdrawnAt is not null && purchase.Cancel is null)
            freed = freed with { Cancel = new(PurchaseRules.Agent, now, "it was to be withdrawn, and does not share its order any more") };
        return OrderRules.Plan(freed, part.Shipping, now);
    }

    /// <summary>Notes that somebody wants a purchase withdrawn that shares its order with others.</summary>
    public static PurchaseDocument Withdrawn(PurchaseDocument purchase, string by, string reason, DateTimeOffset now) =>
        Standing(purchase) is not { Shared: { WithdrawnAt: null } shared } part || purchase.Cancel is not null
            ? purchase
            : OrderRules.Change(purchase, part.Number, order => order with { Shared = shared with { WithdrawnAt = now } })
                .Noted(now, "withdrawalWished", by, reason);

    /// <summary>Whether a purchase still wants the goods of the order that it shares.</summary>
    public static bool IsWanted(PurchaseDocument? purchase, string orderNumber) =>
        purchase is { Cancel: null } && purchase.IsOpen()
        && OrderRules.Find(purchase, orderNumber) is { State: not (OrderState.Cancelled or OrderState.Refused or OrderState.Lost), Shared.WithdrawnAt: null };

    /// <summary>The other purchases that share the order.</summary>
    public static IEnumerable<string> Others(PurchaseDocument purchase, SharedOrder shared) =>
        shared.Lines.Select(line => line.PurchaseId).Where(id => id != purchase.Id);

    /// <summary>Why it cannot be withdrawn alone.</summary>
    public static string TooLate(string orderNumber, IEnumerable<string> others) =>
        $"it is too late to withdraw it alone: its order {orderNumber} also holds goods of {string.Join(", ", others)}; when these are withdrawn too, it is cancelled with the vendor";

    /// <summary>
    /// The vendor's order as it is for one purchase: its line, what is shipped of it, its share of the shipping. An order of
    /// one purchase is left as it is.
    /// </summary>
    public static VendorOrder PartOf(VendorOrder seen, PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset now)
    {
        if (order.Shared is not { } shared) return seen;
        var line = seen.Lines?.FirstOrDefault(one => one.Sku == purchase.Sku);
        return seen with
        {
            Status = line?.Status ?? StatusOf(seen, purchase.Sku),
            ExpectedAt = line?.ExpectedAt ?? ExpectedAt(seen, order, shared, now),
            Shipments = ShipmentsOf(seen, purchase.Sku),
            UnitPrice = line?.UnitPrice,
            Quantity = line?.Quantity,
            ShippingCost = ShareOf(seen.ShippingCost, purchase, shared),
        };
    }

    /// <summary>The vendor is about to be asked to cancel the order for another purchase's sake.</summary>
    public static PurchaseDocument CancelAsked(PurchaseDocument purchase, string orderNumber, DateTimeOffset now) =>
        OrderRules.Find(purchase, orderNumber) is { Shared: { CancelAskedAt: null } shared }
            ? OrderRules.Change(purchase, orderNumber, order => order with { Shared = shared with { CancelAskedAt = now } })
            : purchase;

    /// <summary>The order was cancelled for another purchase's sake, so the vendors are asked anew, this one too.</summary>
    public static PurchaseDocument AfterCancelled(PurchaseDocument purchase, DateTimeOffset now) =>
        purchase is { Status: PurchaseStatus.Ordered, Cancel: null, Receipts: [], Orders: [.., { IsOff: true, State: OrderState.Cancelled, TakenBackAt: null } part] }
            ? OrderRules.AskAnew(purchase with { HeldUntil = null }, $"the order {part.Number} that it shared was cancelled for another purchase", now)
            : purchase;

    private static SharedLine SharedLineOf(JointLine line) => new(
        line.PurchaseId, line.Sku, line.ItemName, line.Quantity, line.Together!.UnitPrice, line.Together.ShippingCost);

    private static string Describe(JointOrder order, JointLine line, decimal saved)
    {
        var others = order.Lines.Where(one => one.PurchaseId != line.PurchaseId).Select(one => $"{one.PurchaseId} ({one.Quantity} {one.Sku})");
        var all = order.Lines.Sum(one => one.Alone.CostOf(one.Quantity) - one.Together!.CostOf(one.Quantity));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{order.OrderNumber}: together with {string.Join(", ", others)}, for {line.Together!.CostOf(line.Quantity):0.00} instead of {line.Alone.CostOf(line.Quantity):0.00}; saves {saved:0.00}, and {all:0.00} in all");
    }

    /// <summary>A word for the whole order is no word for a line of which nothing is under way.</summary>
    private static string StatusOf(VendorOrder seen, string sku) =>
        seen.Status.Equals("shipped", StringComparison.OrdinalIgnoreCase) && seen.Shipments.Count > 0 && ShipmentsOf(seen, sku).All(shipment => shipment.ShippedAt is null)
            ? "acknowledged"
            : seen.Status;

    /// <summary>What of the vendor's shipments is of this item; one of nothing where there are others only.</summary>
    private static VendorShipment[] ShipmentsOf(VendorOrder seen, string sku)
    {
        VendorShipment[] own =
        [
            .. seen.Shipments
                .Select(shipment => shipment with { Quantity = shipment.Goods?.Where(goods => goods.Sku == sku).Sum(goods => Math.Max(0, goods.Quantity)) ?? 0 })
                .Where(shipment => shipment.Quantity > 0),
        ];
        return own.Length == 0 && seen.Shipments.Count > 0 ? [new("none", 0, null, null, null)] : own;
    }

    private static DateTimeOffset? ExpectedAt(VendorOrder seen, PurchaseOrder order, SharedOrder shared, DateTimeOffset now)
    {
        if (order.PlacedAt is null)
        {
            // What is said of the order is said of its last goods.
            var quoted = (order.AttemptedAt ?? now).AddDays(shared.LeadTimeDays);
            return seen.ExpectedAt < quoted ? seen.ExpectedAt : quoted;
        }

        return seen.Status.Equals("delayed", StringComparison.OrdinalIgnoreCase) || seen.Status.Equals("backordered", StringComparison.OrdinalIgnoreCase)
            ? seen.ExpectedAt
            : order.ExpectedAt;
    }

    /// <summary>Null where the vendor says nothing else than it quoted.</summary>
    private static decimal? ShareOf(decimal? shippingCost, PurchaseDocument purchase, SharedOrder shared)
    {
        if (shippingCost is not { } amount) return null;
        decimal[] quoted = [.. shared.Lines.Select(line => line.ShippingCost)];
        var shares = amount == shared.ShippingCost
            ? quoted
            : ShippingShares.Of(amount, quoted.Any(cost => cost > 0) ? quoted : [.. shared.Lines.Select(line => line.UnitPrice * line.Quantity)]);
        return shared.Lines.Zip(shares).First(one => one.First.PurchaseId == purchase.Id).Second;
    }
}
