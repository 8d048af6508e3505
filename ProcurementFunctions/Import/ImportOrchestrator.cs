using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Import;

/// <summary>Does a round of a held file, again where a store was away or the process died: rows that came in already change nothing.</summary>
internal static class ImportOrchestrator
{
    private static readonly TaskOptions Retries = TaskOptions.FromRetryPolicy(
        new RetryPolicy(10, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(ImportOrchestrator))]
    public static async Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<ImportTask>() ?? throw new ArgumentException("an import is started with an ImportTask");
        return await context.CallActivityAsync<bool>(nameof(ImportHeldFile), task, Retries);
    }
}
