using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Says why a client's command cannot be carried out. Events that find nobody are no errors.</summary>
internal static class Refusal
{
    public static Exception? Of(Delivery delivery, string id, InstanceRecord? instance)
    {
        if (delivery.Reply is null || delivery.Event is EventRaised)
            return null;
        return instance switch
        {
            null => new ArgumentException($"No instance with ID '{id}' was found."),
            _ when MayFollow(delivery.Event, instance) => null,
            _ => new InvalidOperationException(
                $"Cannot {Verb(delivery.Event)} the orchestration instance {id} because instance is in the {instance.Status} state."),
        };
    }

    private static bool MayFollow(HistoryEvent command, InstanceRecord instance) => command switch
    {
        ExecutionSuspended => instance is { HasEnded: false, Status: not OrchestrationRuntimeStatus.Suspended },
        ExecutionResumed => instance.Status == OrchestrationRuntimeStatus.Suspended,
        ExecutionRewound => instance.Status == OrchestrationRuntimeStatus.Failed,
        _ => !instance.HasEnded,
    };

    private static string Verb(HistoryEvent command) => command switch
    {
        ExecutionSuspended => "suspend",
        ExecutionResumed => "resume",
        ExecutionRewound => "rewind",
        _ => "terminate",
    };
}
