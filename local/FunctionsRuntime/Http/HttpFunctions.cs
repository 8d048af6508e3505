using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Hosting;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Maps the functions with an HTTP trigger to endpoints.</summary>
internal sealed class HttpFunctions(FunctionCatalog catalog, IFunctionInvoker invoker, IConfiguration configuration)
{
    /// <summary>Under this key the items of a function's context hold its <see cref="HttpContext"/>.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    private const string DefaultPrefix = "api";

    /// <exception cref="InvalidOperationException">A function cannot be served as it is declared; the message names it.</exception>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var mapped = new List<HttpRoute>();
        var prefix = configuration[HostJson.Key("extensions:http:routePrefix")] ?? DefaultPrefix;
        foreach (var route in catalog.WithTrigger<HttpTriggerAttribute>().Select(function => HttpRoute.Of(function, prefix)))
        {
            if (mapped.FirstOrDefault(route.Collides) is { } other)
                throw new InvalidOperationException(
                    $"The functions {other.Function} and {route.Function} answer to the same requests: {route.Pattern.RawText}.");
            mapped.Add(route);
            Map(endpoints, route);
        }
    }

    private void Map(IEndpointRouteBuilder endpoints, HttpRoute route)
    {
        var endpoint = endpoints.Map(route.Pattern, http => InvokeAsync(route.Function, http))
            .WithDisplayName(route.Function.Name)
            .WithMetadata(route.Function);
        if (route.Methods.Count > 0)
            endpoint.WithMetadata(new HttpMethodMetadata(route.Methods));
    }

    // The middleware around the function has written the response; what it returned is of no more use.
#pragma warning disable CA1859 // A request delegate gives no value.
    private Task InvokeAsync(FunctionDescriptor function, HttpContext http) =>
        invoker.InvokeAsync(
            new FunctionInvocation(function, http.Request)
            {
                BindingData = http.Request.RouteValues,
                Items = new Dictionary<object, object> { [HttpContextKey] = http },
            },
            http.RequestAborted);
#pragma warning restore CA1859
}
