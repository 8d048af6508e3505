using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Hosting.Problems;

/// <summary>The outermost middleware: what a function throws becomes problem details, never a stack trace.</summary>
internal sealed class ProblemDetailsMiddleware(ILogger<ProblemDetailsMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!context.IsHttp())
        {
            await next(context);
            return;
        }

        var http = context.RequireHttpContext();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception e)
        {
            await AnswerAsync(context, http, e);
        }
    }

    private async Task AnswerAsync(FunctionContext context, HttpContext http, Exception e)
    {
        var traceId = Activity.Current?.TraceId.ToHexString() ?? context.InvocationId;
        var problem = ProblemMap.Of(e);
        if (problem.Status == 500) ProblemLog.Unforeseen(logger, e, context.FunctionDefinition.Name, traceId);
        else if (problem.Status > 500) ProblemLog.StoreAway(logger, e, context.FunctionDefinition.Name);

        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Answers.Problem(problem, problem.Status == 500 ? traceId : null).ExecuteAsync(http);
    }
}
