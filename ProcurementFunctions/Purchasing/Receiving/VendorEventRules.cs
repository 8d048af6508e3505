using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// What a vendor's webhook changes. It is a word that something happened, not the figures: those are read from the
/// vendor's order at the look that follows, so that an event that is lost, repeated or out of order does no harm.
/// </summary>
internal static class VendorEventRules
{
    public static readonly IReadOnlyList<string> Types =
        ["acknowledged", "shipped", "delayed", "backordered", "delivered", Cancelled];

    private const string Cancelled = "cancelled";

    public static PurchaseDocument Apply(PurchaseDocument purchase, string vendorId, VendorEventBody told, DateTimeOffset now)
    {
        if (purchase.VendorEvents.Contains(told.EventId)) return purchase;
        if (told.Type != Cancelled) purchase = UnconfirmedRules.TurnedUp(purchase, told.OrderNumber, now);
        if (!purchase.IsOpen()) return purchase;
        if (told.Response is { } response) purchase = ResponseRules.Said(purchase, told.OrderNumber, response with { At = now });
        return purchase.Heard(told.EventId)
            .Noted(now, $"vendorSaid{char.ToUpperInvariant(told.Type[0])}{told.Type[1..]}", $"vendor:{vendorId}", told.Said is { } said ? $"{told.OrderNumber}: {said}" : told.OrderNumber)
            .Signalled();
    }
}
