using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Conversations;

/// <summary>
/// Lets one message of a user pass at a time within this process, so that a user's messages do not lose races against each
/// other. Between processes the conditional write decides; nothing relies on the gate.
/// </summary>
public sealed class UserGate
{
    private readonly Dictionary<string, Waiting> _users = [];

    /// <summary>Waits for the user's turn and does the work; see <see cref="Lane"/>.</summary>
    public async Task<T> RunAsync<T>(string userId, Func<Task<T>> work, CancellationToken cancellation)
    {
        var waiting = Join(userId);
        try
        {
            return await waiting.Lane.RunAsync(work, cancellation);
        }
        finally
        {
            Leave(userId, waiting);
        }
    }

    private Waiting Join(string userId)
    {
        lock (_users)
        {
            if (!_users.TryGetValue(userId, out var waiting)) _users[userId] = waiting = new();
            waiting.Count++;
            return waiting;
        }
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
        public Lane Lane { get; } = new();

        public int Count { get; set; }
    }
}
