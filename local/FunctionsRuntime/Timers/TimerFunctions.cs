using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>The functions with a timer trigger.</summary>
internal sealed class TimerFunctions
{
    private readonly Dictionary<string, TimerFunction> _byName;

    /// <exception cref="InvalidOperationException">A timer cannot run as it is declared; the message names it.</exception>
    public TimerFunctions(FunctionCatalog catalog, IConfiguration configuration) =>
        _byName = catalog.WithTrigger<TimerTriggerAttribute>()
            .Select(function => Read(function, configuration))
            .ToDictionary(timer => timer.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<TimerFunction> All => _byName.Values;

    public bool TryFind(string name, [NotNullWhen(true)] out TimerFunction? timer) => _byName.TryGetValue(name, out timer);

    private static TimerFunction Read(FunctionDescriptor function, IConfiguration configuration)
    {
        if (function.TriggerParameter.ParameterType != typeof(TimerInfo))
            throw new InvalidOperationException(
                $"The trigger parameter of the function {function} must be a {typeof(TimerInfo).FullName}.");
        try
        {
            return new TimerFunction(function, TimerSchedule.Parse(((TimerTriggerAttribute)function.Trigger).Schedule, configuration));
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidOperationException($"The timer function {function} cannot run: {wrong.Message}.", wrong);
        }
    }
}
