using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

// What travels between the firm and a vendor. Times are UTC, money is in the currency that a quote names. Quantities and prices are
// of the unit that is named beside them, where one is; see UnitRules.

internal sealed record QuoteRequestBody(
    string Sku,
    int Quantity,
    string Shipping,
    DateOnly? NeededBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PackSize = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Contract = null);

internal sealed record QuoteBody(
    string QuoteId,
    string Sku,
    decimal UnitPrice,
    IReadOnlyList<PriceBreakBody>? PriceBreaks,
    int? MinOrderQuantity,
    int? MaxOrderQuantity,
    int? PackSize,
    int? Available,
    int LeadTimeDays,
    decimal ShippingCost,
    string Currency,
    DateTimeOffset ValidUntil,
    string? Unit = null,
    decimal? MinOrderValue = null,
    decimal? FreeShippingFrom = null);

internal sealed record PriceBreakBody(int MinQuantity, decimal UnitPrice);

internal sealed record JointQuoteRequestBody(IReadOnlyList<JointQuoteWish> Lines, string Shipping, DateOnly? NeededBy);

internal sealed record JointQuoteBody(
    string QuoteId,
    IReadOnlyList<JointQuoteLineBody>? Lines,
    decimal ShippingCost,
    string Currency,
    DateTimeOffset ValidUntil);

internal sealed record JointQuoteLineBody(string Sku, int Quantity, decimal UnitPrice, int? Available, int LeadTimeDays);

internal sealed record OrderRequestBody(string OrderNumber, string QuoteId, IReadOnlyList<OrderLineBody> Lines, string Shipping);

internal sealed record OrderLineBody(
    string Sku,
    int Quantity,
    decimal? UnitPrice = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PackSize = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Contract = null);

internal sealed record OrderAnswerBody(
    string OrderNumber,
    string? VendorOrderId,
    string Status,
    DateTimeOffset? ExpectedAt,
    IReadOnlyList<ShipmentBody>? Shipments,
    IReadOnlyList<OrderLineAnswerBody>? Lines = null,
    decimal? ShippingCost = null);

internal sealed record OrderLineAnswerBody(
    string Sku, int Quantity, decimal? UnitPrice = null, string? Status = null, DateTimeOffset? ExpectedAt = null);

internal sealed record ShipmentBody(
    string ShipmentId,
    IReadOnlyList<OrderLineBody> Lines,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    string? Tracking);

internal sealed record TokenBody(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("token_type")] string? TokenType);

/// <summary>What a vendor refused with, as far as it says.</summary>
internal sealed record RefusalBody(string? Title, string? Detail);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(QuoteRequestBody))]
[JsonSerializable(typeof(QuoteBody))]
[JsonSerializable(typeof(JointQuoteRequestBody))]
[JsonSerializable(typeof(JointQuoteBody))]
[JsonSerializable(typeof(OrderRequestBody))]
[JsonSerializable(typeof(OrderAnswerBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(RefusalBody))]
internal sealed partial class VendorContractJson : JsonSerializerContext;
