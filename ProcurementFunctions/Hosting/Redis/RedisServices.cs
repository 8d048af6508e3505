using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

internal static class RedisServices
{
    private const int MaxTimeoutMilliseconds = 1500;

    /// <summary>How often time-outs are looked for and a broken connection is made anew.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a connect may take before it is begun anew, and how soon one that was refused is tried again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>One connection for the app, made from the setting <c>Redis</c>; it heals by itself.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>()
            .Configure(o => o.Configuration = configuration["Redis"] ?? "")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Configuration), "Redis is not set: it names the Redis server, such as localhost:6379.")
            .Validate(o => o.IsReadable, "Redis is neither a StackExchange.Redis connection string nor rediss://host:port.")
            .ValidateOnStart();
        services.AddSingleton<RedisIdentity>();
        services.AddSingleton<IConnectionMultiplexer>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RedisOptions>>().Value;
            return ConnectionMultiplexer.Connect(ConnectionOptions(
                options, options.IsAddressAlone ? provider.GetRequiredService<RedisIdentity>() : null, provider.GetRequiredService<RedisSockets>()));
        });
        services.AddSingleton<RedisSockets>();
        services.AddSingleton<RedisWatch>();
        services.AddSingleton<RedisExpiry>();
        services.AddHostedService<RedisWatchService>();
        if (new RedisOptions { Configuration = configuration["Redis"] ?? "" }.IsAddressAlone)
            services.AddHostedService<RedisIdentityRenewal>();
        return services;
    }

    /// <summary>Such that a server that is away costs a request two seconds, and the start of the app no more.</summary>
    /// <param name="identity">Who signs in; null: whom the connection string names.</param>
    /// <param name="sockets">Is told of every socket; null: nobody is.</param>
    internal static ConfigurationOptions ConnectionOptions(RedisOptions given, RedisIdentity? identity, RedisSockets? sockets = null)
    {
        var options = given.Parse();
        if (identity is not null) options.Defaults = identity;
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = Math.Min(options.ConnectTimeout, MaxTimeoutMilliseconds);
        options.SyncTimeout = Math.Min(options.SyncTimeout, MaxTimeoutMilliseconds);
        options.AsyncTimeout = Math.Min(options.AsyncTimeout, MaxTimeoutMilliseconds);
        options.HeartbeatInterval = Heartbeat;
        // Keys name users, and exceptions are logged.
        options.IncludeDetailInExceptions = false;
        options.ReconnectRetryPolicy = new LinearRetry((int)Retry.TotalMilliseconds);
        if (sockets is not null) options.BeforeSocketConnect = sockets.Add;
        return options;
    }
}
