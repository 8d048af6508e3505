using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Purchases that have not ended: their tasks, and their orders with the vendors.</summary>
internal sealed class OpenPurchases(IPurchaseStore purchases, VendorQuestions vendors, TimeProvider time) : IExamination
{
    public string Name => "openPurchases";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        vendors.Begin();
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            looked();
            var state = StateOf(await client.GetInstanceAsync(purchase.Id, cancellation));
            foreach (var finding in PurchaseHealthRules.OfOpen(purchase, state, time.GetUtcNow())) yield return finding;
            await foreach (var finding in vendors.AskAsync(purchase, cancellation)) yield return finding;
        }
    }

    private static InstanceState StateOf(OrchestrationMetadata? instance) => instance?.RuntimeStatus switch
    {
        null => InstanceState.Missing,
        OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Completed => InstanceState.Stopped,
        OrchestrationRuntimeStatus.Terminated => InstanceState.Terminated,
        _ => InstanceState.Alive,
    };
}
