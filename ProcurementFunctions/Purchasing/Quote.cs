using System.Text.Json.Serialization;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing;

/// <summary>A vendor's answer to a request for quotation. Money in the firm's currency, quantities in stock units and prices for one of them.</summary>
/// <param name="Usual">What this vendor usually took when the quote came; null while too little was known.</param>
/// <param name="ForQuantity">The quantity that it was asked for, whose shipping it states; null: an older version asked.</param>
/// <param name="Unit">What the vendor sells it by, and so quoted it by; null: by the piece, or it did not say.</param>
/// <param name="MinOrderValue">The least value of an order's goods that the vendor takes; null: any.</param>
/// <param name="FreeShippingFrom">From which value of the goods on it ships free; null: never.</param>
/// <param name="Rate">At which it was converted, as the vendor quoted in another currency; null: in the firm's.</param>
/// <param name="Contract">The contract that it was asked under; null: none.</param>
public sealed record Quote(
    string VendorId,
    string QuoteId,
    string Sku,
    decimal UnitPrice,
    IReadOnlyList<PriceBreak> PriceBreaks,
    int MinOrderQuantity,
    int? MaxOrderQuantity,
    int PackSize,
    int Available,
    int LeadTimeDays,
    decimal ShippingCost,
    string Currency,
    DateTimeOffset ValidUntil,
    UsualPrice? Usual = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ForQuantity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PurchaseUnit? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? MinOrderValue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? FreeShippingFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExchangeRate? Rate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContractTerms? Contract = null);

/// <summary>From this quantity on, a unit costs this.</summary>
public sealed record PriceBreak(int MinQuantity, decimal UnitPrice);

/// <param name="IsUnanswered">Whether the vendor gave no answer, not even a no.</param>
public sealed record QuoteFailure(string VendorId, string Reason, bool IsUnanswered = false);
