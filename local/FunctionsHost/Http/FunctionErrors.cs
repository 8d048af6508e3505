using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>
/// Answers what no function answered, as problem details: a function that threw past the app's own middleware (logged,
/// never shown), a path or a method that nothing is mapped to, a worker that has gone.
/// </summary>
internal static class FunctionErrors
{
    public static void UseFunctionErrors(this IApplicationBuilder app, ILogger logger) =>
        app.Use(next => http => InvokeAsync(http, next, logger));

    private static async Task InvokeAsync(HttpContext http, RequestDelegate next, ILogger logger)
    {
        try
        {
            await next(http);
            if (!WasHandled(http))
                await WriteAsync(http, http.Response.StatusCode, detail: null);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.RequestAborted(http.Request.Method, http.Request.Path);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, bad.StatusCode, bad.Message);
        }
        catch (WorkerGoneException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.Headers.RetryAfter = "1";
            await TypedResults.Problem("The app is not running at the moment. Try again.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            logger.RequestFailed(failure, http.Request.Method, http.Request.Path);
            await WriteAsync(http, StatusCodes.Status500InternalServerError, detail: null);
        }
    }

    // Only what routing itself turned away is left without a body; a function's empty 404 is its answer.
    private static bool WasHandled(HttpContext http) =>
        http.Response.HasStarted
        || http.Response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
        || http.Items.ContainsKey(typeof(HostedFunction));

    private static Task WriteAsync(HttpContext http, int status, string? detail)
    {
        var allowed = http.Response.Headers.Allow;
        http.Response.Clear();
        http.Response.Headers.Allow = allowed;
        return TypedResults.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status)).ExecuteAsync(http);
    }
}
