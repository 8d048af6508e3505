using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>How a <see cref="LocalCloud"/> is to be. All ports are on 127.0.0.1, and 0 is a free one.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>Where everything is kept; made where it is missing.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Whether to empty the state folder first.</summary>
    public bool Reset { get; init; }

    /// <summary>The folder with the shop's CSV files; null: what the state folder was made with, or the sample shop.</summary>
    public string? DataFolder { get; init; }

    /// <summary>How many times as fast as the real clock the firm's clock runs, 1 to 1,000,000.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>A firm's clock of the caller's own, which is not kept over restarts; null: one that runs at <see cref="Speed"/>.</summary>
    public TimeProvider? FirmTime { get; init; }

    public int Port { get; init; }

    public int RedisPort { get; init; }

    public int CosmosPort { get; init; }

    public int VendorsPort { get; init; }

    /// <summary>A Redis server to use (a StackExchange.Redis connection string); null: the embedded one.</summary>
    public string? Redis { get; init; }

    /// <summary>A Cosmos DB account to use (a connection string); null: the embedded one.</summary>
    public string? Cosmos { get; init; }

    /// <summary>Whether the app is left out: another host runs it, at <see cref="Port"/>.</summary>
    public bool ServicesOnly { get; init; }

    /// <summary>Further settings of the app, by their configuration keys.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Changes the app's registrations before it is built.</summary>
    public Action<FunctionsApplicationBuilder>? ConfigureApp { get; init; }

    /// <summary>Changes how a simulated vendor behaves.</summary>
    public Func<SimulatedVendor, VendorProfile, VendorProfile>? AdjustVendor { get; init; }

    /// <summary>Hears, line by line, how the start goes on.</summary>
    public Action<string> Report { get; init; } = static _ => { };

    /// <summary>For the parts around the app; the app logs by its own settings.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
