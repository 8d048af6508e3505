using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>A quote as the vendor contract has it.</summary>
/// <param name="UnitPrice">For the quantity that was asked for.</param>
/// <param name="PriceBreaks">The first one starts at the minimum order quantity, so they hold the price of every order.</param>
/// <param name="Available">Units that the vendor has.</param>
/// <param name="Unit">What it sells by, and so what its figures are of; null: it does not say.</param>
internal sealed record QuoteAnswer(
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit = null)
{
    public decimal PriceOf(int quantity) =>
        PriceBreaks.LastOrDefault(priceBreak => priceBreak.MinQuantity <= quantity, PriceBreaks[0]).UnitPrice;
}

/// <summary>From this quantity on, a unit costs this.</summary>
internal sealed record PriceBreak(int MinQuantity, decimal UnitPrice);

/// <summary>A quote as it is kept: what was answered, and for which shipping.</summary>
internal sealed record GivenQuote(QuoteAnswer Quote, ShippingSpeed Shipping);
