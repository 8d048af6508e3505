using System.Reflection;
using Microsoft.AspNetCore.Routing;

namespace ProcurementFunctions.Local.FunctionsRuntime;

/// <summary>How the local runtime runs an app.</summary>
public sealed class FunctionsRuntimeOptions
{
    /// <summary>Where the app answers: http on this machine alone; port 0 takes a free port.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:7071");

    /// <summary>The directory for what must outlive the process: orchestrations and timer schedules.</summary>
    public string StateDirectory { get; set; } = Path.Combine(".local", "functions");

    /// <summary>The least time on the wall between two starts of the same timer, however fast the firm's clock runs.</summary>
    public TimeSpan MinimumTickInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The assemblies to look for functions in: at first the one that made the builder.</summary>
    public ICollection<Assembly> Assemblies { get; } = [];

    /// <summary>The types to look for functions in, besides those of <see cref="Assemblies"/>.</summary>
    public ICollection<Type> FunctionTypes { get; } = [];

    /// <summary>Further endpoints beside the functions.</summary>
    public Action<IEndpointRouteBuilder>? MapEndpoints { get; set; }
}
