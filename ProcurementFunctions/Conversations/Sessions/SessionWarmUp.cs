using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Asks Redis once what each message asks it, and changes nothing: the first calls of a process connect, load code and make the
/// script known, which may take a busy machine longer than a message waits. The app takes its first request afterwards; a server
/// that is away holds it up for two seconds at most.
/// </summary>
internal sealed class SessionWarmUp(IServiceProvider services, WallClock clock, ILogger<SessionWarmUp> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            // On the pool, as to connect blocks.
            await Task.Run(() => services.GetRequiredService<RedisSessionStore>().WarmUpAsync(cancellationToken), cancellationToken)
                .WaitAsync(Limit, clock.Time, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Who comes first is told so, or finds that it goes well by now; the rest of the app works without it.
            ConversationsLog.NotWarmedUp(logger, e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
