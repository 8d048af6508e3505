using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Finds the methods that are functions and refuses those that could never run.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags DeclaredMethods = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <exception cref="InvalidOperationException">A function cannot run as it is declared; the message names it.</exception>
    public static FunctionCatalog Discover(FunctionsRuntimeOptions options) =>
        new(options.Assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Concat(options.FunctionTypes)
            .Distinct()
            .SelectMany(type => type.GetMethods(DeclaredMethods))
            .Select(Describe)
            .OfType<FunctionDescriptor>());

    private static FunctionDescriptor? Describe(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            return null;

        var entryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (string.IsNullOrWhiteSpace(function.Name))
            throw new InvalidOperationException($"The function {entryPoint} has no name.");
        if (!method.IsPublic)
            throw Refused("must be public");
        if (method.ContainsGenericParameters || method.DeclaringType.ContainsGenericParameters)
            throw Refused("must not be generic");
        if (!method.IsStatic && method.DeclaringType.IsAbstract)
            throw Refused("is an instance method of an abstract class");
        if (method.GetParameters().FirstOrDefault(parameter => parameter.ParameterType.IsByRef) is { } byReference)
            throw Refused($"takes '{byReference.Name}' by reference");

        var triggers = method.GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)))
            .ToList();
        return triggers is [var trigger]
            ? new FunctionDescriptor(function.Name, method, trigger.GetCustomAttribute<TriggerBindingAttribute>()!, trigger.Position)
            : throw Refused($"has {triggers.Count} trigger parameters where it needs exactly one");

        InvalidOperationException Refused(string why) => new($"The function '{function.Name}' ({entryPoint}) {why}.");
    }
}
