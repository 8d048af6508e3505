using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <inheritdoc cref="OfferView"/>
public sealed record OfferTermsView(
    int LeadTimeDays,
    decimal UnitPrice,
    decimal? LastReceiptCost,
    int MinOrderQuantity,
    int? MaxOrderQuantity,
    string? Unit,
    int? PackSize,
    string? Currency,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    ExchangeRate? Rate,
    StockUnitTerms PerStockUnit)
{
    internal static OfferTermsView Of(VendorOffer offer)
    {
        var (unit, rate) = (offer.SoldBy, offer.Rate);
        return new(
            offer.LeadTimeDays,
            Own(offer.UnitPrice),
            offer.LastReceiptCost is { } cost ? Own(cost) : null,
            unit?.PurchaseUnits(offer.MinOrderQuantity) ?? offer.MinOrderQuantity,
            offer.MaxOrderQuantity / (unit?.Size ?? 1),
            offer.Unit,
            LotOf(offer),
            rate?.Currency,
            offer.ValidFrom,
            offer.ValidTo,
            rate,
            new(offer.UnitPrice, offer.MinOrderQuantity, offer.MaxOrderQuantity, offer.PackSize));

        decimal Own(decimal price)
        {
            var own = rate?.FromFirms(price * (unit?.Size ?? 1)) ?? unit?.PriceOfPurchaseUnit(price) ?? price;
            // 24.000000 is 24.
            return own / 1.0000000000000000000000000000m;
        }
    }

    /// <summary>The pack size that says the same again.</summary>
    private static int? LotOf(VendorOffer offer)
    {
        var lot = offer.SoldBy is { } unit && KnownUnits.OfCode(unit.Code)?.Kind == UnitKind.Measure ? offer.PackSize / unit.Size : offer.PackSize;
        return lot > 1 ? lot : null;
    }
}
