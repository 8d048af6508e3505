using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Gives a function its own context.</summary>
internal sealed class FunctionContextBinder : IParameterBinder
{
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(FunctionContext);

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter) => new(context);
}
