using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>All that one step or command changes. It is written whole or not at all.</summary>
internal sealed class InstanceChange
{
    /// <summary>A run whose history, activities, timers and payloads go.</summary>
    public long? RemovedRun { get; set; }

    /// <summary>A run whose open activities and timers go; its history stays.</summary>
    public long? EndedRun { get; set; }

    /// <summary>An instance that goes.</summary>
    public string? RemovedInstance { get; set; }

    /// <summary>The instance as it is from now on.</summary>
    public InstanceRecord? Instance { get; set; }

    /// <summary>The input of a run that begins.</summary>
    public RunInput? Input { get; set; }

    /// <summary>What a run ended with.</summary>
    public RunEnd? End { get; set; }

    /// <summary>A run whose history is replaced.</summary>
    public RewrittenHistory? History { get; set; }

    /// <summary>A step for the history.</summary>
    public RecordedStep? Step { get; set; }

    public List<ActivityRow> NewActivities { get; } = [];

    public List<TaskKey> DoneActivities { get; } = [];

    public List<TimerRow> NewTimers { get; } = [];

    public List<TaskKey> GoneTimers { get; } = [];

    public List<InboxRow> NewMessages { get; } = [];

    public List<long> TakenMessages { get; } = [];

    /// <summary>What happens once the change is on the disk.</summary>
    public List<Action> Committed { get; } = [];

    /// <summary>What happens when it can never be.</summary>
    public List<Action<Exception>> Failed { get; } = [];

    /// <summary>Takes the row away that stood for what has now happened in a run: an activity that ended, a timer that fired.</summary>
    public void Done(long execution, HistoryEvent happened)
    {
        switch (happened)
        {
            case TaskCompleted completed:
                DoneActivities.Add(new(execution, completed.Task));
                break;
            case TaskFailed failed:
                DoneActivities.Add(new(execution, failed.Task));
                break;
            case TimerFired fired:
                GoneTimers.Add(new(execution, fired.Task));
                break;
        }
    }

    /// <summary>Tells who waits for the change what became of it.</summary>
    public void ReplyTo(TaskCompletionSource<bool>? waiting)
    {
        if (waiting is null)
            return;
        Committed.Add(() => waiting.TrySetResult(true));
        Failed.Add(exception => waiting.TrySetException(exception));
    }
}

/// <summary>A call or timer of a run.</summary>
internal readonly record struct TaskKey(long Execution, int Task);

/// <summary>The input of a run as JSON.</summary>
internal sealed record RunInput(long Execution, string? Input);

/// <summary>What a run ended with: an output as JSON, or the details of a failure as JSON.</summary>
internal sealed record RunEnd(long Execution, string? Output, string? Failure);

/// <summary>A step of a run as JSON.</summary>
internal sealed record RecordedStep(long Execution, int Number, string Data);

/// <summary>The steps that a run has from now on.</summary>
internal sealed record RewrittenHistory(long Execution, IReadOnlyList<HistoryStep> Steps);

/// <summary>An activity that is to run. A large input is left in the file until then.</summary>
internal sealed record ActivityRow(TaskKey Key, string InstanceId, string Name, string Version, string? Input, bool HasInput = true);

/// <summary>A timer that is to fire.</summary>
internal sealed record TimerRow(TaskKey Key, string InstanceId, DateTimeOffset Due);

/// <summary>A message that is to be taken.</summary>
internal sealed record InboxRow(long Id, string InstanceId, InboxMessage Message);
