namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>The messages that are due later; waits for the earliest alone, by the store's clock.</summary>
internal sealed class TimerQueue : IDisposable
{
    // A clock that is set is noticed after this long at the latest.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly Action<LiveInstance, StoredMessage> _fire;
    private readonly PriorityQueue<(LiveInstance Instance, StoredMessage Message), DateTime> _queue = new();
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private int _sweepAt = 1_000;
    private bool _isStopped;

    public TimerQueue(TimeProvider time, Action<LiveInstance, StoredMessage> fire)
    {
        _time = time;
        _fire = fire;
        _timer = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(LiveInstance instance, StoredMessage message, DateTime due)
    {
        bool isNext;
        lock (_lock)
        {
            isNext = !_queue.TryPeek(out _, out var first) || due < first;
            _queue.Enqueue((instance, message), due);
            if (_queue.Count > _sweepAt)
                Sweep();
        }

        if (isNext)
            FireDue();
    }

    public void Dispose()
    {
        lock (_lock)
            _isStopped = true;
        _timer.Dispose();
    }

    private void FireDue()
    {
        var due = new List<(LiveInstance Instance, StoredMessage Message)>();
        lock (_lock)
        {
            if (_isStopped)
                return;
            var now = _time.GetUtcNow().UtcDateTime;
            while (_queue.TryPeek(out var first, out var at) && (at <= now || !first.Instance.IsWaiting(first.Message)))
                due.Add(_queue.Dequeue());
            WaitForNext(now);
        }

        due.ForEach(message => _fire(message.Instance, message.Message));
    }

    // Most timeouts are never reached: what waited for something else that came would stay here until then.
    private void Sweep()
    {
        var live = _queue.UnorderedItems.Where(item => item.Element.Instance.IsWaiting(item.Element.Message)).ToList();
        _queue.Clear();
        _queue.EnqueueRange(live);
        _sweepAt = Math.Max(1_000, 2 * live.Count);
    }

    private void WaitForNext(DateTime now)
    {
        if (_queue.TryPeek(out _, out var next))
            _timer.Change(TimeSpan.FromTicks(Math.Clamp((next - now).Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks)), Timeout.InfiniteTimeSpan);
    }
}
