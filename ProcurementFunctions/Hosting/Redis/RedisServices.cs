using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

internal static class RedisServices
{
    private const int MaxTimeoutMilliseconds = 1500;

    /// <summary>How often time-outs are looked for and a broken connection is made anew.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(250);

    /// <summary>One connection for the app, made from the setting <c>Redis</c>; it heals by itself.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>()
            .Configure(o => o.Configuration = configuration["Redis"] ?? "")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Configuration), "Redis is not set: it names the Redis server, such as localhost:6379.")
            .Validate(o => o.IsReadable, "Redis is not a StackExchange.Redis connection string.")
            .ValidateOnStart();
        services.AddSingleton<IConnectionMultiplexer>(provider => ConnectionMultiplexer.Connect(
            ConnectionOptions(provider.GetRequiredService<IOptions<RedisOptions>>().Value.Configuration)));
        return services;
    }

    /// <summary>Such that a server that is away costs a request two seconds and the start of the app nothing.</summary>
    internal static ConfigurationOptions ConnectionOptions(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = Math.Min(options.ConnectTimeout, MaxTimeoutMilliseconds);
        options.SyncTimeout = Math.Min(options.SyncTimeout, MaxTimeoutMilliseconds);
        options.AsyncTimeout = Math.Min(options.AsyncTimeout, MaxTimeoutMilliseconds);
        options.HeartbeatInterval = Heartbeat;
        options.ReconnectRetryPolicy = new LinearRetry((int)Heartbeat.TotalMilliseconds);
        return options;
    }
}
