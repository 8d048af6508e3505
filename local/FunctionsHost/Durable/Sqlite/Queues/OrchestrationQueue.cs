using System.Threading.Channels;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>The instances with work to do, in the order in which it came, each once.</summary>
internal sealed class OrchestrationQueue
{
    private readonly Channel<LiveInstance> _ready = Channel.CreateUnbounded<LiveInstance>();

    public void Receive(LiveInstance instance, StoredMessage message)
    {
        if (instance.Receive(message))
            Add(instance);
    }

    /// <summary>A message that was kept until a time is due.</summary>
    public void Release(LiveInstance instance, StoredMessage message)
    {
        if (instance.Release(message))
            Add(instance);
    }

    public void Add(LiveInstance instance) => _ready.Writer.TryWrite(instance);

    /// <summary>Lets an instance rest after a failure, the longer the more failed, then queues it again.</summary>
    public void AddAfterFailure(LiveInstance instance, int failures) => _ = Backoff.Run(failures, () =>
    {
        if (instance.Rested())
            Add(instance);
    });

    /// <summary>Locks the next instance; null when there is none within the timeout.</summary>
    public async Task<OrchestrationTurn?> TakeAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        while (await _ready.TakeAsync(timeout, cancellation) is { } instance)
        {
            if (instance.Take() is { } turn)
                return turn;
        }

        return null;
    }
}
