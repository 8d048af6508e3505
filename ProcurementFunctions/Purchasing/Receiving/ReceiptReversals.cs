using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// Takes a receipt back at a person's word: it is written into the record first, then the purchase's task carries it out, which
/// is started again where the purchase had ended.
/// </summary>
internal sealed class ReceiptReversals(
    IPurchaseStore purchases, IInventoryStore inventory, IBudget budget, IAuditTrail audit, TimeProvider time)
{
    /// <summary>The purchase without the receipt, or why it cannot be taken back. The same one again changes nothing.</summary>
    /// <exception cref="ProblemException">404: there is no such purchase or receipt.</exception>
    public async Task<Decision<PurchaseDocument>> ReverseAsync(
        DurableTaskClient client, string id, string receiptId, string reason, string by, CancellationToken cancellation)
    {
        var purchase = (await purchases.FindAsync(id, cancellation)).Document;
        var booked = purchase.Receipts.Where(receipt => receipt.ReceiptId == receiptId).ToArray();
        if (booked.Length == 0) throw ProblemException.NotFound($"purchase {id} has no receipt {receiptId}");
        var facts = await FactsAsync(purchase, booked, cancellation);
        var reversed = await purchases.DecideAsync(id, p => ReversalRules.Reverse(p, receiptId, reason, by, facts, time.GetUtcNow()), cancellation);
        if (!reversed.IsAccepted) return reversed;
        if (purchase.IsOpen()) await client.RaiseEventAsync(id, PurchaseOrchestrator.Changed, cancellation);
        else if (reversed.Value.IsOpen()) await PurchaseStarter.RestartAsync(client, new(id, reversed.Value.Status), cancellation);
        return reversed;
    }

    private async Task<ReversalFacts> FactsAsync(PurchaseDocument purchase, GoodsReceipt[] booked, CancellationToken cancellation)
    {
        var item = (await inventory.ReadAsync(purchase.Sku, cancellation))?.Document;
        return new(
            item is null ? null : ReversalRules.CountedAt(item, booked) ?? await CountedAtAsync(item, booked.Min(receipt => receipt.At), cancellation),
            item is not null && booked.Any(receipt => item.ReceivedByOrder.GetValueOrDefault(receipt.OrderNumber) != ReceiptRules.Kept(purchase, receipt.OrderNumber)),
            purchase.Budget is { } held && !(await budget.ReadAsync(held.Period, cancellation)).Ledger.Entries.Any(entry => entry.PurchaseId == purchase.Id));
    }

    /// <summary>When a person last set the item's stock after that time.</summary>
    private async Task<DateTimeOffset?> CountedAtAsync(InventoryItem item, DateTimeOffset since, CancellationToken cancellation)
    {
        DateTimeOffset? counted = null;
        foreach (var entry in item.Untold ?? []) Look(entry);
        await foreach (var entry in audit.ListAsync($"item:{item.Sku}", cancellation)) Look(entry);
        return counted;

        void Look(AuditEntry entry)
        {
            if (entry.Kind == AuditKinds.ItemChanged && entry.At > since && !(entry.At <= counted) && entry.Changes.Any(change => change.Field == "onHand"))
                counted = entry.At;
        }
    }
}
