using Microsoft.DurableTask.Client;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing;

/// <summary>Sets a purchase going again that something has come between. Each is safe to do twice, and beside a task at work.</summary>
internal sealed class PurchaseMending(IPurchaseStore purchases, SettlePurchase settle, TimeProvider time)
{
    /// <summary>Starts the orchestration of a record that has none.</summary>
    public async Task StartAsync(DurableTaskClient client, string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        await PurchaseStarter.EnsureStartedAsync(client, new(purchaseId, purchase.Status), isNew: false, cancellation);
    }

    /// <summary>Starts an orchestration that failed again, where the record stands.</summary>
    public async Task RestartAsync(DurableTaskClient client, string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        await PurchaseStarter.RestartAsync(client, new(purchaseId, purchase.Status), cancellation);
    }

    /// <summary>Opens a purchase again whose given-up order its vendor has, and takes it up where its record stands.</summary>
    public async Task ReopenAsync(DurableTaskClient client, string purchaseId, string orderNumber, CancellationToken cancellation)
    {
        var purchase = await purchases.ChangeAsync(
            purchaseId, p => UnconfirmedRules.TurnedUp(p, orderNumber, time.GetUtcNow()), cancellation);
        if (purchase.IsOpen()) await PurchaseStarter.RestartAsync(client, new(purchaseId, purchase.Status), cancellation);
    }

    /// <summary>Settles money, stock and need of a purchase that has ended; one that has not is left alone.</summary>
    public async Task SettleAsync(string purchaseId, CancellationToken cancellation)
    {
        if (!(await purchases.RequireAsync(purchaseId, cancellation)).IsOpen()) await settle.RunAsync(purchaseId, cancellation);
    }
}
