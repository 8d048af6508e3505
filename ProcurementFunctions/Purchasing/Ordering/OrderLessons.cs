using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>What placing an order shows of its vendor. Pure.</summary>
internal static class OrderLessons
{
    /// <summary>That the vendor took it or refused it; null while it has said neither.</summary>
    public static Evidence? Of(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset now)
    {
        if (order.PlacedAt is null && order.State != OrderState.Refused) return null;
        // A vendor that takes no joint orders may well take others, and one that does has taken one order.
        if (order.Shared is { } shared && (order.State == OrderState.Refused || shared.Lines[0].PurchaseId != purchase.Id)) return null;
        return new()
        {
            Id = $"taken:{order.Number}",
            VendorId = order.VendorId,
            Sku = purchase.Sku,
            At = order.PlacedAt ?? order.AttemptedAt ?? now,
            Accepted = order.State != OrderState.Refused,
        };
    }
}
