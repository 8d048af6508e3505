using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Activity: sets the money for the choice aside, or ends the purchase when there is not enough.</summary>
internal sealed class ReserveBudget(
    IPurchaseStore purchases, IBudget budget, IPreferencesStore preferences, TimeProvider time)
{
    [Function(nameof(ReserveBudget))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (purchase is not { Status: PurchaseStatus.Sourcing, Choice: { } choice }) return purchase.Status;
        var told = purchase.Requester() is { } user
            ? (await preferences.ReadAsync(user, cancellation))?.Document.BudgetLimit
            : null;
        var reserved = await budget.ReserveAsync(purchaseId, purchase.RequestedBy, choice.Total, cancellation);
        var now = time.GetUtcNow();
        var written = await purchases.ChangeAsync(
            purchaseId,
            p => reserved.IsAccepted
                ? SourcingRules.Reserved(p, reserved.Value, choice.Total, told, now)
                : SourcingRules.OverBudget(p, reserved.Refusal, now),
            cancellation);
        // The requester was erased in between, maybe after the ledgers were.
        if (reserved.IsAccepted && written.RequestedBy != purchase.RequestedBy)
            await budget.RenameAsync(reserved.Value.Period, purchaseId, written.RequestedBy, cancellation);
        return written.Status;
    }
}
