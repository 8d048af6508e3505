using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Mail;

/// <summary>What a vendor has entered, as if it had said so by an interface. Pure.</summary>
internal static class MailOrderRules
{
    /// <summary>The id of the document that asks a vendor for a quote: the same for the same purchase, round and vendor.</summary>
    public static string QuoteIdOf(QuoteCause cause, string vendorId) =>
        PurchaseIds.Named("Q-", $"{cause.PurchaseId}\n{cause.Round}\n{vendorId}");

    /// <summary>The quote in the form of the vendor contract.</summary>
    public static QuoteBody Body(VendorMailDocument document, MailQuote quote) => new(
        $"{document.Id}-{quote.Number}",
        document.Sku,
        quote.UnitPrice,
        null,
        quote.MinOrderQuantity,
        null,
        null,
        quote.Available,
        quote.LeadTimeDays,
        quote.ShippingCost,
        document.Currency,
        EndOf(quote.ValidUntil));

    /// <summary>The order as its vendor has it, in its own unit and currency; null: it has not confirmed it.</summary>
    public static VendorOrder? Seen(VendorMailDocument document) => document.Confirmed is not { } said ? null : new(
        document.Id,
        null,
        StatusOf(document),
        EndOf(said.Promised),
        [.. document.Shipments.Select(one => new VendorShipment(one.Id, one.Quantity, one.ShippedAt, one.DeliveredAt, one.Tracking, [new(document.Sku, one.Quantity)]))],
        said.UnitPrice,
        said.ShippingCost,
        said.Quantity);

    /// <summary>As if the vendor had it and gave it up.</summary>
    public static VendorOrder Cancelled(string orderNumber) => new(orderNumber, null, "cancelled", null, []);

    private static string StatusOf(VendorMailDocument document)
    {
        if (EntryRules.IsOver(document)) return "cancelled";
        if (document.Shipments.Count == 0) return "acknowledged";
        return EntryRules.Open(document) == 0 && document.Shipments.All(one => one.DeliveredAt is not null) ? "delivered" : "shipped";
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero);
}
