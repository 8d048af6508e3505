using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>
/// The HTTP interface of Durable Functions, under the official paths. Every request needs the system key. What the
/// official one answers with 500, or passes over, is a 400 or 409 here.
/// </summary>
internal sealed class ManagementEndpoints(
    HostDurableClient clients, SqliteOrchestrationService store, InstanceCommands steps, DurableOptions durable, HostKeys keys, FunctionsHostOptions options)
{
    public void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        if (!catalog.WithTrigger(TriggerTypes.Orchestration).Any())
            return;
        var client = clients.Value;
        var instances = new InstanceEndpoints(client, store, steps);
        var commands = new CommandEndpoints(client);
        var starts = new StartEndpoint(client, catalog, new ManagementLinks(keys.Durable, durable.HubName), options.WallTime);

        Map("GET", "instances", instances.ListAsync);
        Map("DELETE", "instances", instances.PurgeManyAsync);
        Map("GET", "instances/{instanceId}", instances.GetAsync);
        Map("GET", "instances/{instanceId}/history", instances.SaveAsync);
        Map("DELETE", "instances/{instanceId}", instances.PurgeAsync);
        Map("POST", "instances/{instanceId}/raiseEvent/{eventName}", commands.RaiseEventAsync);
        Map("POST", "instances/{instanceId}/terminate", commands.TerminateAsync);
        Map("POST", "instances/{instanceId}/suspend", commands.SuspendAsync);
        Map("POST", "instances/{instanceId}/resume", commands.ResumeAsync);
        Map("POST", "instances/{instanceId}/rewind", commands.RewindAsync);
        Map("POST", "instances/{instanceId}/restart", starts.RestartAsync);
        Map("POST", "orchestrators/{functionName}/{instanceId?}", starts.StartAsync);
        endpoints.Map($"{ManagementLinks.Path}/entities/{{**rest}}", Guarded(keys.Durable, static _ => Task.FromResult<IResult>(
            TypedResults.Problem("This host has no durable entities.", statusCode: StatusCodes.Status501NotImplemented))));

        void Map(string method, string path, Func<HttpContext, Task<IResult>> answer) =>
            endpoints.MapMethods($"{ManagementLinks.Path}/{path}", [method], Guarded(keys.Durable, answer));
    }

    private static RequestDelegate Guarded(HostKey key, Func<HttpContext, Task<IResult>> answer) => async http =>
    {
        var result = key.Opens(http.Request)
            ? await AnswerAsync(http, answer)
            : TypedResults.Problem(
                $"Send the system key, as ?{HostKey.QueryName}= or in the header {HostKey.HeaderName}.",
                statusCode: StatusCodes.Status401Unauthorized);
        await result.ExecuteAsync(http);
    };

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<HttpContext, Task<IResult>> answer)
    {
        try
        {
            return await answer(http);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (RpcException refused) when (StatusOf(refused.StatusCode) is { } status)
        {
            return TypedResults.Problem(refused.Status.Detail, statusCode: status);
        }
        catch (OrchestrationAlreadyExistsException there)
        {
            return TypedResults.Problem(there.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (InvalidOperationException refused) when (refused is not ObjectDisposedException)
        {
            return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static int? StatusOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => StatusCodes.Status400BadRequest,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.FailedPrecondition or StatusCode.AlreadyExists => StatusCodes.Status409Conflict,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
