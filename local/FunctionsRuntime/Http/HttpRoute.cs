using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Where an HTTP function answers.</summary>
internal static class HttpRoute
{
    /// <summary>The template below the prefix: the trigger's own, or else the function's name.</summary>
    public static string TemplateOf(FunctionDescriptor function, HttpTriggerAttribute trigger) =>
        (trigger.Route ?? function.Name).Trim('/');

    /// <summary>The whole template.</summary>
    public static string Under(string prefix, string template) =>
        prefix.Trim('/') is { Length: > 0 } head ? $"/{head}/{template}" : $"/{template}";
}
