using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Where Redis is. Setting <c>Redis</c>.</summary>
internal sealed class RedisOptions
{
    private const string Scheme = "rediss://";

    /// <summary>A StackExchange.Redis connection string, or <c>rediss://host:port</c> alone.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>With an address alone the app signs in with its own Azure identity, over TLS.</summary>
    public bool IsAddressAlone => Configuration.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public bool IsReadable => string.IsNullOrWhiteSpace(Configuration) || Read() is not null;

    /// <exception cref="InvalidOperationException">The setting is not readable; the app does not start with it.</exception>
    public ConfigurationOptions Parse() => Read() ?? throw new InvalidOperationException("Redis is not a StackExchange.Redis connection string.");

    private ConfigurationOptions? Read()
    {
        try
        {
            if (IsAddressAlone) return Address();
            var options = ConfigurationOptions.Parse(Configuration);
            return options.EndPoints.Count > 0 ? options : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Nothing but host and port: a password in it would not be used, and so is refused.</summary>
    private ConfigurationOptions? Address() =>
        Uri.TryCreate(Configuration, UriKind.Absolute, out var address)
        && address is { UserInfo: "", PathAndQuery: "/" or "", Port: > 0, Host.Length: > 0 }
            ? new ConfigurationOptions { EndPoints = { { address.Host, address.Port } }, Ssl = true, SslHost = address.Host }
            : null;
}
