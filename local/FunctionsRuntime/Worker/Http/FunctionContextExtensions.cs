using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.FunctionsRuntime.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Leads from an invocation to its HTTP request.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request's context; null when the function was not started by HTTP.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpFunctions.HttpContextKey, out var value) ? value as HttpContext : null;
}
