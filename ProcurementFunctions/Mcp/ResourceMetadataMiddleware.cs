using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Pages;

namespace ProcurementFunctions.Mcp;

/// <summary>Adds to a 401 of the tools where the metadata stand that say where a token is to be had: RFC 9728, section 5.1.</summary>
internal sealed class ResourceMetadataMiddleware(ConsoleAddress address) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.FunctionDefinition.Name != McpFunctions.Name) return next(context);
        var http = context.RequireHttpContext();
        var metadata = $"{address.Of(http.Request)}/{McpFunctions.MetadataRoute}";
        http.Response.OnStarting(() =>
        {
            var challenge = http.Response.Headers.WWWAuthenticate;
            if (challenge is [{ } scheme])
                http.Response.Headers.WWWAuthenticate = $"{scheme}{(scheme.Contains(' ', StringComparison.Ordinal) ? "," : "")} resource_metadata=\"{metadata}\"";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
