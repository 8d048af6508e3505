using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;

/// <summary>Tells a history as the official management endpoints do: each call once, when it has ended.</summary>
internal static class HistoryView
{
    public static IReadOnlyList<HistoryEventView> Of(OrchestrationMetadata instance, IReadOnlyList<HistoryStep> steps, bool showOutput)
    {
        var calls = new Dictionary<int, (OrchestratorAction Action, DateTime At)>();
        var events = new List<HistoryEventView>();
        foreach (var step in steps)
        {
            events.AddRange(step.Received.Select(received => Tell(received, step.At)));
            foreach (var action in step.Actions)
                calls[action.Task] = (action, step.At);
        }

        if (instance.IsCompleted)
        {
            events.Add(new("ExecutionCompleted", instance.LastUpdatedAt.UtcDateTime)
            {
                OrchestrationStatus = instance.RuntimeStatus.ToString(),
                Result = showOutput ? InstanceView.Node(instance.SerializedOutput) : null,
            });
        }

        return events;

        HistoryEventView Tell(HistoryEvent received, DateTime at) => received switch
        {
            ExecutionStarted => new("ExecutionStarted", at) { FunctionName = instance.Name },
            TaskCompleted completed => new(IsChild(completed.Task) ? "SubOrchestrationInstanceCompleted" : "TaskCompleted", at)
            {
                FunctionName = NameOf(completed.Task),
                ScheduledTime = calls.GetValueOrDefault(completed.Task).At,
                Result = showOutput ? InstanceView.Node(completed.Result) : null,
            },
            TaskFailed failed => new(IsChild(failed.Task) ? "SubOrchestrationInstanceFailed" : "TaskFailed", at)
            {
                FunctionName = NameOf(failed.Task),
                ScheduledTime = calls.GetValueOrDefault(failed.Task).At,
                Reason = failed.Failure.ToString(),
            },
            TimerFired fired => new("TimerFired", at) { FireAt = (calls.GetValueOrDefault(fired.Task).Action as CreateTimer)?.FireAt },
            EventRaised raised => new("EventRaised", at) { Name = raised.Name, Input = showOutput ? InstanceView.Node(raised.Payload) : null },
            ExecutionSuspended suspended => new("ExecutionSuspended", at) { Reason = suspended.Reason },
            ExecutionResumed resumed => new("ExecutionResumed", at) { Reason = resumed.Reason },
            _ => new("ExecutionTerminated", at),
        };

        bool IsChild(int task) => calls.GetValueOrDefault(task).Action is StartSubOrchestration;

        string? NameOf(int task) => calls.GetValueOrDefault(task).Action switch
        {
            ScheduleActivity activity => activity.Name,
            StartSubOrchestration child => child.Name,
            _ => null,
        };
    }
}
