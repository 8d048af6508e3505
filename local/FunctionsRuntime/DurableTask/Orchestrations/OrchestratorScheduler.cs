namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>
/// Runs an orchestrator's code on one thread at a time, in the order in which it became ready. Code that comes back from
/// elsewhere (real I/O, another thread) is not run but reported: it would not be the same at a replay.
/// </summary>
internal sealed class OrchestratorScheduler(Action leftThread) : TaskScheduler
{
    private readonly Queue<Task> _ready = new();
    private volatile int _thread;

    /// <summary>Whether the caller is the orchestrator's code.</summary>
    public bool IsOrchestratorThread => _thread == Environment.CurrentManagedThreadId;

    /// <summary>Whether code came back from elsewhere.</summary>
    public bool LeftThread { get; private set; }

    /// <summary>Runs <paramref name="work"/> and all that becomes ready by it.</summary>
    public void Run(Action work)
    {
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            var first = new Task(work);
            first.Start(this);
            while (_ready.TryDequeue(out var next))
                TryExecuteTask(next);
            first.GetAwaiter().GetResult();
        }
        finally
        {
            _thread = 0;
        }
    }

    protected override void QueueTask(Task task)
    {
        if (IsOrchestratorThread)
        {
            _ready.Enqueue(task);
            return;
        }

        LeftThread = true;
        leftThread();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _ready];
}
