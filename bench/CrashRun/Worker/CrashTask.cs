using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Bench.CrashRun.Worker;

/// <summary>
/// A task with a bit of everything: parallel activities, a timer, an event, a sub-orchestration. The keys of what it does
/// outside come from its context, so a step that acts before it is on the disk, or that is not repeated as it was, shows as
/// a second order.
/// </summary>
internal sealed class CrashTask(VendorBook book)
{
    public const string Confirmed = "Confirmed";

    public static string IdOf(int task) => $"task-{task}";

    [Function(nameof(CrashTask))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<int>();
        await Task.WhenAll(
            context.CallActivityAsync(nameof(Order), new Call(task, context.NewGuid())),
            context.CreateTimer(TimeSpan.FromMilliseconds(20 + (task * 7_919L % 3_980)), CancellationToken.None));
        var confirmed = await context.WaitForExternalEvent<int>(Confirmed);
        var settled = await context.CallSubOrchestratorAsync<int>(nameof(Settle), confirmed);
        await context.CallActivityAsync(nameof(End), new Call(task, context.NewGuid()));
        return settled;
    }

    [Function(nameof(Settle))]
    public static async Task<int> Settle([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallActivityAsync<int>(nameof(Same), context.GetInput<int>())));
        return parts.Distinct().Single();
    }

    [Function(nameof(Same))]
    public static int Same([ActivityTrigger] int value) => value;

    [Function(nameof(Order))]
    public void Order([ActivityTrigger] Call call) => book.Order(call.Key, call.Task);

    [Function(nameof(End))]
    public void End([ActivityTrigger] Call call) => book.End(call.Key, call.Task);

    /// <summary>Something that a task does outside, under its key.</summary>
    internal sealed record Call(int Task, Guid Key);
}
