using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Gives a function the token that ends its invocation.</summary>
internal sealed class CancellationTokenBinder : IParameterBinder
{
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken);

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter) => new(context.CancellationToken);
}
