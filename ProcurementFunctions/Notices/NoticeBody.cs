using System.Text.Json.Serialization;

namespace ProcurementFunctions.Notices;

/// <summary>What is sent.</summary>
/// <param name="NoticeId">The same however often the notice comes.</param>
/// <param name="Audience">"approver" or "buyer": whom it is for.</param>
/// <param name="User">The one it is for, where it is for one: the requester, or the approver it was passed on to; null: all with the role.</param>
/// <param name="At">When it happened, in the firm's time.</param>
/// <param name="Status">Where the purchase, or the invoice, stands now, which may be further on.</param>
/// <param name="Link">Where to read and decide; a GET of it changes nothing.</param>
/// <param name="InvoiceId">The invoice that it is about; left out where it is about the purchase.</param>
internal sealed record NoticeBody(
    string NoticeId,
    string Kind,
    string PurchaseId,
    string Audience,
    string? User,
    DateTimeOffset At,
    string Status,
    string Link,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InvoiceId = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(NoticeDocument))]
internal sealed partial class NoticesJson : JsonSerializerContext;
