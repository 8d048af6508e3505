using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>
/// Writes changes in the order in which they came, all that wait at a time in one transaction: while one commit is on its
/// way to the disk, the next group gathers. What a change announces happens after its commit. A commit that fails ends the
/// queue, since what is in memory is then ahead of the disk.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private const int LargestGroup = 2_000;

    private readonly BlockingCollection<InstanceChange> _waiting = [];
    private readonly StateWriter _writer;
    private readonly Counters _counters;
    private readonly Action<Exception> _broken;
    private readonly Thread _thread;
    private volatile Exception? _failure;
    private volatile bool _abandoned;

    public CommitQueue(StateWriter writer, Counters counters, Action<Exception> broken)
    {
        _writer = writer;
        _counters = counters;
        _broken = broken;
        _thread = new Thread(Run) { IsBackground = true, Name = "Durable task commits" };
    }

    public void Start() => _thread.UnsafeStart();

    /// <summary>Lines a change up to be written.</summary>
    public void Add(InstanceChange change)
    {
        try
        {
            _waiting.Add(change);
        }
        catch (InvalidOperationException)
        {
            Fail(change, _failure ?? new ObjectDisposedException(nameof(CommitQueue), "The orchestration engine has stopped."));
        }
    }

    /// <summary>Writes nothing more; what waits is lost, as it is when the process is killed.</summary>
    public void Abandon()
    {
        _abandoned = true;
        Dispose();
    }

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        if (_waiting.IsAddingCompleted)
            return;
        _waiting.CompleteAdding();
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            return;
        _thread.Join();
        _writer.Dispose();
        _waiting.Dispose();
    }

    private static void Fail(InstanceChange change, Exception exception)
    {
        foreach (var failed in change.Failed)
            failed(exception);
    }

    private void Run()
    {
        var group = new List<InstanceChange>();
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next))
                group.Add(next);
            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<InstanceChange> group)
    {
        if (_failure is null && !_abandoned)
            Write(group);
        if ((_failure ?? (_abandoned ? new ObjectDisposedException(nameof(CommitQueue)) : null)) is { } failure)
            group.ForEach(change => Fail(change, failure));
        else
            group.ForEach(change => change.Committed.ForEach(committed => committed()));
    }

    private void Write(List<InstanceChange> group)
    {
        try
        {
            _writer.Commit(group, _counters.TakeUnsaved());
        }
#pragma warning disable CA1031 // Whatever stops a commit stops the engine, which reports it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = exception;
            _broken(exception);
        }
    }
}
