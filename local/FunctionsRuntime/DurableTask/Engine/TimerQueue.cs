using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>All timers of all instances; waits for the earliest alone, by the firm's clock.</summary>
internal sealed class TimerQueue : IDisposable
{
    // A clock that is set is noticed after this long at the latest, on the firm's clock.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly Action<TimerRow> _fire;
    private readonly PriorityQueue<TimerRow, DateTimeOffset> _queue = new();
    private readonly Dictionary<long, HashSet<int>> _live = [];
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private bool _stopped;

    public TimerQueue(TimeProvider time, Action<TimerRow> fire)
    {
        _time = time;
        _fire = fire;
        _timer = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(TimerRow timer)
    {
        lock (_lock)
        {
            if (!_live.TryGetValue(timer.Key.Execution, out var run))
                _live.Add(timer.Key.Execution, run = []);
            if (!run.Add(timer.Key.Task))
                return;
            _queue.Enqueue(timer, timer.Due);
        }

        FireDue();
    }

    /// <summary>Takes a timer back; nothing happens when it has fired.</summary>
    public void Remove(TaskKey key)
    {
        lock (_lock)
            Forget(key);
    }

    /// <summary>Takes all timers of a run back.</summary>
    public void RemoveRun(long execution)
    {
        lock (_lock)
            _live.Remove(execution);
    }

    public void Stop()
    {
        lock (_lock)
            _stopped = true;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        Stop();
        _timer.Dispose();
    }

    private void FireDue()
    {
        List<TimerRow> due;
        lock (_lock)
        {
            if (_stopped)
                return;
            due = TakeDue(_time.GetUtcNow());
            WaitForNext();
        }

        due.ForEach(_fire);
    }

    private List<TimerRow> TakeDue(DateTimeOffset now)
    {
        var due = new List<TimerRow>();
        while (_queue.TryPeek(out var first, out var at) && (at <= now || !IsLive(first.Key)))
        {
            _queue.Dequeue();
            if (Forget(first.Key))
                due.Add(first);
        }

        return due;
    }

    private bool IsLive(TaskKey key) => _live.TryGetValue(key.Execution, out var run) && run.Contains(key.Task);

    private bool Forget(TaskKey key)
    {
        if (!_live.TryGetValue(key.Execution, out var run) || !run.Remove(key.Task))
            return false;
        if (run.Count == 0)
            _live.Remove(key.Execution);
        return true;
    }

    private void WaitForNext()
    {
        if (!_queue.TryPeek(out _, out var next))
            return;
        var wait = next - _time.GetUtcNow();
        _timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 1, LongestWait.Ticks)), Timeout.InfiniteTimeSpan);
    }
}
