using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>Three activities, an event, two more activities. Each activity adds one.</summary>
internal static class BenchedOrchestration
{
    public const string Event = "Go";

    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Waits = new();

    /// <summary>What an instance gives that was started with 0 and gets the event with 100.</summary>
    public const int Result = 105;

    /// <summary>Ends when the orchestrator's code has come to its wait, which may not be on the disk yet.</summary>
    public static Task CameToWaitAsync(string instanceId) => WaitOf(instanceId).Task;

    /// <summary>Forgets an instance that has ended.</summary>
    public static void Forget(string instanceId) => Waits.TryRemove(instanceId, out _);

    [Function(nameof(BenchedOrchestration))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var value = context.GetInput<int>();
        for (var step = 0; step < 3; step++)
            value = await context.CallActivityAsync<int>(nameof(AddOne), value);
        context.SetCustomStatus("waiting");
        var added = context.WaitForExternalEvent<int>(Event);
        if (!context.IsReplaying)
            WaitOf(context.InstanceId).TrySetResult();
        value += await added;
        for (var step = 0; step < 2; step++)
            value = await context.CallActivityAsync<int>(nameof(AddOne), value);
        return value;
    }

    [Function(nameof(AddOne))]
    public static int AddOne([ActivityTrigger] int value) => value + 1;

    private static TaskCompletionSource WaitOf(string instanceId) =>
        Waits.GetOrAdd(instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
