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
    private readonly MethodInvoker _method;
    private readonly ReturnValue _returnValue;

    /// <exception cref="InvalidOperationException">A parameter cannot be bound, or the class not be made.</exception>
    public FunctionMethod(FunctionDescriptor function, IReadOnlyList<IParameterBinder> binders, IServiceProviderIsService registered)
    {
        _function = function;
        _binders = [.. function.Parameters.Select(parameter => BinderOf(function, parameter, binders))];
        _factory = FunctionClass.FactoryOf(function, registered);
        _method = MethodInvoker.Create(function.Method);
        _returnValue = ReturnValue.Of(function.Method);
        Definition = new LocalFunctionDefinition(function);
    }

    public LocalFunctionDefinition Definition { get; }

    /// <summary>Binds the parameters, calls the method and leaves what it returned, awaited, in the context.</summary>
    public async Task CallAsync(LocalFunctionContext context)
    {
        var arguments = new object?[_binders.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = _binders[index] is { } binder
                ? await binder.BindAsync(context, _function.Parameters[index])
                : context.Invocation.TriggerValue;
        }

        var instance = _factory?.Invoke(context.InstanceServices, null);
        try
        {
            var returned = _method.Invoke(instance, arguments.AsSpan());
            if (_returnValue.TaskOf(returned) is { } task)
            {
                await task;
                returned = _returnValue.ResultOf(task);
            }

            context.ReturnValue = returned;
        }
        finally
        {
            if (instance is IAsyncDisposable or IDisposable) await DisposeAsync(instance);
        }
    }

    private static IParameterBinder? BinderOf(
        FunctionDescriptor function, ParameterInfo parameter, IReadOnlyList<IParameterBinder> binders) =>
        parameter == function.TriggerParameter
            ? null
            : binders.FirstOrDefault(binder => binder.CanBind(function, parameter))
                ?? throw new InvalidOperationException(
                    $"The parameter '{parameter.Name}' ({parameter.ParameterType}) of the function {function} cannot be bound.");

    private static async ValueTask DisposeAsync(object instance)
    {
        if (instance is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync();
        else
            ((IDisposable)instance).Dispose();
    }
}
