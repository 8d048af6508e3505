using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Local.FunctionsHost.Admin;

/// <summary>
/// The part of the Functions host's admin interface that is of use on one machine, for callers on this machine: runs a
/// timer function by hand, lists the functions, tells that the host is up.
/// </summary>
internal sealed class AdminEndpoints(TimerService timers)
{
    public void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        endpoints.MapGet("/admin/host/status", OnThisMachine(static http =>
            TypedResults.Json(new HostStatus("Running"), AdminJson.Default.HostStatus).ExecuteAsync(http)));
        endpoints.MapGet("/admin/functions", OnThisMachine(http =>
            TypedResults.Json(Listed(catalog), AdminJson.Default.ListListedFunction).ExecuteAsync(http)));
        endpoints.MapPost("/admin/functions/{name}", OnThisMachine(async http =>
            await (await RunAsync(http.Request, catalog)).ExecuteAsync(http)));
    }

    private async Task<IResult> RunAsync(HttpRequest request, FunctionCatalog catalog)
    {
        var name = (string)request.RouteValues["name"]!;
        if (!catalog.TryFind(name, out _))
            return Problem(StatusCodes.Status404NotFound, $"There is no function '{name}'.");
        if (!timers.Timers.TryFind(name, out var timer))
            return Problem(StatusCodes.Status400BadRequest, $"The function '{name}' is not started by a timer.");
        // A page in a browser cannot send JSON here unasked, whereas it can post a form.
        if (!request.HasJsonContentType())
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send JSON: {\"input\": null}.");
        if (!await IsInputAsync(request))
            return Problem(StatusCodes.Status400BadRequest, "The body must be a JSON object such as {\"input\": null}.");

        timers.RunByHand(timer);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<bool> IsInputAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<ListedFunction> Listed(FunctionCatalog catalog) =>
    [
        .. catalog.All
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Select(function => new ListedFunction(function.Name, function.EntryPoint, function.Trigger.Type)),
    ];

    private static RequestDelegate OnThisMachine(RequestDelegate answer) => http =>
        http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
            ? answer(http)
            : Problem(StatusCodes.Status403Forbidden, "Only callers on this machine may use this.").ExecuteAsync(http);

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
