using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Gives an HTTP function its request, or the context around it.</summary>
internal sealed class RequestBinder : IParameterBinder
{
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        function.Trigger is HttpTriggerAttribute
        && (parameter.ParameterType == typeof(HttpRequest) || parameter.ParameterType == typeof(HttpContext));

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter)
    {
        var http = context.GetHttpContext()!;
        return new(parameter.ParameterType == typeof(HttpContext) ? http : http.Request);
    }
}
