using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
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
        function.Trigger is HttpTriggerAttribute trigger
        && IsReadable(parameter.ParameterType)
        && RoutePatternFactory.Parse(HttpRoute.TemplateOf(function, trigger)).GetParameter(parameter.Name!) is not null;

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter)
    {
        var text = context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!) as string;
        if (text is null)
            return new(parameter.HasDefaultValue ? parameter.DefaultValue : null);
        if (TryRead(text, parameter.ParameterType, out var value))
            return new(value);
        throw new BadHttpRequestException(
            $"'{text}' in the path is not a valid value for '{parameter.Name}'.", StatusCodes.Status400BadRequest);
    }

    private static bool IsReadable(Type type) =>
        type == typeof(string) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool TryRead(string text, Type type, [NotNullWhen(true)] out object? value)
    {
        try
        {
            value = type == typeof(string)
                ? text
                : TypeDescriptor.GetConverter(type).ConvertFromString(context: null, CultureInfo.InvariantCulture, text);
            return value is not null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            value = null;
            return false;
        }
    }
}
