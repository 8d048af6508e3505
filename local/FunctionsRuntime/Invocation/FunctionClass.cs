using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Makes the instance that a function's method is called on, from the services.</summary>
internal static class FunctionClass
{
    /// <summary>A factory of instances; null for a static method.</summary>
    /// <exception cref="InvalidOperationException">The class cannot be made from what is registered; the message says why.</exception>
    public static ObjectFactory? FactoryOf(FunctionDescriptor function, IServiceProviderIsService registered)
    {
        if (function.Method.IsStatic)
            return null;

        var constructors = function.DeclaringType.GetConstructors();
        if (constructors is [var only] && only.GetParameters().FirstOrDefault(IsMissing) is { } missing)
            throw new InvalidOperationException(
                $"The function {function} cannot run: the service {missing.ParameterType} that its class asks for is not registered.");
        return constructors.Length > 0
            ? ActivatorUtilities.CreateFactory(function.DeclaringType, [])
            : throw new InvalidOperationException($"The function {function} cannot run: its class has no public constructor.");

        bool IsMissing(ParameterInfo parameter) =>
            !parameter.HasDefaultValue
            && !parameter.IsDefined(typeof(FromKeyedServicesAttribute))
            && !registered.IsService(parameter.ParameterType);
    }
}
