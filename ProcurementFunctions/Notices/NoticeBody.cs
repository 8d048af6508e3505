using System.Text.Json.Serialization;

namespace ProcurementFunctions.Notices;

/// <summary>What is sent.</summary>
/// <param name="NoticeId">The same however often the notice comes.</param>
/// <param name="PurchaseId">Null: it is about a shop.</param>
/// <param name="Audience">"approver", "buyer" or "admin": whom it is for.</param>
/// <param name="User">The one it is for, where it is for one: the requester, or the approver it was passed on to; null: all with the role.</param>
/// <param name="At">When it happened, in the firm's time; of a shop on the wall clock.</param>
/// <param name="Status">Where the purchase, the invoice or the shop stands now, which may be further on.</param>
/// <param name="Link">Where to read and decide; a GET of it changes nothing.</param>
/// <param name="InvoiceId">The invoice that it is about; left out where it is not about one.</param>
/// <param name="Shop">The shop that it is about, as it is called in the settings; left out where it is not about one.</param>
internal sealed record NoticeBody(
    string NoticeId,
    string Kind,
    string? PurchaseId,
    string Audience,
    string? User,
    DateTimeOffset At,
    string Status,
    string Link,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InvoiceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Shop = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(NoticeDocument))]
internal sealed partial class NoticesJson : JsonSerializerContext;
