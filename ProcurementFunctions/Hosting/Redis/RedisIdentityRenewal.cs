using Azure.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>
/// Shows open connections the identity's new token before the old one ends: the server closes a connection whose token has
/// ended. Looks every minute, which costs nothing while the credential still has the same token.
/// </summary>
internal sealed class RedisIdentityRenewal(
    IConnectionMultiplexer redis, RedisIdentity identity, WallClock clock, ILogger<RedisIdentityRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string _shown = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await RenewAsync(stoppingToken);
    }

    /// <summary>What fails is tried again at the next look: minutes are left, and a closed connection is made anew.</summary>
    internal async Task RenewAsync(CancellationToken cancellation)
    {
        try
        {
            var login = await identity.LoginAsync(cancellation);
            if (login.Token == _shown) return;
            foreach (var server in redis.GetServers().Where(server => server.IsConnected))
                await server.ExecuteAsync("AUTH", login.User, login.Token).WaitAsync(cancellation);
            _shown = login.Token;
            RedisLog.LoginRenewed(logger, login.User);
        }
        catch (Exception e) when (e is AuthenticationFailedException or RedisException or TimeoutException)
        {
            RedisLog.LoginNotRenewed(logger, e);
        }
    }
}
