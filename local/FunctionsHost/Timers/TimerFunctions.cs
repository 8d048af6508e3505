using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>The functions with a timer trigger.</summary>
internal sealed class TimerFunctions
{
    private readonly Dictionary<string, TimerFunction> _byName;
    private readonly IConfiguration _configuration;

    /// <exception cref="FunctionsHostException">A timer cannot run as it is declared; the message names it.</exception>
    public TimerFunctions(FunctionCatalog catalog, IConfiguration configuration)
    {
        _configuration = configuration;
        _byName = catalog.WithTrigger(TriggerTypes.Timer)
            .Select(function => Read(function, configuration))
            .ToDictionary(timer => timer.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyCollection<TimerFunction> All => _byName.Values;

    public bool TryFind(string name, [NotNullWhen(true)] out TimerFunction? timer) => _byName.TryGetValue(name, out timer);

    /// <summary>Whether it runs only by hand: the setting AzureWebJobs.NAME.Disabled is true or 1.</summary>
    public bool IsDisabled(TimerFunction timer) => _configuration[$"AzureWebJobs.{timer.Name}.Disabled"]?.ToLowerInvariant() is "true" or "1";

    private static TimerFunction Read(HostedFunction function, IConfiguration configuration)
    {
        try
        {
            return new TimerFunction(function, TimerSchedule.Parse(function.Trigger.Text("schedule") ?? "", configuration));
        }
        catch (FunctionsHostException wrong)
        {
            throw new FunctionsHostException($"The timer function '{function.Name}' cannot run: {wrong.Message}.", wrong);
        }
    }
}
