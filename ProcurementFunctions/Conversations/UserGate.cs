namespace ProcurementFunctions.Conversations;

/// <summary>
/// Lets one message of a user pass at a time within this process, so that a user's messages do not lose races against each
/// other. Between processes the conditional write decides; nothing relies on the gate.
/// </summary>
public sealed class UserGate
{
    private readonly Dictionary<string, Waiting> _users = [];

    /// <summary>Waits for the user's turn. Disposing what it gives lets the next one pass.</summary>
    public async Task<IDisposable> EnterAsync(string userId, CancellationToken cancellation)
    {
        Waiting waiting;
        lock (_users)
        {
            if (!_users.TryGetValue(userId, out waiting!)) _users[userId] = waiting = new();
            waiting.Count++;
        }

        try
        {
            await waiting.Gate.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Leave(userId, waiting);
            throw;
        }

        return new Pass(this, userId, waiting);
    }

    private void Leave(string userId, Waiting waiting)
    {
        lock (_users)
        {
            if (--waiting.Count == 0) _users.Remove(userId);
        }
    }

    private sealed class Waiting
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Count { get; set; }
    }

    private sealed class Pass(UserGate gate, string userId, Waiting waiting) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 1) return;
            waiting.Gate.Release();
            gate.Leave(userId, waiting);
        }
    }
}
