using System.Text.Json.Serialization;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What is late or will be, by days (UTC) of the firm's clock. A promise names a day: on it nothing is late yet.</summary>
/// <param name="Overdue">Orders past the day that they are expected.</param>
/// <param name="PromiseMissed">Orders that are expected after the day first promised, and are not past it.</param>
/// <param name="NeedMissed">Purchases and orders that come after the day they are needed by, the overdue ones among them.</param>
/// <param name="Vendors">Of all lines with a vendor, the one with the most first.</param>
/// <param name="Items">Overdue ones first, then by kind, those by the most days first.</param>
public sealed record LateInsight(
    DateOnly Today,
    int Overdue,
    int PromiseMissed,
    int NeedMissed,
    IReadOnlyList<LateVendor> Vendors,
    IReadOnlyList<LateLine> Items,
    string? NextCursor);

/// <param name="Orders">How many of its orders are overdue, or come after the day that was promised or needed.</param>
/// <param name="MostDays">By how many days the latest is.</param>
public sealed record LateVendor(string VendorId, string VendorName, int Orders, int MostDays);

/// <summary>An order that is late, or a purchase without one yet that will be.</summary>
/// <param name="VendorId">Null, as the order number: nothing is ordered yet.</param>
/// <param name="Quantity">Units that are still to come.</param>
/// <param name="Promised">The day that the vendor first promised.</param>
/// <param name="Expected">The day that it is expected now; null: nobody knows.</param>
/// <param name="Days">Past the expected, promised or needed day, whichever <paramref name="Kind"/> says.</param>
/// <param name="DaysAfterNeed">By how many days it comes, at the soonest, after it is needed; null: in time, or no day was named.</param>
public sealed record LateLine(
    string PurchaseId,
    string Sku,
    string ItemName,
    PurchaseStatus Status,
    LateKind Kind,
    int Days,
    int? DaysAfterNeed,
    int Quantity,
    string? OrderNumber,
    string? VendorId,
    string? VendorName,
    DateOnly? Promised,
    DateOnly? Expected,
    DateOnly? NeededBy);

/// <summary>In which way, the worst that holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LateKind>))]
public enum LateKind
{
    [JsonStringEnumMemberName("overdue")] Overdue,
    [JsonStringEnumMemberName("promiseMissed")] PromiseMissed,
    [JsonStringEnumMemberName("needMissed")] NeedMissed,
}
