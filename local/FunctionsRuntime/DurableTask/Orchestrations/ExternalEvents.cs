using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>
/// Events raised to an orchestrator and its waits for them. Names compare without case; an event that nobody waits for is
/// kept, in order; of several waits the latest gets it, and one that was cancelled takes none.
/// </summary>
internal sealed class ExternalEvents(DataConverter payloads)
{
    private readonly Dictionary<string, LinkedList<Waiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<EventRaised> _kept = new();

    /// <summary>The number of waits that go on.</summary>
    public int Waiting => _waiters.Values.Sum(waiters => waiters.Count);

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        var waiter = new Waiter<T>();
        var waiters = WaitersFor(name, typeof(T));
        if (TakeKept(name) is { } kept)
        {
            waiter.Deliver(payloads, kept.Payload);
            return waiter.Task;
        }

        var node = waiters.AddLast(waiter);
        cancellation.Register(() => Cancel(node, cancellation));
        return waiter.Task;
    }

    public void Raise(EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var waiters) && waiters.Last is { } latest)
        {
            waiters.RemoveLast();
            latest.Value.Deliver(payloads, raised.Payload);
        }
        else
        {
            Keep(raised);
        }
    }

    /// <summary>Keeps an event for the next run.</summary>
    public void Keep(EventRaised raised) => _kept.AddLast(raised);

    /// <summary>The events that nobody took, in order.</summary>
    public IReadOnlyList<EventRaised> TakeAllKept()
    {
        EventRaised[] all = [.. _kept];
        _kept.Clear();
        return all;
    }

    private static void Cancel(LinkedListNode<Waiter> node, CancellationToken cancellation)
    {
        if (node.List is not { } waiters)
            return;
        waiters.Remove(node);
        node.Value.Cancel(cancellation);
    }

    private LinkedList<Waiter> WaitersFor(string name, Type type)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
            _waiters.Add(name, waiters = new());
        return waiters.Last?.Value.Type is not { } other || other == type
            ? waiters
            : throw new ArgumentException(
                $"Waits for events of the same name must be for the same type: '{name}' is waited for as {other}, not {type}.");
    }

    private EventRaised? TakeKept(string name)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (!string.Equals(node.Value.Name, name, StringComparison.OrdinalIgnoreCase))
                continue;
            _kept.Remove(node);
            return node.Value;
        }

        return null;
    }

    private abstract class Waiter
    {
        public abstract Type Type { get; }

        public abstract void Deliver(DataConverter payloads, string? payload);

        public abstract void Cancel(CancellationToken cancellation);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public override Type Type => typeof(T);

        public override void Deliver(DataConverter payloads, string? payload)
        {
            T? value;
            try
            {
                value = payloads.Deserialize<T>(payload);
            }
#pragma warning disable CA1031 // Whatever reading the payload throws belongs to the code that waits for it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _source.TrySetException(exception);
                return;
            }

            _source.TrySetResult(value!);
        }

        public override void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
    }
}
