using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Lets instances that have something to do take their turns, a few at a time.</summary>
internal sealed class StepDispatcher(int concurrency) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<InstanceActor> _ready = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _workers;
    private int _unfinished;

    public void Enqueue(InstanceActor actor)
    {
        Interlocked.Increment(ref _unfinished);
        _ready.Enqueue(actor);
        AddWorker();
    }

    /// <summary>Ends when every instance has done what it had to do.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (Volatile.Read(ref _unfinished) == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (_ready.TryDequeue(out var actor))
        {
            actor.TakeTurn();
            if (Interlocked.Decrement(ref _unfinished) == 0)
                ReportIdle();
        }

        Interlocked.Decrement(ref _workers);
        if (!_ready.IsEmpty)
            AddWorker();
    }

    private void AddWorker()
    {
        int workers;
        do
        {
            workers = Volatile.Read(ref _workers);
            if (workers >= concurrency)
                return;
        }
        while (Interlocked.CompareExchange(ref _workers, workers + 1, workers) != workers);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void ReportIdle()
    {
        lock (_lock)
        {
            _idle?.TrySetResult();
            _idle = null;
        }
    }
}
