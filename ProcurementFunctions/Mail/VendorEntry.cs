using System.Text.Json.Serialization;

namespace ProcurementFunctions.Mail;

/// <summary>Something that a vendor enters, with what belongs to it; what does not is not looked at. Money and quantities are those of <see cref="VendorMailDocument"/>.</summary>
/// <param name="Do">One of those that <see cref="VendorEntries"/> names.</param>
/// <param name="Promised">Of "confirm": the day by which all of it is to come.</param>
[method: JsonConstructor]
public sealed record VendorEntry(
    string Do,
    decimal? UnitPrice = null,
    decimal? Shipping = null,
    int? Quantity = null,
    int? Available = null,
    int? Minimum = null,
    int? Days = null,
    DateOnly? Promised = null,
    DateOnly? ValidUntil = null,
    string? Tracking = null,
    string? Reason = null,
    string? Note = null);
