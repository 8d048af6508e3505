using System.Threading.Channels;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>Waiting for the next of a channel, for a while.</summary>
internal static class ChannelWaiting
{
    /// <summary>The next item; null when none came in time or the wait was cancelled.</summary>
    public static async ValueTask<T?> TakeAsync<T>(this Channel<T> channel, TimeSpan timeout, CancellationToken cancellation)
        where T : class
    {
        if (cancellation.IsCancellationRequested)
            return null;
        if (channel.Reader.TryRead(out var ready))
            return ready;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(timeout);
        try
        {
            return await channel.Reader.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
