using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Lets <see cref="RedisWatch"/> look from the start of the app to its end. It does not hold the start up.</summary>
internal sealed class RedisWatchService(IServiceProvider services, WallClock clock) : BackgroundService
{
    /// <summary>With <see cref="RedisWatch.Patience"/> such that a silent connection has gone before a caller has waited for two seconds.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var watch = services.GetRequiredService<RedisWatch>();
        using var timer = new PeriodicTimer(Interval, clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) watch.Look();
    }
}
