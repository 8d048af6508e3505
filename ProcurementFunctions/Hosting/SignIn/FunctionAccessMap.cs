using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>Finds a function's method by its entry point, and remembers who may call it.</summary>
internal sealed class FunctionAccessMap
{
    private readonly ConcurrentDictionary<string, FunctionAccess> _known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The method is not found; nobody gets in then.</exception>
    public FunctionAccess Of(FunctionDefinition function) =>
        _known.GetOrAdd(function.EntryPoint, static (entry, f) => FunctionAccess.Of(FindMethod(entry, f)), function);

    private static MethodInfo FindMethod(string entryPoint, FunctionDefinition function)
    {
        var dot = entryPoint.LastIndexOf('.');
        var type = dot < 0 ? null : FindType(entryPoint[..dot], function.PathToAssembly);
        var methods = type?.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(m => m.Name == entryPoint[(dot + 1)..] && m.GetCustomAttribute<FunctionAttribute>() is not null)
            .ToList();
        return methods is [var method]
            ? method
            : throw new InvalidOperationException($"function {function.Name}: the method {entryPoint} is not found, or not alone");
    }

    private static Type? FindType(string name, string assemblyPath)
    {
        var assemblyName = Path.GetFileNameWithoutExtension(assemblyPath);
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => a == typeof(FunctionAccessMap).Assembly || a.GetName().Name == assemblyName)
            .Select(a => a.GetType(name) ?? a.GetType(name.Replace('+', '.')))
            .FirstOrDefault(t => t is not null);
    }
}
