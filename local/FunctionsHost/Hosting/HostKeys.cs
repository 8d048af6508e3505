using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.FunctionsHost.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>The keys of the host. Those for functions are made only where a function asks for one.</summary>
internal sealed class HostKeys(FunctionsHostOptions options)
{
    private readonly Lazy<HostKey> _master = new(() => HostKey.Keep(options.StateDirectory, "master"));
    private readonly Lazy<HostKey> _functions = new(() => HostKey.Keep(options.StateDirectory, "functions"));
    private readonly Lazy<HostKey> _durable = new(() => HostKey.Keep(options.StateDirectory, "durabletask_extension"));

    /// <summary>The system key of the management endpoints of orchestrations, under its official name.</summary>
    public HostKey Durable => _durable.Value;

    /// <summary>Whether a request may reach a function of this level.</summary>
    public bool Opens(KeyLevel level, HttpRequest request) => level switch
    {
        KeyLevel.Anonymous => true,
        KeyLevel.Function => _functions.Value.Opens(request) || _master.Value.Opens(request),
        _ => _master.Value.Opens(request),
    };

    /// <summary>Makes the keys that callers of these levels need, so that they can be read before the first request.</summary>
    public void Make(IEnumerable<KeyLevel> levels)
    {
        foreach (var level in levels.Distinct())
        {
            if (level != KeyLevel.Anonymous) _ = _master.Value;
            if (level == KeyLevel.Function) _ = _functions.Value;
        }
    }
}
