using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The method behind a function, with a binder chosen for each of its parameters.</summary>
internal sealed class FunctionMethod
{
    private readonly FunctionDescriptor _function;
    private readonly IReadOnlyList<IParameterBinder?> _binders;
    private readonly ObjectFactory? _factory;
    private readonly Func<object?, Task<object?>> _awaiter;

    /// <exception cref="InvalidOperationException">A parameter cannot be bound, or the class not be made.</exception>
    public FunctionMethod(FunctionDescriptor function, IReadOnlyList<IParameterBinder> binders, IServiceProviderIsService registered)
    {
        _function = function;
        _binders = [.. function.Parameters.Select(parameter => BinderOf(function, parameter, binders))];
        _factory = FunctionClass.FactoryOf(function, registered);
        _awaiter = ReturnValue.AwaiterOf(function.Method);
        Definition = new LocalFunctionDefinition(function);
    }

    public LocalFunctionDefinition Definition { get; }

    public async Task<object?> CallAsync(FunctionContext context, object? triggerValue)
    {
        var arguments = new object?[_binders.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = _binders[index] is { } binder
                ? await binder.BindAsync(context, _function.Parameters[index])
                : triggerValue;
        }

        var instance = _factory?.Invoke(context.InstanceServices, null);
        try
        {
            var returned = _function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            return await _awaiter(returned);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static IParameterBinder? BinderOf(
        FunctionDescriptor function, ParameterInfo parameter, IReadOnlyList<IParameterBinder> binders) =>
        parameter == function.TriggerParameter
            ? null
            : binders.FirstOrDefault(binder => binder.CanBind(function, parameter))
                ?? throw new InvalidOperationException(
                    $"The parameter '{parameter.Name}' ({parameter.ParameterType}) of the function {function} cannot be bound.");

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync();
        else
            (instance as IDisposable)?.Dispose();
    }
}
