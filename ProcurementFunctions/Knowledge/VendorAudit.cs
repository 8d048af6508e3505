using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What the audit trail is told of what persons say of vendors. Comments and free-form facts are not repeated in it: they
/// stand with the vendor, where they can be erased. Pure.
/// </summary>
internal static class VendorAudit
{
    private const string Facts = "facts.";

    public static AuditEntry Rated(string vendorId, VendorRating rating, string by, DateTimeOffset at, string once) => AuditEntry.Of(
        SubjectOf(vendorId), AuditKinds.VendorRated, by, at, once, changes: [new("score", null, Json(rating.Score))]);

    /// <param name="before">What was believed; null: nothing.</param>
    public static AuditEntry Said(
        VendorDocument vendor, string belief, BeliefChange change, double? before, string by, DateTimeOffset at, string once) => AuditEntry.Of(
            SubjectOf(vendor.VendorId),
            change.Action switch
            {
                BeliefAction.Correct => AuditKinds.BeliefCorrected,
                BeliefAction.Pin => AuditKinds.BeliefPinned,
                _ => AuditKinds.BeliefForgotten,
            },
            by,
            at,
            once,
            changes: [new($"beliefs.{belief}", Json(before), Json(BeliefRules.Of(vendor, belief, at)?.Value))]);

    /// <param name="before">Null: it was created.</param>
    public static AuditEntry Changed(VendorDocument? before, VendorDocument after, string by, DateTimeOffset at, string once)
    {
        var changes = JsonChanges.Between(Visible(before), Visible(after));
        return AuditEntry.Of(
            SubjectOf(after.VendorId),
            AuditKinds.VendorChanged,
            by,
            at,
            once,
            before is null ? "created through the API" : "put through the API",
            [.. changes.Select(WithoutFreeText)]);
    }

    private static string SubjectOf(string vendorId) => $"vendor:{vendorId}";

    private static FieldChange WithoutFreeText(FieldChange change) =>
        change.Field.StartsWith(Facts, StringComparison.Ordinal) || change.Field == "facts" ? change with { From = null, To = null } : change;

    private static string? Json(double? value) => value is null ? null : JsonSerializer.Serialize(value.Value, KnowledgeJson.Default.Double);

    private static JsonElement Visible(VendorDocument? vendor) => vendor is null
        ? JsonElement.Parse("{}")
        : JsonSerializer.SerializeToElement(
            new VisibleVendor(vendor.Name, vendor.Active, vendor.Preferred, vendor.CreditRating, vendor.Currency, vendor.Email, vendor.MinOrderValue, vendor.FreeShippingFrom, vendor.Calendar, vendor.Facts),
            KnowledgeJson.Default.VisibleVendor);
}

/// <summary>What a person may put of a vendor.</summary>
internal sealed record VisibleVendor(
    string Name, bool Active, bool Preferred, int? CreditRating, string Currency, string? Email, decimal? MinOrderValue, decimal? FreeShippingFrom, VendorCalendar? Calendar, Dictionary<string, JsonElement> Facts);
