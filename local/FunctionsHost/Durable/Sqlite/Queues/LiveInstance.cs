using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>
/// An instance that has not ended, or is asked to go on after it had: its messages and its lock. A new start of the same id
/// is another object, so that a turn of the old one finds that its lock is worth nothing.
/// </summary>
internal sealed class LiveInstance(string id, long run, OrchestrationStatus status, bool hasBegun)
{
    private readonly Lock _lock = new();
    private readonly List<StoredMessage> _inbox = [];
    private readonly HashSet<StoredMessage> _delayed = [];
    private OrchestrationTurn? _locked;
    private bool _hasBegun = hasBegun;
    private bool _isQueued;
    private bool _isResting;
    private bool _isGone;
    private int _failures;
    private (string? ExecutionId, int Events)? _lastTurn;

    public string Id { get; } = id;

    public long Run { get; } = run;

    /// <summary>For the committing thread alone.</summary>
    public OrchestrationStatus Status { get; set; } = status;

    /// <summary>For the committing thread alone.</summary>
    public string? ExecutionId { get; set; }

    /// <summary>For who holds the lock.</summary>
    public string? CustomStatus { get; set; }

    /// <summary>Whether a turn has been taken.</summary>
    public bool HasBegun
    {
        get
        {
            lock (_lock)
                return _hasBegun;
        }
    }

    /// <summary>Whether its start is not due yet.</summary>
    public bool WaitsForStart
    {
        get
        {
            lock (_lock)
                return !_hasBegun && _locked is null && !_inbox.Exists(message => message.IsStart);
        }
    }

    /// <summary>Whether it has a turn to take, or is taking one.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return !_isGone && (_isQueued || _isResting || _locked is not null);
        }
    }

    /// <summary>Takes a message; true when the instance is to be queued.</summary>
    public bool Receive(StoredMessage message)
    {
        lock (_lock)
        {
            _inbox.Insert(message.IsStart ? 0 : _inbox.Count, message);
            return MustQueue();
        }
    }

    /// <summary>Keeps a message that is not due yet.</summary>
    public void Delay(StoredMessage message)
    {
        lock (_lock)
            _delayed.Add(message);
    }

    /// <summary>Whether a message is still kept until it is due.</summary>
    public bool IsWaiting(StoredMessage message)
    {
        lock (_lock)
            return _delayed.Contains(message);
    }

    /// <summary>A message that was kept is due now; true when the instance is to be queued.</summary>
    public bool Release(StoredMessage message)
    {
        lock (_lock)
            return _delayed.Remove(message) && !_isGone && Receive(message);
    }

    /// <summary>Locks the instance for the messages that wait; null when there is nothing to do.</summary>
    public OrchestrationTurn? Take()
    {
        lock (_lock)
        {
            _isQueued = false;
            if (_isGone || _locked is not null || _inbox.Count == 0)
                return null;
            _locked = new OrchestrationTurn(this, [.. _inbox]);
            _inbox.Clear();
            return _locked;
        }
    }

    public bool IsLockedBy(OrchestrationTurn turn)
    {
        lock (_lock)
            return !_isGone && _locked == turn;
    }

    /// <summary>The turn that is being taken, if any.</summary>
    public OrchestrationTurn? Current
    {
        get
        {
            lock (_lock)
                return _locked;
        }
    }

    /// <summary>Unlocks after a turn is on the disk; true when the instance is to be queued again.</summary>
    public bool Finish(OrchestrationTurn turn, (string? ExecutionId, int Events)? state)
    {
        lock (_lock)
        {
            if (_locked != turn)
                return false;
            _locked = null;
            _hasBegun = true;
            _failures = 0;
            _lastTurn = state;
            return MustQueue();
        }
    }

    /// <summary>Unlocks after a turn that failed, with its messages before all others; the number of failures in a row, 0 when the lock was lost.</summary>
    public int GiveBack(OrchestrationTurn turn)
    {
        lock (_lock)
        {
            if (_isGone || _locked != turn)
                return 0;
            _locked = null;
            _lastTurn = null;
            _isResting = true;
            _inbox.InsertRange(0, turn.Messages);
            return ++_failures;
        }
    }

    /// <summary>Ends the rest after a failure; true when the instance is to be queued.</summary>
    public bool Rested()
    {
        lock (_lock)
        {
            _isResting = false;
            return MustQueue();
        }
    }

    /// <summary>Whether a history of so many events is what the last turn left, and no turn failed since.</summary>
    public bool IsContinuous(string executionId, int events)
    {
        lock (_lock)
            return _lastTurn is { } last && last.ExecutionId == executionId && last.Events == events;
    }

    /// <summary>Forgets the messages that are for another run.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyCollection<long> DropMessagesOfOthers(string? executionId)
    {
        lock (_lock)
        {
            List<long> dropped = [.. _inbox.Concat(_delayed).Where(message => !message.IsFor(executionId)).Select(message => message.Id)];
            _inbox.RemoveAll(message => !message.IsFor(executionId));
            _delayed.RemoveWhere(message => !message.IsFor(executionId));
            return dropped;
        }
    }

    /// <summary>Ends the instance: its lock is void and its messages are gone.</summary>
    /// <returns>The ids of all messages that it had.</returns>
    public IReadOnlyCollection<long> Retire()
    {
        lock (_lock)
        {
            _isGone = true;
            List<long> ids = [.. _inbox.Concat(_delayed).Concat(_locked?.Messages ?? []).Select(message => message.Id)];
            _inbox.Clear();
            _delayed.Clear();
            return ids;
        }
    }

    private bool MustQueue()
    {
        if (_isGone || _isQueued || _isResting || _locked is not null || _inbox.Count == 0 || !(_hasBegun || _inbox[0].IsStart))
            return false;
        return _isQueued = true;
    }
}
