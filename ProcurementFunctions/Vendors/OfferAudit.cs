using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Vendors;

/// <summary>What the audit trail is told of an offer that a person changed. Pure.</summary>
internal static class OfferAudit
{
    /// <param name="before">Null: it was created.</param>
    public static AuditEntry Changed(VendorOffer? before, VendorOffer after, string by, DateTimeOffset at, string once) => AuditEntry.Of(
        SubjectOf(after), AuditKinds.OfferChanged, by, at, once, $"{after.Sku}: {(before is null ? "created" : "put")} through the API", JsonChanges.Between(Json(before), Json(after)));

    public static AuditEntry Removed(VendorOffer offer, string by, DateTimeOffset at, string once) => AuditEntry.Of(
        SubjectOf(offer), AuditKinds.OfferRemoved, by, at, once, $"{offer.Sku}: removed through the API", JsonChanges.Between(Json(offer), Json(null)));

    private static string SubjectOf(VendorOffer offer) => $"vendor:{offer.VendorId}";

    private static JsonElement Json(VendorOffer? offer) => offer is null
        ? JsonElement.Parse("{}")
        : JsonSerializer.SerializeToElement(offer with { SchemaVersion = default, Type = null, UnknownFields = null, Untold = null, ImportDigest = null }, OfferJson.Default.VendorOffer);
}
