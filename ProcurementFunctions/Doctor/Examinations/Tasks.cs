using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Running orchestrations of purchases: each has a record.</summary>
internal sealed class Tasks(IPurchaseStore purchases, TimeProvider time) : IExamination
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    public string Name => "tasks";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: Alive)).WithCancellation(cancellation))
        {
            if (instance.Name != nameof(PurchaseOrchestrator)) continue;
            looked();
            if (PurchaseHealthRules.OfInstance(instance.InstanceId, instance.CreatedAt, time.GetUtcNow()) is { } finding
                && await purchases.ReadAsync(instance.InstanceId, cancellation) is null) yield return finding;
        }
    }
}
