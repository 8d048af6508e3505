using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// The history of a failed run without its failure. The step that failed goes; when a task's failure was the reason, all
/// steps from that failure on. Of what is left, failures of other tasks are taken out as far as the code was still waiting
/// (it did not act on them), so that those tasks run again too.
/// </summary>
internal sealed class RewoundHistory
{
    private RewoundHistory(OrchestrationRun run, IReadOnlyList<HistoryStep> steps, IReadOnlyList<OrchestratorAction> actions, IReadOnlyList<HistoryEvent> undone) =>
        (Run, Steps, Actions, Undone) = (run, steps, actions, undone);

    /// <summary>The run, replayed over <see cref="Steps"/>.</summary>
    public OrchestrationRun Run { get; }

    /// <summary>The steps that stay.</summary>
    public IReadOnlyList<HistoryStep> Steps { get; }

    /// <summary>What the code did in them, with its inputs.</summary>
    public IReadOnlyList<OrchestratorAction> Actions { get; }

    /// <summary>What the run had received in the steps that went, in order.</summary>
    public IReadOnlyList<HistoryEvent> Undone { get; }

    /// <exception cref="NonDeterministicOrchestrationException">The code does not do what it did before the failure.</exception>
    public static RewoundHistory Of(IReadOnlyList<HistoryStep> history, TaskFailureDetails? failure, Func<OrchestrationRun> newRun)
    {
        var end = EndOf(history, failure);
        IReadOnlyList<HistoryEvent> undone = [.. history.Skip(end).SelectMany(step => step.Received)];
        List<HistoryStep> steps = [.. history.Take(end)];
        var (run, actions) = Replay(steps, newRun());
        for (var index = end - 1; index >= 0; index--)
        {
            if (!steps[index].Received.Any(received => received is TaskFailed))
                continue;
            List<HistoryStep> without = [.. steps];
            without[index] = steps[index] with { Received = [.. steps[index].Received.Where(received => received is not TaskFailed)] };
            try
            {
                (run, actions) = Replay(without, newRun());
            }
            catch (NonDeterministicOrchestrationException)
            {
                // The code had acted on this failure: it stays, and so do those before it.
                break;
            }

            steps = without;
        }

        return new(run, steps, actions, undone);
    }

    private static int EndOf(IReadOnlyList<HistoryStep> history, TaskFailureDetails? failure)
    {
        var last = Math.Max(0, history.Count - 1);
        if (!IsOfATask(failure))
            return last;
        for (var index = last; index >= 0; index--)
        {
            if (index < history.Count && history[index].Received.Any(received => received is TaskFailed))
                return index;
        }

        return last;
    }

    private static bool IsOfATask(TaskFailureDetails? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerFailure)
        {
            if (cause.ErrorType == typeof(TaskFailedException).FullName)
                return true;
        }

        return false;
    }

    private static (OrchestrationRun Run, IReadOnlyList<OrchestratorAction> Actions) Replay(IReadOnlyList<HistoryStep> steps, OrchestrationRun run)
    {
        var actions = new List<OrchestratorAction>();
        foreach (var step in steps)
            actions.AddRange(run.Replay(step));
        return (run, actions);
    }
}
