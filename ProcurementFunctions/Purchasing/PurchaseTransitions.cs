namespace ProcurementFunctions.Purchasing;

/// <summary>Which status may follow which; all that is not here is refused.</summary>
internal static class PurchaseTransitions
{
    private static readonly Dictionary<PurchaseStatus, PurchaseStatus[]> Next = new()
    {
        // Ordered: the rest of it was asked for anew, and it goes on with the orders that stand.
        [PurchaseStatus.Sourcing] =
        [
            PurchaseStatus.AwaitingApproval, PurchaseStatus.Ordering, PurchaseStatus.NoOffer, PurchaseStatus.Ordered,
            PurchaseStatus.Cancelled, PurchaseStatus.Failed,
        ],
        // Ordered: its vendor has the order and asked another price, which was agreed to or is to be cancelled; or as above.
        // Sourcing: fewer were approved than were shown.
        [PurchaseStatus.AwaitingApproval] =
        [
            PurchaseStatus.Sourcing, PurchaseStatus.Ordering, PurchaseStatus.Rejected, PurchaseStatus.Expired, PurchaseStatus.Cancelled,
            PurchaseStatus.Ordered, PurchaseStatus.Failed,
        ],
        // Sourcing: what was approved, or a part of it, cannot be had any more, so the vendors are asked anew; so below.
        [PurchaseStatus.Ordering] =
        [
            PurchaseStatus.Ordered, PurchaseStatus.Unconfirmed, PurchaseStatus.Sourcing, PurchaseStatus.Cancelled,
            PurchaseStatus.Failed,
        ],
        [PurchaseStatus.Unconfirmed] =
        [
            PurchaseStatus.Ordered, PurchaseStatus.Sourcing, PurchaseStatus.Cancelled, PurchaseStatus.Failed,
        ],
        [PurchaseStatus.Ordered] =
        [
            PurchaseStatus.Shipped, PurchaseStatus.PartiallyReceived, PurchaseStatus.Received, PurchaseStatus.AwaitingApproval,
            PurchaseStatus.Sourcing, PurchaseStatus.Cancelled, PurchaseStatus.Failed,
        ],
        [PurchaseStatus.Shipped] =
        [
            PurchaseStatus.PartiallyReceived, PurchaseStatus.Received, PurchaseStatus.AwaitingApproval, PurchaseStatus.Sourcing,
            PurchaseStatus.Cancelled, PurchaseStatus.Failed,
        ],
        // Shipped: all that was booked was taken back; so from received.
        [PurchaseStatus.PartiallyReceived] =
        [
            PurchaseStatus.Received, PurchaseStatus.AwaitingApproval, PurchaseStatus.Sourcing, PurchaseStatus.Failed,
            PurchaseStatus.Shipped,
        ],
        // An order that had been given up turned up at its vendor.
        [PurchaseStatus.Failed] = [PurchaseStatus.Ordered],
        [PurchaseStatus.Cancelled] = [PurchaseStatus.Ordered],
        [PurchaseStatus.Received] = [PurchaseStatus.PartiallyReceived, PurchaseStatus.Shipped],
    };

    public static bool IsAllowed(PurchaseStatus from, PurchaseStatus to) => Next.TryGetValue(from, out var next) && next.Contains(to);
}
