using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
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
        var prefix = configuration[HostJson.Key("extensions:http:routePrefix")] ?? DefaultPrefix;
        foreach (var function in catalog.WithTrigger<HttpTriggerAttribute>())
            Map(endpoints, prefix, function, (HttpTriggerAttribute)function.Trigger);
    }

    private void Map(IEndpointRouteBuilder endpoints, string prefix, FunctionDescriptor function, HttpTriggerAttribute trigger)
    {
        if (trigger.AuthLevel is not AuthorizationLevel.Anonymous)
            throw new InvalidOperationException(
                $"The function {function} asks for a key (AuthorizationLevel.{trigger.AuthLevel}). There are no function keys here: use AuthorizationLevel.Anonymous.");
        if (function.TriggerParameter.ParameterType != typeof(HttpRequest))
            throw new InvalidOperationException(
                $"The trigger parameter of the function {function} must be a {typeof(HttpRequest).FullName}.");

        var pattern = RoutePatternFactory.Parse(HttpRoute.Under(prefix, HttpRoute.TemplateOf(function, trigger)));
        var endpoint = trigger.Methods is { Length: > 0 } methods
            ? endpoints.MapMethods(pattern.RawText!, MethodsOf(methods), Invoke)
            : endpoints.Map(pattern, Invoke);
        endpoint.WithDisplayName(function.Name).WithMetadata(function);

        Task Invoke(HttpContext http) => InvokeAsync(function, http);
    }

    private Task<object?> InvokeAsync(FunctionDescriptor function, HttpContext http) =>
        invoker.InvokeAsync(
            new FunctionInvocation(function, http.Request)
            {
                BindingData = http.Request.RouteValues,
                Items = new Dictionary<object, object> { [HttpContextKey] = http },
            },
            http.RequestAborted);

    private static HashSet<string> MethodsOf(string[] declared)
    {
        var methods = declared.Select(method => method.ToUpperInvariant()).ToHashSet();
        // Whoever answers GET answers HEAD; the server leaves the body out.
        if (methods.Contains(HttpMethods.Get))
            methods.Add(HttpMethods.Head);
        return methods;
    }
}
