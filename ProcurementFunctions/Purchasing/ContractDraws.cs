using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing;

/// <summary>What orders take of the contracts that they are under.</summary>
internal static class ContractDraws
{
    /// <summary>The order has taken so many stock units; safe to repeat.</summary>
    public static Task DrawAsync(this IOfferStore offers, string sku, PurchaseOrder order, int units, CancellationToken cancellation) => order.Contract is { } contract
        ? offers.UpdateAsync(sku, order.VendorId, offer => offer is null ? null : ContractRules.Drawn(offer, contract, order.Number, units), cancellation)
        : Task.CompletedTask;
}
