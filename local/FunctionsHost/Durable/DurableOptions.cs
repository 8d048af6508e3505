using DurableTask.Core.Settings;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary><c>extensions.durableTask</c> of host.json, as far as one machine needs it.</summary>
internal sealed class DurableOptions
{
    // Ten times the Functions host's: a place is held until what was done in it is on the disk, and what waits together is written
    // in one commit.
    private const int PlacesPerProcessor = 100;

    public string HubName { get; set; } = "TestHubName";

    /// <summary>The version of new instances that are not given one; null: none.</summary>
    public string? DefaultVersion { get; set; }

    public VersioningSettings.VersionMatchStrategy VersionMatchStrategy { get; set; } = VersioningSettings.VersionMatchStrategy.CurrentOrOlder;

    public VersioningSettings.VersionFailureStrategy VersionFailureStrategy { get; set; } = VersioningSettings.VersionFailureStrategy.Reject;

    /// <summary>Which instances a start with their id may replace, as far as the start itself does not forbid it.</summary>
    public OverridableStates OverridableExistingInstanceStates { get; set; } = OverridableStates.NonRunningStates;

    public int MaxConcurrentActivityFunctions { get; set; } = PlacesPerProcessor * Environment.ProcessorCount;

    public int MaxConcurrentOrchestratorFunctions { get; set; } = PlacesPerProcessor * Environment.ProcessorCount;

    /// <summary>For how long the worker keeps an orchestration in memory after it last did something.</summary>
    public int ExtendedSessionIdleTimeoutInSeconds { get; set; } = 300;

    /// <summary>Whether the worker keeps orchestrations in memory at all; else every step is a replay.</summary>
    public bool ExtendedSessionsEnabled { get; set; } = true;

    /// <exception cref="FunctionsHostException">A value cannot be read or makes no sense; the message names it.</exception>
    public static DurableOptions Read(IConfiguration configuration)
    {
        var options = new DurableOptions();
        try
        {
            configuration.GetSection(HostJson.Key("extensions:durableTask")).Bind(options);
        }
        catch (InvalidOperationException wrong)
        {
            throw new FunctionsHostException($"extensions.durableTask in host.json: {wrong.Message}", wrong);
        }

        return options is { MaxConcurrentActivityFunctions: > 0, MaxConcurrentOrchestratorFunctions: > 0, ExtendedSessionIdleTimeoutInSeconds: > 0, HubName.Length: > 0 }
            ? options
            : throw new FunctionsHostException("extensions.durableTask in host.json: its limits must be above 0, and the hub must have a name.");
    }

    /// <summary>How the engine treats instances of other versions; null: it does not compare.</summary>
    public VersioningSettings? Versioning() => DefaultVersion is null ? null : new VersioningSettings
    {
        Version = DefaultVersion,
        MatchStrategy = VersionMatchStrategy,
        FailureStrategy = VersionFailureStrategy,
    };
}
