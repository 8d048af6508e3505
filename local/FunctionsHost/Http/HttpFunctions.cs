using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>
/// Maps the functions with an HTTP trigger to endpoints. The request itself goes to the worker's own server (its pipeline
/// in this process, or over HTTP), and an empty invocation with the same id beside it through the stream: the worker puts
/// the two together.
/// </summary>
internal sealed class HttpFunctions(
    IFunctionInvoker invoker, IConfiguration configuration, FunctionsHostOptions options, HttpThrottle throttle, HostKeys keys, ILogger<HttpFunctions> logger)
{
    private const string DefaultPrefix = "api";
    private const string PrefixPath = "extensions:http:routePrefix";
    private const string InvocationIdHeader = "x-ms-invocation-id";
    private static readonly TypedData NoRequest = new() { Http = new RpcHttp() };

    /// <param name="endpoints">Where to map them.</param>
    /// <param name="catalog">The functions.</param>
    /// <param name="worker">Gives a request to the worker's own server.</param>
    /// <exception cref="FunctionsHostException">A function cannot be served as it is declared; the message names it.</exception>
    public void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog, RequestDelegate worker)
    {
        var mapped = new List<HttpRoute>();
        var prefix = Prefix();
        foreach (var route in catalog.WithTrigger(TriggerTypes.Http).Select(function => HttpRoute.Of(function, prefix)))
        {
            if (mapped.FirstOrDefault(route.Collides) is { } other)
                throw new FunctionsHostException(
                    $"The functions '{other.Function.Name}' and '{route.Function.Name}' answer to the same requests: {route.Pattern.RawText}.");
            mapped.Add(route);
            Map(endpoints, route, worker);
        }

        keys.Make(mapped.Select(route => route.Level));
    }

    // The worker reads it in host.json, and nowhere else.
    private string Prefix()
    {
        var inFile = HostJson.ReadValue(options.AppDirectory, PrefixPath) ?? DefaultPrefix;
        return configuration[HostJson.Key(PrefixPath)] is not { } set || set == inFile
            ? inFile
            : throw new FunctionsHostException($"A setting makes extensions.http.routePrefix '{set}', but the worker goes by host.json: change it there.");
    }

    private void Map(IEndpointRouteBuilder endpoints, HttpRoute route, RequestDelegate worker)
    {
        var endpoint = endpoints.Map(route.Pattern, http => InvokeAsync(route, http, worker)).WithDisplayName(route.Function.Name);
        if (route.Methods.Count > 0)
            endpoint.WithMetadata(new HttpMethodMetadata(route.Methods));
    }

    private Task InvokeAsync(HttpRoute route, HttpContext http, RequestDelegate worker)
    {
        http.Items[typeof(HostedFunction)] = route.Function;
        if (!keys.Opens(route.Level, http.Request))
            return Problem(http, StatusCodes.Status401Unauthorized, $"Send the key, as ?{HostKey.QueryName}= or in the header {HostKey.HeaderName}.");
        return http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ? Problem(http, StatusCodes.Status413PayloadTooLarge, "The body is larger than the host takes.")
            : throttle.InvokeAsync(http, admitted => RunAsync(route.Function, admitted, worker));
    }

    private async Task RunAsync(HostedFunction function, HttpContext http, RequestDelegate worker)
    {
        var invocation = new Invocation(function, NoRequest)
        {
            TraceParent = Header(http, "traceparent"),
            TraceState = Header(http, "tracestate"),
        };
        foreach (var (name, value) in http.Request.RouteValues)
        {
            if (value is string text) invocation.Metadata[name] = new TypedData { String = text };
        }

        Hide(http, invocation.Id);
        var ran = invoker.InvokeAsync(invocation, http.RequestAborted);
        // Without a worker there is no one to give the request to.
        if (ran.IsFaulted) await ran;
        await AnswerAsync(http, worker, ran);
        if (http.Response.HasStarted) Forget(ran, http);
        else await EndAsync(ran, http.Request);
    }

    private static async Task AnswerAsync(HttpContext http, RequestDelegate worker, Task ran)
    {
        var services = http.Features.Get<IServiceProvidersFeature>();
        try
        {
            await worker(http);
        }
        catch
        {
            // What the function threw says more than what became of its answer.
            await ran;
            throw;
        }
        finally
        {
            // The worker put the function's scope in their place, which has ended.
            http.Features.Set(services);
        }
    }

    private static async Task EndAsync(Task ran, HttpRequest request)
    {
        try
        {
            await ran;
        }
        catch (FunctionFailedException)
        {
            // If it failed on a body over the limit, the server says so again.
            request.BodyReader.TryRead(out _);
            throw;
        }
    }

    // The answer is out: the caller need not wait for what the worker says of the run.
    private void Forget(Task ran, HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path);
        ran.ContinueWith(
            failed => logger.RequestFailed(failed.Exception!.InnerException!, method, path),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // The worker routes by itself, and believes what its host says of the caller.
    private static void Hide(HttpContext http, string invocationId)
    {
        http.SetEndpoint(null);
        http.Request.RouteValues = [];
        var headers = http.Request.Headers;
        headers[InvocationIdHeader] = invocationId;
        headers.Remove("X-Forwarded-For");
        headers.Remove("X-Forwarded-Host");
        headers.Remove("X-Forwarded-Proto");
        headers.Remove("X-Forwarded-Prefix");
    }

    private static string? Header(HttpContext http, string name) =>
        http.Request.Headers.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;

    private static Task Problem(HttpContext http, int status, string detail) => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(http);
}
