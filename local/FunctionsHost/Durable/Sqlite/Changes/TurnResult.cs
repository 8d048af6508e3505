using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>What a turn changes, made into bytes before the committing thread takes it.</summary>
internal sealed record TurnResult
{
    /// <summary>The instance from now on.</summary>
    public required InstanceRow Instance { get; init; }

    /// <summary>Whether the history begins anew: the instance continued as new or was rewound.</summary>
    public required bool BeginsAnew { get; init; }

    /// <summary>Whether it was rewound.</summary>
    public required bool IsRewound { get; init; }

    /// <summary>The number of events before the new ones.</summary>
    public required int First { get; init; }

    /// <summary>The new events.</summary>
    public required byte[] Events { get; init; }

    /// <summary>The input, if it begins anew.</summary>
    public byte[]? Input { get; init; }

    /// <summary>The output and the failure, if it has ended.</summary>
    public byte[]? Output { get; init; }

    public byte[]? Failure { get; init; }

    public required IReadOnlyList<Outgoing> Messages { get; init; }

    public required IReadOnlyList<(TaskMessage Message, byte[] Data)> Activities { get; init; }

    /// <summary>What a turn left, stamped with the store's time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="state">Its history as it is now; another one than the turn began with when it begins anew.</param>
    /// <param name="summary">The state of the instance.</param>
    /// <param name="activities">The activities that it called.</param>
    /// <param name="messages">The messages that it sent.</param>
    /// <param name="now">The store's time.</param>
    /// <param name="hasOwnClock">Whether the framework has another clock.</param>
    public static TurnResult Of(
        OrchestrationTurn turn,
        OrchestrationRuntimeState state,
        OrchestrationState summary,
        IEnumerable<TaskMessage> activities,
        IEnumerable<TaskMessage> messages,
        DateTime now,
        bool hasOwnClock)
    {
        var beginsAnew = state != turn.Loaded;
        var isRewound = beginsAnew && turn.Messages.Any(message => message.Message!.Event is ExecutionRewoundEvent);
        if (hasOwnClock)
            TurnClock.StampRest(turn, state, isRewound, now);
        var hasEnded = summary.OrchestrationStatus.HasEnded();
        return new TurnResult
        {
            Instance = InstanceRow.Of(state.ExecutionStartedEvent!, turn.Instance.Run) with
            {
                Status = summary.OrchestrationStatus,
                CustomStatus = summary.Status,
                Updated = now,
                Completed = hasEnded ? now : null,
            },
            BeginsAnew = beginsAnew,
            IsRewound = isRewound,
            First = beginsAnew ? 0 : state.PastEvents.Count,
            Events = EventBytes.Encode(state.NewEvents),
            Input = beginsAnew ? Payloads.Encode(summary.Input) : null,
            Output = hasEnded ? Payloads.Encode(summary.Output) : null,
            Failure = hasEnded ? FailureBytes.Encode(summary.FailureDetails) : null,
            Messages = [.. messages.Select(message => Outgoing.Of(message, now))],
            Activities = [.. activities.Select(message => Called(message, now))],
        };
    }

    private static (TaskMessage Message, byte[] Data) Called(TaskMessage message, DateTime now)
    {
        message.Event.Timestamp = now;
        return (message, MessageBytes.Encode(message, EventBytes.Input.Inline));
    }
}
