using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>
/// Gives the events of a turn the store's time, as the framework stamps them with the machine's. Events that came with
/// messages have it already. What an orchestrator has been shown must not change any more.
/// </summary>
internal static class TurnClock
{
    /// <summary>Stamps what an orchestrator is about to be shown.</summary>
    public static void StampStart(OrchestrationTurn turn, OrchestrationRuntimeState state, DateTime now)
    {
        Stamp(turn, state.NewEvents, now);
        turn.Stamped = (state, state.NewEvents.Count);
    }

    /// <summary>Stamps what came of it.</summary>
    public static void StampRest(OrchestrationTurn turn, OrchestrationRuntimeState state, bool isRewound, DateTime now)
    {
        var shown = turn.Stamped.State == state ? turn.Stamped.Events : 0;
        var events = state.NewEvents.Skip(shown);
        if (isRewound)
        {
            var past = turn.Loaded!.PastEvents.ToHashSet<HistoryEvent>(ReferenceEqualityComparer.Instance);
            events = events.Where(item => !past.Contains(item) && item is not (ExecutionStartedEvent or SubOrchestrationInstanceCreatedEvent));
        }

        Stamp(turn, events, now);
    }

    private static void Stamp(OrchestrationTurn turn, IEnumerable<HistoryEvent> events, DateTime now)
    {
        foreach (var item in events)
        {
            if (item is ExecutionStartedEvent ? !CameWithMessage(turn, item) : IsMadeByTurn(item))
                item.Timestamp = now;
        }
    }

    private static bool CameWithMessage(OrchestrationTurn turn, HistoryEvent item) =>
        turn.Messages.Any(message => ReferenceEquals(message.Message!.Event, item));

    private static bool IsMadeByTurn(HistoryEvent item) => item
        is OrchestratorStartedEvent or OrchestratorCompletedEvent or ExecutionCompletedEvent
        or TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent or TimerCreatedEvent or EventSentEvent;
}
