using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Vendors;

/// <summary>An offer as it is told: in the vendor's own unit and currency, as a PUT takes it, and by the stock unit in the firm's currency.</summary>
/// <param name="WhyNot">Why it does not count today; null: it does.</param>
/// <param name="Later">What counts from a later day on.</param>
public sealed record OfferView(
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
    internal static OfferView Of(VendorOffer offer, DateOnly today)
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
