using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing;

/// <inheritdoc cref="IPurchaseStarter"/>
internal sealed class PurchaseStarter(
    IPurchaseStore purchases, IInventoryStore inventory, IPreferencesStore preferences, TimeProvider time) : IPurchaseStarter
{
    /// <summary>The span that the purchase's steps belong to, whoever asked for it.</summary>
    private const string StartSpan = "start purchase";

    private static readonly OrchestrationRuntimeStatus[] Any = Enum.GetValues<OrchestrationRuntimeStatus>();

    public async Task<StartedPurchase> StartAsync(
        DurableTaskClient client, PurchaseRequest request, CancellationToken cancellation)
    {
        if (request.Quantity is < 1 or > PurchaseRequest.MaxQuantity)
            throw ProblemException.BadInput("quantity", $"must be from 1 to {PurchaseRequest.MaxQuantity}");
        var item = (DocumentKey.IsValid(request.Sku) ? await inventory.ReadAsync(request.Sku, cancellation) : null)
            ?? throw ProblemException.NotFound($"there is no item {request.Sku}");

        var id = PurchaseIds.For(request);
        // A purchase that was begun before goes on.
        if (ItemLifeRules.WhyNotBought(item.Document.Life, item.Document.Sku, item.Document.ReplacedBy) is { } why && await purchases.ReadAsync(id, cancellation) is null)
            throw ProblemException.BadInput("sku", why);
        var least = request.RequestedBy == PurchaseRequest.StockCheckUser
            ? 0
            : (await preferences.ReadProductAsync(request.RequestedBy, item.Document.Sku, cancellation))?.Document.PreferredQuantity ?? 0;
        var record = PurchaseRules.Create(id, request, item.Document, time.GetUtcNow(), least);
        var isNew = await purchases.CreateAsync(record, cancellation) is not null;
        // The history of one that ended may be gone; it is not to begin anew.
        if (isNew || (await purchases.RequireAsync(id, cancellation)).IsOpen()) await EnsureStartedAsync(client, new PurchaseTask(id), isNew, cancellation);
        return new(id, isNew);
    }

    /// <summary>Whether an orchestration has come to an end of its own, so that its purchase may be taken up again.</summary>
    internal static bool MayRestart(OrchestrationRuntimeStatus status) =>
        status is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Completed;

    /// <summary>
    /// Starts an orchestration that has failed, or had ended before its purchase opened again, where its record stands.
    /// </summary>
    internal static async Task RestartAsync(DurableTaskClient client, PurchaseTask task, CancellationToken cancellation)
    {
        using var span = AgentTrace.Start(StartSpan);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(PurchaseOrchestrator),
                task,
                new StartOrchestrationOptions(task.PurchaseId)
                    .WithDedupeStatuses([.. Any.Where(status => !MayRestart(status))]),
                cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Someone else started it meanwhile; any other failure is one.
            if (await client.GetInstanceAsync(task.PurchaseId, cancellation) is not { } there || MayRestart(there.RuntimeStatus)) throw;
        }
    }

    /// <summary>
    /// Starts the orchestration of a record that has none: a new one, or one whose process died between the two. With all
    /// statuses deduped an instance that exists is never replaced.
    /// </summary>
    /// <param name="isNew">Whether the record was written just now, so that there is no instance to look for.</param>
    internal static async Task EnsureStartedAsync(
        DurableTaskClient client, PurchaseTask task, bool isNew, CancellationToken cancellation)
    {
        if (!isNew && await client.GetInstanceAsync(task.PurchaseId, cancellation) is not null) return;
        using var span = AgentTrace.Start(StartSpan);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(PurchaseOrchestrator),
                task,
                new StartOrchestrationOptions(task.PurchaseId).WithDedupeStatuses(Any),
                cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Someone else started it meanwhile; any other failure is one.
            if (await client.GetInstanceAsync(task.PurchaseId, cancellation) is null) throw;
        }
    }
}
