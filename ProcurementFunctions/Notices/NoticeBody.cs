using System.Text.Json.Serialization;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Notices;

/// <summary>What is sent.</summary>
/// <param name="NoticeId">The same however often the notice comes.</param>
/// <param name="Audience">"approver" or "buyer": whom it is for.</param>
/// <param name="User">The one it is for, where it is for one: the requester, or the approver it was passed on to; null: all with the role.</param>
/// <param name="At">When it happened, in the firm's time.</param>
/// <param name="Status">Where the purchase stands now, which may be further on.</param>
/// <param name="Link">Where to read and decide; a GET of it changes nothing.</param>
internal sealed record NoticeBody(
    string NoticeId, string Kind, string PurchaseId, string Audience, string? User, DateTimeOffset At, PurchaseStatus Status, string Link);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(NoticeDocument))]
internal sealed partial class NoticesJson : JsonSerializerContext;
