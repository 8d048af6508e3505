using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Functions;

/// <summary>All functions of the app. Names are unique, regardless of case.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, FunctionDescriptor> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">Two functions have the same name.</exception>
    public FunctionCatalog(IEnumerable<FunctionDescriptor> functions)
    {
        foreach (var function in functions)
        {
            if (!_byName.TryAdd(function.Name, function))
                throw new InvalidOperationException(
                    $"Two functions are named '{function.Name}': {_byName[function.Name].EntryPoint} and {function.EntryPoint}. Names must be unique.");
        }
    }

    public IReadOnlyCollection<FunctionDescriptor> Functions => _byName.Values;

    public bool TryFind(string name, [NotNullWhen(true)] out FunctionDescriptor? function) =>
        _byName.TryGetValue(name, out function);

    public IEnumerable<FunctionDescriptor> WithTrigger<TTrigger>()
        where TTrigger : TriggerBindingAttribute =>
        Functions.Where(function => function.Trigger is TTrigger);
}
