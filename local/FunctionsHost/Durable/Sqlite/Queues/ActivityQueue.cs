using System.Collections.Concurrent;
using System.Threading.Channels;
using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>The activities that have not ended. One that has cannot end a second time.</summary>
internal sealed class ActivityQueue
{
    private readonly Channel<OpenActivity> _ready = Channel.CreateUnbounded<OpenActivity>();
    private readonly ConcurrentDictionary<long, OpenActivity> _open = new();

    public bool IsEmpty => _open.IsEmpty;

    public void Add(OpenActivity activity)
    {
        _open[activity.Id] = activity;
        _ready.Writer.TryWrite(activity);
    }

    /// <summary>The next activity; null when there is none within the timeout.</summary>
    public async Task<OpenActivity?> TakeAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        while (await _ready.TakeAsync(timeout, cancellation) is { } activity)
        {
            if (_open.ContainsKey(activity.Id))
                return activity;
        }

        return null;
    }

    /// <summary>Ends an activity; false when it has ended or is not known.</summary>
    public bool End(long id) => _open.TryRemove(id, out _);

    /// <summary>Queues an activity again whose worker failed; the number of failures, 0 when it has ended.</summary>
    public int GiveBack(long id)
    {
        if (!_open.TryGetValue(id, out var activity))
            return 0;
        var failures = activity.Failed();
        _ = Backoff.Run(failures, () => _ready.Writer.TryWrite(activity));
        return failures;
    }

    public void Clear() => _open.Clear();
}

/// <summary>An activity that is to run.</summary>
internal sealed class OpenActivity(long id, TaskMessage message)
{
    private int _failures;

    public long Id { get; } = id;

    public TaskMessage Message { get; } = message;

    public int Failed() => Interlocked.Increment(ref _failures);
}
