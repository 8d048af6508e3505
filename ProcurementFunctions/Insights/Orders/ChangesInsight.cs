using System.Text.Json.Serialization;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What became of purchases since a time, the firm's clock.</summary>
/// <param name="Purchases">How many purchases something happened to.</param>
/// <param name="Items">The latest first.</param>
public sealed record ChangesInsight(
    DateTimeOffset Since, DateTimeOffset Until, int Purchases, ChangeCounts Counts, IReadOnlyList<ChangeLine> Items, string? NextCursor);

/// <summary>How many purchases each happened to; a purchase counts once for each.</summary>
/// <param name="Begun">Asked for, by people or by the stock check.</param>
/// <param name="Decided">Approved (by a person or the policy), rejected, or expired.</param>
/// <param name="Received">All that will come is in.</param>
/// <param name="Failed">The order could not be placed, or no vendor could offer it.</param>
public sealed record ChangeCounts(
    int Begun,
    int Decided,
    int Approved,
    int Rejected,
    int Expired,
    int Ordered,
    int Shipped,
    int PartlyReceived,
    int Received,
    int Cancelled,
    int Failed);

/// <param name="By">A user id, "vendor:{id}", "policy" or "agent".</param>
/// <param name="Detail">As the timeline has it.</param>
public sealed record ChangeLine(
    DateTimeOffset At, ChangeKind Kind, string PurchaseId, string Sku, string ItemName, int Quantity, string By, string Detail);

/// <summary>What happened to a purchase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("begun")] Begun,
    [JsonStringEnumMemberName("approved")] Approved,
    [JsonStringEnumMemberName("rejected")] Rejected,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("ordered")] Ordered,
    [JsonStringEnumMemberName("shipped")] Shipped,
    [JsonStringEnumMemberName("partlyReceived")] PartlyReceived,
    [JsonStringEnumMemberName("received")] Received,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
    [JsonStringEnumMemberName("failed")] Failed,
}
