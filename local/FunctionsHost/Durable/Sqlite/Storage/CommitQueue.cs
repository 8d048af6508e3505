using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>
/// Applies changes in the order in which they came, all that wait at a time in one transaction: while one commit is on its
/// way to the disk, the next group gathers. Whoever asked for a change is answered after its commit. A commit that fails ends
/// the queue, since what is in memory is then ahead of the disk.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private const int LargestGroup = 2_000;

    private readonly BlockingCollection<StoreChange> _waiting = [];
    private readonly StoreStatements _statements;
    private readonly Action<Exception> _broken;
    private readonly Thread _thread;
    private long _commits;
    private volatile Exception? _failure;
    private volatile bool _abandoned;

    public CommitQueue(StoreStatements statements, Action<Exception> broken)
    {
        _statements = statements;
        _broken = broken;
        _thread = new Thread(Run) { IsBackground = true, Name = "Orchestration commits" };
        _thread.UnsafeStart();
    }

    /// <summary>How many transactions have been committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Lines a change up; the task ends when it is on the disk.</summary>
    public Task Add(StoreChange change)
    {
        try
        {
            _waiting.Add(change);
        }
        catch (InvalidOperationException)
        {
            if (!_abandoned)
                change.Fail(_failure ?? new ObjectDisposedException(nameof(SqliteOrchestrationService)));
        }

        return change.Done;
    }

    /// <summary>Writes and answers nothing more; what waits is lost, as it is when the process is killed.</summary>
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

        // Whoever is told that the file cannot be written may close the store at once, on this very thread.
        if (Thread.CurrentThread == _thread)
            return;
        _thread.Join();
        _statements.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        var group = new List<StoreChange>();
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next))
                group.Add(next);
            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<StoreChange> group)
    {
        if (_failure is null && !_abandoned)
            Write(group);
        if (_abandoned)
            return;
        foreach (var change in group)
        {
            if (_failure is { } failure)
                change.Fail(failure);
            else
                change.Answer();
        }
    }

    private void Write(List<StoreChange> group)
    {
        try
        {
            _statements.Begin();
            foreach (var change in group)
                change.Apply();
            if (_abandoned)
                _statements.Rollback();
            else
                _statements.Commit();
            Interlocked.Increment(ref _commits);
        }
#pragma warning disable CA1031 // Whatever stops a commit stops the store, which reports it. The connection is of no use any more.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = new InvalidOperationException("The orchestrations cannot be written any more.", exception);
            _broken(exception);
        }
    }
}
