using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// Takes the messages for one instance, one turn at a time and in their order. An actor whose instance has ended, or does
/// not exist, retires when all that it changed is on the disk; the next message makes a new one.
/// </summary>
internal sealed class InstanceActor(string id, EngineParts parts)
{
    private readonly Lock _lock = new();
    private readonly InstanceTurn _turn = new(id, parts);
    private List<ActorMessage> _mailbox = [];
    private bool _hasTurn;
    private bool _retired;
    private int _uncommitted;
    private volatile bool _forgetOnceCommitted;

    public string Id => id;

    /// <summary>Whether what it changed is not all on the disk yet.</summary>
    public bool HasUncommitted => Volatile.Read(ref _uncommitted) > 0;

    /// <summary>Whether it has nothing to do and all that it did is on the disk.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return !_hasTurn && _mailbox.Count == 0 && !HasUncommitted;
        }
    }

    /// <summary>Leaves a message; false when the actor has retired.</summary>
    public bool TryPost(ActorMessage message)
    {
        lock (_lock)
        {
            if (_retired)
                return false;
            _mailbox.Add(message);
            if (_hasTurn)
                return true;
            _hasTurn = true;
        }

        parts.Dispatcher.Enqueue(this);
        return true;
    }

    /// <summary>Takes what is in the mailbox.</summary>
    public void TakeTurn()
    {
        List<ActorMessage> messages;
        lock (_lock)
        {
            messages = _mailbox;
            _mailbox = [];
        }

        try
        {
            _turn.Take(messages, this);
        }
#pragma warning disable CA1031 // What stops a turn is a fault of the engine or its file: the engine stops and says so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            parts.Broken(exception);
        }

        EndTurn();
    }

    /// <summary>Hands a change over to be written.</summary>
    public void Commit(InstanceChange change)
    {
        Interlocked.Increment(ref _uncommitted);
        change.Committed.Add(AfterCommit);
        parts.Commits.Add(change);
    }

    /// <summary>Asks for the run in memory to be forgotten when all of it is on the disk, from where it is replayed.</summary>
    public void ForgetOnceCommitted() => _forgetOnceCommitted = true;

    private void EndTurn()
    {
        lock (_lock)
        {
            _hasTurn = _mailbox.Count > 0;
            if (!_hasTurn)
            {
                RetireWhenDone();
                return;
            }
        }

        parts.Dispatcher.Enqueue(this);
    }

    private void AfterCommit()
    {
        if (Interlocked.Decrement(ref _uncommitted) > 0)
            return;
        lock (_lock)
            RetireWhenDone();
        if (_forgetOnceCommitted)
        {
            _forgetOnceCommitted = false;
            TryPost(new Forget());
        }
    }

    private void RetireWhenDone()
    {
        if (_retired || _hasTurn || _mailbox.Count > 0 || HasUncommitted || !_turn.IsDone)
            return;
        _retired = true;
        parts.Runs.Remove(this);
        parts.Retire(this);
    }
}
