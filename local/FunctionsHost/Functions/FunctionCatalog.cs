using System.Diagnostics.CodeAnalysis;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>The functions of the app, by name without regard to case.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, HostedFunction> _byName = new(StringComparer.OrdinalIgnoreCase);

    private FunctionCatalog(IEnumerable<HostedFunction> functions)
    {
        foreach (var function in functions)
        {
            if (!_byName.TryAdd(function.Name, function))
                throw new FunctionsHostException($"Two functions have the name '{function.Name}'.");
        }
    }

    public IReadOnlyCollection<HostedFunction> All => _byName.Values;

    /// <exception cref="FunctionsHostException">A function cannot be hosted, or two have one name; the message names it.</exception>
    public static FunctionCatalog Read(IEnumerable<RpcFunctionMetadata> metadata) => new(metadata.Select(HostedFunction.Read));

    public bool TryFind(string name, [NotNullWhen(true)] out HostedFunction? function) => _byName.TryGetValue(name, out function);

    /// <summary>The function of this name, if this kind of trigger starts it.</summary>
    public bool TryFind(string name, string trigger, [NotNullWhen(true)] out HostedFunction? function) =>
        _byName.TryGetValue(name, out function) && function.Trigger.Is(trigger);

    public IEnumerable<HostedFunction> WithTrigger(string trigger) => _byName.Values.Where(function => function.Trigger.Is(trigger));
}
