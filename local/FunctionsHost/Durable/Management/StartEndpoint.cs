using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Starts instances and answers with the links to watch and steer them.</summary>
internal sealed class StartEndpoint(DurableTaskClient client, FunctionCatalog catalog, ManagementLinks links, TimeProvider wall)
{
    public async Task<IResult> StartAsync(HttpContext http)
    {
        var query = TaskHub.Require(http.Request, client.Name);
        var wait = query.Seconds("timeout");
        var input = await JsonBody.ReadAsync(http.Request);
        var name = (string)http.Request.RouteValues["functionName"]!;
        if (!catalog.TryFind(name, TriggerTypes.Orchestration, out _))
            throw new BadHttpRequestException($"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function.");
        var options = http.Request.RouteValues["instanceId"] is string id ? new StartOrchestrationOptions(id) : null;
        var instanceId = await client.ScheduleNewOrchestrationInstanceAsync(name, input, options, http.RequestAborted);
        return await AnswerAsync(http, instanceId, wait);
    }

    public async Task<IResult> RestartAsync(HttpContext http)
    {
        var query = TaskHub.Require(http.Request, client.Name);
        var wait = query.Seconds("timeout");
        var withNewId = query.Flag("restartWithNewInstanceId", otherwise: true);
        var instanceId = await client.RestartAsync(InstanceEndpoints.IdOf(http), withNewId, http.RequestAborted);
        return await AnswerAsync(http, instanceId, wait);
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string instanceId, TimeSpan? wait)
    {
        if (wait is { } longest && await EndWithinAsync(instanceId, longest, http.RequestAborted) is { } end)
        {
            return end.RuntimeStatus == OrchestrationRuntimeStatus.Completed
                ? TypedResults.Text(end.SerializedOutput ?? "null", "application/json")
                : TypedResults.Json(InstanceView.Of(end, showInput: true), ManagementJson.Default.InstanceView);
        }

        var payload = links.Of(new Uri(http.Request.GetEncodedUrl()), instanceId);
        http.Response.Headers.Location = payload.StatusQueryGetUri;
        http.Response.Headers.RetryAfter = "10";
        return TypedResults.Json(payload, ManagementJson.Default.ManagementPayload, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<OrchestrationMetadata?> EndWithinAsync(string instanceId, TimeSpan longest, CancellationToken caller)
    {
        using var patience = new CancellationTokenSource(longest, wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, caller);
        try
        {
            return await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            return null;
        }
    }
}
