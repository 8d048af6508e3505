using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>
/// One run of an orchestrator. It is brought up to date by replaying its history, then goes on step by step; between
/// steps it may be kept or thrown away and replayed again.
/// </summary>
internal sealed class OrchestrationRun
{
    private readonly OrchestrationIdentity _identity;
    private readonly OrchestrationSettings _settings;
    private readonly ITaskFunctions _functions;
    private readonly Action _leftThread;
    private readonly OrchestratorScheduler _scheduler;
    private readonly LocalOrchestrationContext _context;
    private readonly List<HistoryEvent> _held = [];
    private Task<object?>? _invocation;
    private bool _suspended;
    private bool _endedElsewhere;
    private int _steps;
    private Outcome? _ended;

    public OrchestrationRun(OrchestrationIdentity identity, OrchestrationSettings settings, ITaskFunctions functions, Action leftThread)
    {
        _identity = identity;
        _settings = settings;
        _functions = functions;
        _leftThread = leftThread;
        _scheduler = new OrchestratorScheduler(leftThread);
        _context = new LocalOrchestrationContext(identity, settings, _scheduler);
    }

    /// <summary>The ids of the sub-orchestrations that it waits for.</summary>
    public IEnumerable<string> OpenSubOrchestrations => _context.Tasks.SubOrchestrations;

    /// <summary>Whether its code came back from an await that is not allowed, which its next step reports.</summary>
    public bool LeftThread => _scheduler.LeftThread || _endedElsewhere;

    public string? CustomStatus => _context.CustomStatus;

    /// <summary>Where it stands.</summary>
    public Outcome Outcome => CurrentOutcome();

    /// <summary>Whether a call or timer has not ended.</summary>
    public bool IsOpen(int task) => _context.Tasks.IsOpen(task);

    /// <summary>Repeats a recorded step and gives what the code did, with its inputs.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The code did something else.</exception>
    public IReadOnlyList<OrchestratorAction> Replay(HistoryStep step)
    {
        Play(step.At, step.Received, replaying: true);
        var actions = _context.TakeActions();
        Compare(_steps++, step.Actions, actions);
        _context.TakeCancelledTimers();
        return actions;
    }

    /// <summary>Runs a new step.</summary>
    public StepResult Step(DateTime at, IReadOnlyList<HistoryEvent> received)
    {
        Play(at, received, replaying: false);
        _steps++;
        return new(_context.TakeActions(), _context.TakeCancelledTimers(), _context.CustomStatus, CurrentOutcome());
    }

    private static void Compare(int step, IReadOnlyList<OrchestratorAction> recorded, IReadOnlyList<OrchestratorAction> produced)
    {
        for (var index = 0; index < Math.Max(recorded.Count, produced.Count); index++)
        {
            var expected = recorded.ElementAtOrDefault(index);
            var found = produced.ElementAtOrDefault(index);
            if (expected is null || found is null || !found.Repeats(expected))
                throw NonDeterministicOrchestrationException.For(step, expected, found);
        }
    }

    private void Play(DateTime at, IReadOnlyList<HistoryEvent> received, bool replaying)
    {
        _context.BeginStep(at, replaying);
        foreach (var item in received)
            Receive(item);
    }

    private void Receive(HistoryEvent received)
    {
        if (_suspended && received is not (ExecutionResumed or ExecutionTerminated))
        {
            if (received is not ExecutionSuspended)
                _held.Add(received);
            return;
        }

        switch (received)
        {
            case ExecutionSuspended:
                _suspended = true;
                break;
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionTerminated terminated:
                _ended ??= new Outcome.Terminated(terminated.Output, terminated.Recursive);
                break;
            default:
                if (_ended is null)
                    _scheduler.Run(() => Apply(received));
                break;
        }
    }

    private void Resume()
    {
        _suspended = false;
        HistoryEvent[] held = [.. _held];
        _held.Clear();
        foreach (var item in held)
            Receive(item);
    }

    private void Apply(HistoryEvent received)
    {
        switch (received)
        {
            case ExecutionStarted:
                Start();
                break;
            case TaskCompleted completed:
                _context.Tasks.Complete(completed.Task, completed.Result);
                break;
            case TaskFailed failed:
                _context.Tasks.Fail(failed.Task, failed.Failure);
                break;
            case TimerFired fired:
                _context.Tasks.Complete(fired.Task, null);
                break;
            case EventRaised raised when _context.Next is not null:
                _context.Events.Keep(raised);
                break;
            case EventRaised raised:
                _context.Events.Raise(raised);
                break;
            default:
                throw new InvalidOperationException($"An orchestrator cannot take a {received.GetType().Name}.");
        }
    }

    private void Start()
    {
        _invocation = _functions.RunOrchestratorAsync(_identity.Name, _context);
        _ = _invocation.ContinueWith(
            _ => NoticeEnd(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void NoticeEnd()
    {
        if (_scheduler.IsOrchestratorThread)
            return;
        _endedElsewhere = true;
        _leftThread();
    }

    private Outcome CurrentOutcome()
    {
        if (_ended is null && LeftThread)
            _ended = new Outcome.Failed(TaskFailureDetails.FromException(IllegalAwait.Exception()));
        if (_ended is not null)
            return _ended;
        if (_suspended)
            return new Outcome.Suspended();
        if (_invocation is null || _context.Tasks.Count > 0)
            return new Outcome.Waiting();
        if (_invocation.IsCompleted)
            return _ended = EndOf(_invocation);
        return _context.Events.Waiting > 0
            ? new Outcome.Waiting()
            : _ended = new Outcome.Failed(TaskFailureDetails.FromException(IllegalAwait.Exception()));
    }

    private Outcome EndOf(Task<object?> invocation)
    {
        if (invocation.IsCanceled || invocation.IsFaulted)
        {
            var cause = invocation.Exception?.InnerException ?? new TaskCanceledException(invocation);
            return new Outcome.Failed(TaskFailureDetails.FromException(cause));
        }

        try
        {
            return _context.Next is { } next ? ContinueAsNew(next) : new Outcome.Completed(_settings.Payloads.Serialize(invocation.Result));
        }
#pragma warning disable CA1031 // Whatever a type throws while it is written fails the instance that gave it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Outcome.Failed(TaskFailureDetails.FromException(exception));
        }
    }

    private Outcome.ContinuedAsNew ContinueAsNew(ContinueAsNewOptions next) => new(
        _settings.Payloads.Serialize(next.NewInput),
        string.IsNullOrWhiteSpace(next.NewVersion) ? null : next.NewVersion,
        next.PreserveUnprocessedEvents ? _context.Events.TakeAllKept() : []);
}
