using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What of a purchase's timeline is news. Pure.</summary>
internal static class ChangeRules
{
    /// <summary>What happened to it from then on, in order. What comes again, such as ordered after a price was asked about, is told once.</summary>
    public static IEnumerable<ChangeLine> Of(PurchaseDocument purchase, DateTimeOffset since)
    {
        var told = new HashSet<ChangeKind>();
        foreach (var entry in purchase.Timeline)
        {
            if (KindOf(entry.Event) is not { } kind || (IsToldOnce(kind) && !told.Add(kind)) || entry.At < since) continue;
            yield return new(
                entry.At, kind, purchase.Id, purchase.Sku, purchase.ItemName, purchase.Choice?.Quantity ?? purchase.Quantity, entry.By, entry.Detail);
        }
    }

    private static bool IsToldOnce(ChangeKind kind) => kind is ChangeKind.Ordered or ChangeKind.Shipped or ChangeKind.PartlyReceived;

    private static ChangeKind? KindOf(string what) => what switch
    {
        "requested" => ChangeKind.Begun,
        "approved" or AutonomyRules.Event => ChangeKind.Approved,
        "rejected" => ChangeKind.Rejected,
        "expired" => ChangeKind.Expired,
        "ordered" => ChangeKind.Ordered,
        "shipped" => ChangeKind.Shipped,
        "partiallyReceived" => ChangeKind.PartlyReceived,
        "received" => ChangeKind.Received,
        "cancelled" => ChangeKind.Cancelled,
        "failed" or "noOffer" => ChangeKind.Failed,
        _ => null,
    };
}
