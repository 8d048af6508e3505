using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Health;

/// <summary>Asks each store a cheap question; one that has not answered after a second is not well.</summary>
public sealed class StoreHealth(
    IConnectionMultiplexer redis, DocumentContainer<AuditEntry> documents, WallClock clock, ILogger<StoreHealth> logger)
{
    private const string Nothing = "health";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public async Task<HealthReport> CheckAsync(DurableTaskClient durable, CancellationToken cancellation)
    {
        var checks = await Task.WhenAll(
            AskAsync("redis", _ => redis.GetDatabase().PingAsync(), cancellation),
            AskAsync("cosmos", token => documents.ReadAsync(Nothing, Nothing, token), cancellation),
            AskAsync("durable", token => durable.GetInstanceAsync(Nothing, token), cancellation));
        return HealthReport.Of(new HealthChecks(checks[0], checks[1], checks[2]));
    }

    private async Task<string> AskAsync(string store, Func<CancellationToken, Task> question, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            // Asked on the pool, so that a client that blocks before it awaits does not hold up the others.
            await Task.Run(() => question(limited.Token), limited.Token).WaitAsync(Limit, clock.Time, cancellation);
            return HealthReport.Healthy;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await limited.CancelAsync();
            HealthLog.Unwell(logger, store, e);
            return HealthReport.Unhealthy;
        }
    }
}
