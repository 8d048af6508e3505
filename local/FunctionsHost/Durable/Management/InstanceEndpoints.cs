using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Lists, shows and purges instances.</summary>
internal sealed class InstanceEndpoints(DurableTaskClient client, SqliteOrchestrationService store, InstanceCommands commands)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const string RetryAfterSeconds = "5";

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var query = QueryOf(http.Request);
        var filter = new OrchestrationQuery
        {
            InstanceIdPrefix = query.Text("instanceIdPrefix"),
            CreatedFrom = query.Time("createdTimeFrom"),
            CreatedTo = query.Time("createdTimeTo"),
            Statuses = query.Names<OrchestrationRuntimeStatus>("runtimeStatus"),
            PageSize = query.Count("top") ?? OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs = true,
            ContinuationToken = http.Request.Headers[ContinuationHeader].FirstOrDefault() is { Length: > 0 } token ? Uri.UnescapeDataString(token) : null,
        };
        var showInput = query.Flag("showInput", otherwise: true);
        await foreach (var page in client.GetAllInstancesAsync(filter).AsPages())
        {
            if (page.ContinuationToken is { } next)
                http.Response.Headers[ContinuationHeader] = Uri.EscapeDataString(next);
            return TypedResults.Json(
                [.. page.Values.Select(instance => InstanceView.Of(instance, showInput))], ManagementJson.Default.ListInstanceView);
        }

        return TypedResults.Json([], ManagementJson.Default.ListInstanceView);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var query = QueryOf(http.Request);
        var showHistory = query.Flag("showHistory", otherwise: false);
        var showOutput = query.Flag("showHistoryOutput", otherwise: false);
        var showInput = query.Flag("showInput", otherwise: true);
        var failureIs500 = query.Flag("returnInternalServerErrorOnFailure", otherwise: false);
        if (await FindAsync(client, http) is not { } instance)
            return NotFound(http);
        var history = showHistory ? HistoryView.Of(await store.GetHistoryAsync(instance.InstanceId), showOutput) : null;
        var status = instance switch
        {
            { IsCompleted: false } => StatusCodes.Status202Accepted,
            { RuntimeStatus: OrchestrationRuntimeStatus.Failed } when failureIs500 => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status200OK,
        };
        if (status == StatusCodes.Status202Accepted)
        {
            http.Response.Headers.Location = http.Request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return TypedResults.Json(InstanceView.Of(instance, showInput, history), ManagementJson.Default.InstanceView, statusCode: status);
    }

    /// <summary>The current run as a file to replay later versions of the code against. Not part of the official interface.</summary>
    public async Task<IResult> SaveAsync(HttpContext http)
    {
        QueryOf(http.Request);
        return await commands.FindAsync(IdOf(http)) is { } state
            ? TypedResults.Text(SavedHistory.Of(state, await store.GetHistoryAsync(IdOf(http))).ToString(), "application/json")
            : NotFound(http);
    }

    public async Task<IResult> PurgeAsync(HttpContext http)
    {
        QueryOf(http.Request);
        if (await FindAsync(client, http) is not { } instance)
            return NotFound(http);
        var purged = await client.PurgeInstanceAsync(instance.InstanceId, http.RequestAborted);
        return TypedResults.Json(new PurgeView(purged.PurgedInstanceCount), ManagementJson.Default.PurgeView);
    }

    public async Task<IResult> PurgeManyAsync(HttpContext http)
    {
        var query = QueryOf(http.Request);
        var from = query.Time("createdTimeFrom") ?? throw new BadHttpRequestException("Please provide value for 'createdTimeFrom' parameter.");
        var filter = new PurgeInstancesFilter(from, query.Time("createdTimeTo"), query.Names<OrchestrationRuntimeStatus>("runtimeStatus"));
        var purged = await client.PurgeAllInstancesAsync(filter, http.RequestAborted);
        return purged.PurgedInstanceCount == 0
            ? TypedResults.Problem("No instance that has ended matches.", statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Json(new PurgeView(purged.PurgedInstanceCount), ManagementJson.Default.PurgeView);
    }

    /// <summary>The instance that the path names; null when there is none.</summary>
    internal static Task<OrchestrationMetadata?> FindAsync(DurableTaskClient client, HttpContext http) =>
        client.GetInstanceAsync(IdOf(http), getInputsAndOutputs: true, http.RequestAborted);

    internal static string IdOf(HttpContext http) => (string)http.Request.RouteValues["instanceId"]!;

    internal static IResult NotFound(HttpContext http) =>
        TypedResults.Problem($"There is no instance '{IdOf(http)}'.", statusCode: StatusCodes.Status404NotFound);

    /// <exception cref="BadHttpRequestException">The request is for another task hub.</exception>
    private ManagementQuery QueryOf(HttpRequest request) => TaskHub.Require(request, client.Name);
}
