using ProcurementFunctions.Inventory;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// The life of a purchase. Every move is a pure function from record to record; one that does not fit where the purchase
/// stands gives back the record as it was (for the orchestration, which may repeat itself) or a refusal (for people).
/// </summary>
internal static class PurchaseRules
{
    public const string Agent = "agent";
    public const string Policy = "policy";

    private const int KeptEventIds = 100;

    /// <param name="least">The least that the requester always needs of the item; 0: nothing was said.</param>
    public static PurchaseDocument Create(
        string id, PurchaseRequest request, InventoryItem item, DateTimeOffset now, int least = 0)
    {
        var wanted = WantedQuantity.Of(request.Quantity, least, request.MaxTotal);
        var purchase = new PurchaseDocument
        {
            Id = id,
            Sku = item.Sku,
            ItemName = item.Name,
            Quantity = wanted.Units,
            RaisedFrom = wanted.RaisedFrom,
            NeededBy = request.NeededBy,
            Shipping = request.Shipping,
            Vendor = request.Vendor,
            MaxTotal = request.MaxTotal,
            MaxUnitPrice = request.MaxUnitPrice,
            Note = request.Note,
            RequestedBy = request.RequestedBy,
            Source = request.Source,
            Need = request.Need,
            Reason = request.Reason,
            Trigger = request.Trigger,
            Status = PurchaseStatus.Sourcing,
            ProjectedThen = item.Projected,
            CreatedAt = now,
            UpdatedAt = now,
        }.Noted(now, "requested", request.RequestedBy, $"{request.Reason ?? $"{request.Quantity} of {item.Sku}"}{AskedTerms.Of(request)}");
        if (wanted.Units < least) purchase = purchase.Noted(now, "quantityKept", Agent, WantedQuantity.KeptNote(wanted.Units, least));
        return wanted.Note is { } note ? purchase.Noted(now, "quantityRaised", Agent, note) : purchase;
    }

    /// <summary>Whether a name in a record is a person's, and not the agent's, the policy's or a vendor's.</summary>
    public static bool IsPerson(string by) =>
        by is not (Agent or Policy or PurchaseRequest.StockCheckUser) && !by.StartsWith("vendor:", StringComparison.Ordinal);

    /// <summary>Whether this user asked for it, also where they were erased since.</summary>
    public static bool IsRequestedBy(this PurchaseDocument purchase, string userId) =>
        purchase.RequestedBy == userId || purchase.RequesterSeal?.Fits(userId) == true;

    /// <summary>Whether a vendor may have an order of it; one that refused its order or took it back has none.</summary>
    public static bool IsVendorTold(this PurchaseDocument purchase) =>
        purchase.Orders.Any(order => order is { Attempted: true, IsDenied: false, IsOff: false });

    /// <summary>Whether a vendor has an order of it, or has delivered one.</summary>
    public static bool HasStandingOrder(this PurchaseDocument purchase) => purchase.Orders.Any(order => order.IsWithVendor);

    /// <summary>Whether there are orders with vendors of which something may still come.</summary>
    public static bool IsComing(this PurchaseDocument purchase) =>
        purchase.Orders.Any(order => order.IsWithVendor && !ReceiptRules.IsDone(purchase, order));

    /// <summary>Whether all of it that is ordered is with vendors, and some of it may be on its way or in the house.</summary>
    public static bool IsFollowed(this PurchaseDocument purchase) =>
        purchase.Status is PurchaseStatus.Ordered or PurchaseStatus.Shipped or PurchaseStatus.PartiallyReceived;

    /// <summary>Whether the purchase has not come to an end.</summary>
    public static bool IsOpen(this PurchaseDocument purchase) => !IsEnd(purchase.Status);

    public static bool IsEnd(PurchaseStatus status) => status is PurchaseStatus.Received or PurchaseStatus.NoOffer
        or PurchaseStatus.Rejected or PurchaseStatus.Expired or PurchaseStatus.Failed or PurchaseStatus.Cancelled;

    /// <summary>The record with one more line in its timeline.</summary>
    public static PurchaseDocument Noted(
        this PurchaseDocument purchase, DateTimeOffset at, string what, string by, string detail) => purchase with
        {
            UpdatedAt = at,
            Timeline = [.. purchase.Timeline, new TimelineEntry(at, what, by, detail)],
        };

    /// <exception cref="InvalidOperationException">Nothing leads there from where it stands; see <see cref="PurchaseTransitions"/>.</exception>
    public static PurchaseDocument MovedTo(
        this PurchaseDocument purchase, PurchaseStatus status, DateTimeOffset at, string by, string detail)
    {
        if (purchase.Status == status) return purchase;
        if (!PurchaseTransitions.IsAllowed(purchase.Status, status))
            throw new InvalidOperationException($"nothing leads from {NameOf(purchase.Status)} to {NameOf(status)}");
        return (purchase with { Status = status }).Noted(at, NameOf(status), by, detail);
    }

    /// <summary>The record with a vendor's event among those that it knows; of those only the last are kept.</summary>
    public static PurchaseDocument Heard(this PurchaseDocument purchase, string eventId) =>
        purchase with { VendorEvents = [.. purchase.VendorEvents.TakeLast(KeptEventIds - 1), eventId] };

    /// <summary>Marks that the orchestration must look at the record again.</summary>
    public static PurchaseDocument Signalled(this PurchaseDocument purchase) => purchase with { Signals = purchase.Signals + 1 };

    /// <summary>Marks that the orchestration has looked at the record as it is.</summary>
    public static PurchaseDocument Seen(this PurchaseDocument purchase) =>
        purchase.SignalsSeen == purchase.Signals ? purchase : purchase with { SignalsSeen = purchase.Signals };

    /// <summary>
    /// Withdraws a purchase at a person's wish: at once while no vendor has been told, else by the orchestration. The order
    /// that it shares with others can only be withdrawn with all of them.
    /// </summary>
    /// <param name="withAll">Whether all that share its order are withdrawn.</param>
    public static Hosting.Decision<PurchaseDocument> Cancel(
        PurchaseDocument purchase, string by, string reason, DateTimeOffset now, bool withAll = false) => purchase.Status switch
        {
            _ when purchase.Cancel is not null => new(purchase),
            _ when !withAll && SharedOrderRules.Standing(purchase) is { } part =>
                new(SharedOrderRules.TooLate(part.Number, SharedOrderRules.Others(purchase, part.Shared!))),
            PurchaseStatus.Sourcing or PurchaseStatus.AwaitingApproval or PurchaseStatus.Ordering when !purchase.IsVendorTold() => new(
                (purchase with { Cancel = new(by, now, reason) })
                .MovedTo(PurchaseStatus.Cancelled, now, by, reason)
                .Signalled()),
            PurchaseStatus.Sourcing or PurchaseStatus.AwaitingApproval => new(
                (RestRules.Dropped(purchase) with { Cancel = new(by, now, reason) })
                .Noted(now, "cancelRequested", by, reason)
                .MovedTo(PurchaseStatus.Ordered, now, by, "to be cancelled with the vendor")
                .Signalled()),
            PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed or PurchaseStatus.Ordered => new(
                (purchase with { Cancel = new(by, now, reason) })
                .Noted(now, "cancelRequested", by, reason)
                .Signalled()),
            _ => new($"it is too late to cancel a purchase that is {NameOf(purchase.Status)}"),
        };

    public static string NameOf(PurchaseStatus status)
    {
        var name = status.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
