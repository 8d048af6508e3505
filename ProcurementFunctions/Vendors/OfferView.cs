using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>An offer as it is told: in the vendor's own unit and currency, as a PUT takes it, and by the stock unit in the firm's currency.</summary>
/// <param name="WhyNot">Why it does not count today; null: it does.</param>
/// <param name="Later">What counts from a later day on.</param>
internal sealed record OfferView(
    string Sku,
    string VendorId,
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
    StockUnitTerms PerStockUnit,
    string? WhyNot,
    IReadOnlyList<OfferTermsView> Later,
    IReadOnlyList<ContractView> Contracts)
{
    public static OfferView Of(VendorOffer offer, DateOnly today)
    {
        var terms = OfferTermsView.Of(offer);
        return new(
            offer.Sku,
            offer.VendorId,
            terms.LeadTimeDays,
            terms.UnitPrice,
            terms.LastReceiptCost,
            terms.MinOrderQuantity,
            terms.MaxOrderQuantity,
            terms.Unit,
            terms.PackSize,
            terms.Currency,
            terms.ValidFrom,
            terms.ValidTo,
            terms.Rate,
            terms.PerStockUnit,
            ContractRules.WhyNot(offer, today),
            [.. offer.LaterTerms.Select(terms => OfferTermsView.Of(terms.Over(offer)))],
            [.. offer.Contracts.Select(contract => ContractView.Of(offer, contract))]);
    }
}

/// <inheritdoc cref="OfferView"/>
internal sealed record OfferTermsView(
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
    public static OfferTermsView Of(VendorOffer offer)
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

/// <summary>Figures of stock units; the price is for one of them, in the firm's currency.</summary>
internal sealed record StockUnitTerms(decimal UnitPrice, int MinOrderQuantity, int? MaxOrderQuantity, int PackSize);
