using Microsoft.DurableTask.Client;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Doctor;

/// <summary>Mends what is safe to mend and tells the audit trail, before and after.</summary>
internal sealed class Repairs(
    IPurchaseStore purchases,
    PurchaseMending mending,
    InvoiceFollower invoices,
    IBudget budget,
    IAutonomyLedgers ledgers,
    IInventoryStore inventory,
    StockPlaces places,
    IAuditTrail audit,
    TimeProvider time)
{
    public async Task MendAsync(DurableTaskClient client, Finding finding, CancellationToken cancellation)
    {
        await RecordAsync(finding, AuditKinds.RepairBegun, finding.What, cancellation);
        await (finding.Repair switch
        {
            Repair.Start => mending.StartAsync(client, finding.Id, cancellation),
            Repair.Restart => mending.RestartAsync(client, finding.Id, cancellation),
            Repair.Tell => client.RaiseEventAsync(finding.Id, PurchaseOrchestrator.Changed, cancellation),
            Repair.Settle => mending.SettleAsync(finding.Id, cancellation),
            Repair.Release => budget.MoveAsync(finding.Place!, finding.Id, BudgetState.Released, 0, cancellation),
            Repair.Correct => CorrectAsync(finding.Id, cancellation),
            Repair.Recount => RecountAsync(finding.Place!, finding.Id, cancellation),
            Repair.Follow => invoices.FollowAsync(finding.Id, cancellation),
            Repair.Reopen => mending.ReopenAsync(client, finding.Place!, finding.Id, cancellation),
            Repair.Unstock => UnstockAsync(finding.Place!, finding.Id, cancellation),
            _ => throw new InvalidOperationException($"{finding.Repair} is no repair"),
        });
        await RecordAsync(finding, AuditKinds.Repaired, $"{finding.What}: {DoneAbout(finding.Repair)}", cancellation);
    }

    private Task RecordAsync(Finding finding, string what, string why, CancellationToken cancellation)
    {
        var at = time.GetUtcNow();
        return audit.RecordAsync(
            AuditEntry.Of(SubjectOf(finding), what, PurchaseRules.Agent, at, $"{finding.Key} {at:O}", why), cancellation);
    }

    private async Task CorrectAsync(string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (purchase.Budget is not { State: BudgetState.Actual } held) return;
        await budget.CorrectAsync(held.Period, purchaseId, purchase.RequestedBy, held.Amount, EndRules.ActualCost(purchase), cancellation);
    }

    /// <summary>By what the record says now.</summary>
    private async Task RecountAsync(string period, string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        await ledgers.CorrectAsync(period, purchaseId, AutonomyHealthRules.EntryOf(purchase, period), cancellation);
    }

    /// <summary>As the purchase's end would have done it: what came stays booked, and nothing more is expected.</summary>
    private async Task UnstockAsync(string sku, string orderNumber, CancellationToken cancellation)
    {
        if (await purchases.FindByOrderLineAsync(orderNumber, sku, cancellation) is not { } purchase) return;
        var receiving = (await places.OfAsync(sku, cancellation)).Receiving;
        var standing = OrderStandings.Ended(purchase, orderNumber, receiving);
        await inventory.UpdateAsync(sku, item => item is null ? null : StockRules.Received(item, standing), cancellation);
    }

    private static string SubjectOf(Finding finding) => finding.Repair switch
    {
        Repair.Unstock => $"item:{finding.Place}",
        Repair.Follow => InvoiceRules.SubjectOf(finding.Id),
        Repair.Reopen => PurchaseAuditRules.SubjectOf(finding.Place!),
        _ => PurchaseAuditRules.SubjectOf(finding.Id),
    };

    private static string DoneAbout(Repair repair) => repair switch
    {
        Repair.Start => "its task was started",
        Repair.Restart => "its task was started again",
        Repair.Tell => "its task was told to look",
        Repair.Settle => "it was settled",
        Repair.Reopen => "it was opened again",
        Repair.Release => "the money was given back",
        Repair.Correct or Repair.Recount => "the ledger was corrected",
        Repair.Follow => "it was carried out",
        _ => "the units were taken off",
    };
}
