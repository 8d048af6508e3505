using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Hosting.Http;

internal static class HttpFunctionContextExtensions
{
    /// <summary>Whether the function is called over HTTP.</summary>
    public static bool IsHttp(this FunctionContext context) =>
        context.GetHttpContext() is not null || context.FunctionDefinition.InputBindings.Values.Any(
            b => string.Equals(b.Type, "httpTrigger", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidOperationException">An HTTP function without a request: nothing may run then.</exception>
    public static HttpContext RequireHttpContext(this FunctionContext context) =>
        context.GetHttpContext()
        ?? throw new InvalidOperationException($"{context.FunctionDefinition.Name} has no HTTP request");
}
