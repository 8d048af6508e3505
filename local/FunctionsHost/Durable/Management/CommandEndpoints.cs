using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Steers an instance: 202 when done, 404 when there is none, 410 when it has ended.</summary>
internal sealed class CommandEndpoints(DurableTaskClient client)
{
    public async Task<IResult> RaiseEventAsync(HttpContext http)
    {
        TaskHub.Require(http.Request, client.Name);
        if (await RefusalAsync(http) is { } refusal)
            return refusal;
        if (!http.Request.HasJsonContentType())
            throw new BadHttpRequestException("Only application/json request content is supported.");
        var payload = await JsonBody.ReadAsync(http.Request);
        await client.RaiseEventAsync(InstanceEndpoints.IdOf(http), (string)http.Request.RouteValues["eventName"]!, payload, http.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    public Task<IResult> TerminateAsync(HttpContext http) =>
        CommandAsync(http, (id, reason) => client.TerminateInstanceAsync(id, (object?)reason, http.RequestAborted));

    public Task<IResult> SuspendAsync(HttpContext http) =>
        CommandAsync(http, (id, reason) => client.SuspendInstanceAsync(id, reason, http.RequestAborted));

    public Task<IResult> ResumeAsync(HttpContext http) =>
        CommandAsync(http, (id, reason) => client.ResumeInstanceAsync(id, reason, http.RequestAborted));

    public Task<IResult> RewindAsync(HttpContext http) => CommandAsync(
        http,
        (id, reason) => client.RewindInstanceAsync(id, reason ?? string.Empty, http.RequestAborted),
        isTooLate: instance => instance.RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated);

    private async Task<IResult> CommandAsync(
        HttpContext http, Func<string, string?, Task> command, Func<OrchestrationMetadata, bool>? isTooLate = null)
    {
        var query = TaskHub.Require(http.Request, client.Name);
        if (await RefusalAsync(http, isTooLate) is { } refusal)
            return refusal;
        await command(InstanceEndpoints.IdOf(http), query.Text("reason"));
        return TypedResults.Accepted((string?)null);
    }

    private async Task<IResult?> RefusalAsync(HttpContext http, Func<OrchestrationMetadata, bool>? isTooLate = null)
    {
        if (await InstanceEndpoints.FindAsync(client, http) is not { } instance)
            return InstanceEndpoints.NotFound(http);
        return isTooLate?.Invoke(instance) ?? instance.IsCompleted
            ? TypedResults.Problem($"The instance '{instance.InstanceId}' is {instance.RuntimeStatus}.", statusCode: StatusCodes.Status410Gone)
            : null;
    }
}
