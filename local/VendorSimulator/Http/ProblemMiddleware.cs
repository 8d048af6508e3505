using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>Gives every refusal a body, those of the web server itself among them.</summary>
internal sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, VendorProblem.OfStatus(e.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            SimulatorLog.CallerLeft(logger, context.Request.Path);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            SimulatorLog.CallFailed(logger, context.Request.Path, e);
            await AnswerAsync(context, new VendorProblem(500, "Internal error", "The simulator failed; its log says why."));
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await AnswerAsync(context, VendorProblem.OfStatus(context.Response.StatusCode));
    }

    private static Task AnswerAsync(HttpContext context, VendorProblem problem) =>
        new ProblemResult(problem).ExecuteAsync(context);
}
