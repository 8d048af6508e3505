using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;

/// <summary>
/// The HTTP interface of Durable Functions, under the official paths. Every request needs the system key. What the
/// official one answers with 500, or passes over, is a 400 or 409 here.
/// </summary>
internal static class ManagementEndpoints
{
    public static void MapDurableManagement(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<Functions.ITaskFunctions>().IsEmpty)
            return;
        var key = endpoints.ServiceProvider.GetRequiredService<ManagementKey>();
        var instances = endpoints.ServiceProvider.GetRequiredService<InstanceEndpoints>();
        var commands = endpoints.ServiceProvider.GetRequiredService<CommandEndpoints>();
        var starts = endpoints.ServiceProvider.GetRequiredService<StartEndpoint>();

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
        endpoints.Map($"{ManagementLinks.Path}/entities/{{**rest}}", Guarded(key, static _ => Task.FromResult<IResult>(
            TypedResults.Problem("There are no durable entities in this runtime.", statusCode: StatusCodes.Status501NotImplemented))));

        void Map(string method, string path, Func<HttpContext, Task<IResult>> answer) =>
            endpoints.MapMethods($"{ManagementLinks.Path}/{path}", [method], Guarded(key, answer));
    }

    private static RequestDelegate Guarded(ManagementKey key, Func<HttpContext, Task<IResult>> answer) => async http =>
    {
        var result = key.Opens(http.Request)
            ? await AnswerAsync(http, answer)
            : TypedResults.Problem(
                $"Send the system key, as ?{ManagementKey.QueryName}= or in the header {ManagementKey.HeaderName}.",
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
        catch (InvalidOperationException refused) when (refused is not ObjectDisposedException)
        {
            return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
