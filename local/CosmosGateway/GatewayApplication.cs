using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Resources;

namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>One HTTP request: checks the signature, has it answered, writes the answer.</summary>
internal sealed class GatewayApplication(Task<GatewayRouter> router, MasterKey key, GatewayFaults faults, GatewayTally tally, Func<long> counter)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await WriteAsync(context, await AnswerAsync(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
    }

    private async Task<GatewayAnswer> AnswerAsync(HttpContext context)
    {
        try
        {
            var request = new GatewayRequest(context);
            key.Verify(request);
            tally.Requested();
            if (request.Segments is [_, _, _, var container, "docs", ..] && faults.Take(container, request.IsWrite) is { } fault)
            {
                if (fault.IsDone) await (await router).AnswerAsync(request);
                return GatewayAnswer.Error(fault.Status, "Fault", "The server was told to fail.") with { SubStatus = fault.SubStatus, RetryAfter = fault.RetryAfter };
            }

            return await (await router).AnswerAsync(request);
        }
        catch (GatewayException e)
        {
            return GatewayAnswer.Of(e);
        }
        catch (BadHttpRequestException e)
        {
            return GatewayAnswer.Error(e.StatusCode, "BadRequest", e.Message);
        }
        catch (SqliteException e)
        {
            // A full or failing disk; what was asked has not happened.
            return GatewayAnswer.Error(503, "ServiceUnavailable", $"The documents' file cannot be used: {e.Message}");
        }
    }

    private async Task WriteAsync(HttpContext context, GatewayAnswer answer)
    {
        var response = context.Response;
        var headers = response.Headers;
        response.StatusCode = answer.Status;
        headers["x-ms-request-charge"] = "1";
        headers["x-ms-activity-id"] = context.Request.Headers["x-ms-activity-id"];
        headers["x-ms-session-token"] = string.Create(CultureInfo.InvariantCulture, $"0:-1#{counter()}");
        if (answer.ETag is { } etag) headers.ETag = etag;
        if (answer.SubStatus != 0) headers["x-ms-substatus"] = answer.SubStatus.ToString(CultureInfo.InvariantCulture);
        if (answer.Continuation is { } continuation) headers["x-ms-continuation"] = continuation;
        if (answer.ItemCount is { } count) headers["x-ms-item-count"] = count.ToString(CultureInfo.InvariantCulture);
        if (answer.RetryAfter is { } after) headers["x-ms-retry-after-ms"] = after.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        if (answer.IsQuery)
        {
            headers["x-ms-cosmos-query-execution-info"] = """{"reverseRidEnabled":false,"reverseIndexScan":false}""";
            headers["x-ms-cosmos-query-requiresdistribution"] = "False";
        }

        if (answer.Body.IsEmpty) return;
        headers.ContentType = "application/json";
        response.ContentLength = answer.Body.Length;
        await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }
}
