using DurableTask.Core.History;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Tells a history as the official management endpoints do: each call once, when it has ended.</summary>
internal static class HistoryView
{
    public static IReadOnlyList<HistoryEventView> Of(IReadOnlyList<HistoryEvent> history, bool showOutput)
    {
        var calls = history.Where(happened => happened is TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent)
            .GroupBy(call => call.EventId).ToDictionary(call => call.Key, call => call.Last());
        return [.. history.Select(Tell).OfType<HistoryEventView>()];

        HistoryEventView? Tell(HistoryEvent happened)
        {
            var view = new HistoryEventView(happened.EventType.ToString(), happened.Timestamp);
            return happened switch
            {
                ExecutionStartedEvent started => view with { FunctionName = started.Name },
                TaskCompletedEvent task => Call(task.TaskScheduledId) with { Result = Output(task.Result) },
                TaskFailedEvent task => Call(task.TaskScheduledId) with { Reason = task.FailureDetails?.ToString() ?? task.Reason },
                SubOrchestrationInstanceCompletedEvent child => Call(child.TaskScheduledId) with { Result = Output(child.Result) },
                SubOrchestrationInstanceFailedEvent child => Call(child.TaskScheduledId) with { Reason = child.FailureDetails?.ToString() ?? child.Reason },
                TimerFiredEvent timer => view with { FireAt = timer.FireAt },
                EventRaisedEvent raised => view with { Name = raised.Name, Input = Output(raised.Input) },
                ExecutionSuspendedEvent suspended => view with { Reason = suspended.Reason },
                ExecutionResumedEvent resumed => view with { Reason = resumed.Reason },
                ExecutionTerminatedEvent => view,
                ExecutionCompletedEvent completed => view with
                {
                    EventType = "ExecutionCompleted",
                    OrchestrationStatus = completed.OrchestrationStatus.ToString(),
                    Result = Output(completed.Result),
                },
                _ => null,
            };

            HistoryEventView Call(int id) => calls.GetValueOrDefault(id) is not { } call ? view : view with
            {
                FunctionName = call switch
                {
                    TaskScheduledEvent activity => activity.Name,
                    SubOrchestrationInstanceCreatedEvent child => child.Name,
                    _ => null,
                },
                ScheduledTime = call.Timestamp,
            };
        }

        System.Text.Json.Nodes.JsonNode? Output(string? json) => showOutput ? InstanceView.Node(json) : null;
    }
}
