using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>Activity: looks whether an approved purchase is still needed, just before it is ordered.</summary>
internal sealed class CheckNeed(
    IPurchaseStore purchases, IInventoryStore inventory, IOperationsStore operations, VendorSelection vendors, TimeProvider time)
{
    [Function(nameof(CheckNeed))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var before = await purchases.RequireAsync(purchaseId, cancellation);
        if (before.Status != PurchaseStatus.Ordering || OrderRules.IsPlanned(before)) return before.Status;
        var now = time.GetUtcNow();
        var item = (await inventory.ReadAsync(before.Sku, cancellation))?.Document is { } known ? ImportedOrderRules.AsOf(known, now) : null;
        var mode = (await operations.ReadAsync(cancellation)).Document.Mode;
        var allowed = await vendors.ForAsync(before.Wish(), cancellation);
        var facts = new NeedFacts(
            item?.Projected, item?.SnoozedUntil, mode == OperationMode.Purchasing, [.. allowed.Asked.Select(vendor => vendor.VendorId)])
        {
            NotReordered = item is null ? null : ItemLifeRules.WhyNotReordered(item),
        };
        return (await purchases.ChangeAsync(purchaseId, p => NeedRules.Check(p, facts, now), cancellation)).Status;
    }
}
