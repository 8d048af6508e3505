using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>
/// Fills a parameter from the route value of its name. A value that is not of the parameter's type is a
/// <see cref="BadHttpRequestException"/> of status 400.
/// </summary>
internal sealed class RouteValueBinder : IParameterBinder
{
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        function.Trigger is HttpTriggerAttribute
        && RouteText.CanRead(parameter.ParameterType)
        && HttpRoute.PatternOf(function).GetParameter(parameter.Name!) is not null;

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter)
    {
        var text = context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!)?.ToString();
        if (text is null)
            return new(parameter.HasDefaultValue ? parameter.DefaultValue : null);
        if (RouteText.TryRead(text, parameter.ParameterType, out var value))
            return new(value);
        throw new BadHttpRequestException(
            $"'{text}' in the path is not a valid value for '{parameter.Name}'.", StatusCodes.Status400BadRequest);
    }
}
