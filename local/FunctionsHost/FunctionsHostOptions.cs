using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>How an app is hosted on one machine.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>Where the app answers: http on this machine alone; port 0 takes a free port.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:7071");

    /// <summary>The directory for what must outlive the process: orchestrations, schedules of timers, keys.</summary>
    public string StateDirectory { get; init; } = Path.Combine(".local", "functions");

    /// <summary>The directory with host.json.</summary>
    public string AppDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>The firm's clock: schedules and orchestrations go by it. It may run faster than the real one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The real clock, for the host's own pauses.</summary>
    public TimeProvider WallTime { get; init; } = TimeProvider.System;

    /// <summary>The least real time between two starts of the same timer, however fast the firm's clock runs.</summary>
    public TimeSpan MinimumTickInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the worker may take to connect and to load its functions.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long ticks and activities that run may take to end when the host stops; then they are cancelled.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Further endpoints beside the functions.</summary>
    public Action<IEndpointRouteBuilder>? MapEndpoints { get; init; }

    /// <summary>Where the host logs, besides the console; null: by host.json to the console alone.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}
