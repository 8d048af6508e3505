using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Activity: finds the vendors to be asked for a purchase.</summary>
internal sealed class FindVendors(IPurchaseStore purchases, VendorSelection vendors)
{
    [Function(nameof(FindVendors))]
    public async Task<string[]> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (purchase.Status != PurchaseStatus.Sourcing) return [];
        var found = await vendors.ForAsync(purchase.Wish(), cancellation);
        return [.. found.Asked.Select(vendor => vendor.VendorId)];
    }
}
