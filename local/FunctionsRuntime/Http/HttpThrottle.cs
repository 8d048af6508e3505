using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Hosting;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>
/// Back-pressure as in the Functions host, by <c>extensions.http</c> of host.json: of the requests for functions
/// <c>maxConcurrentRequests</c> run at a time, the others wait; with <c>maxOutstandingRequests</c> running and waiting, a
/// further one is answered 429 at once. -1, the default, means no limit.
/// </summary>
internal sealed class HttpThrottle(int maxOutstanding, int maxConcurrent) : IDisposable
{
    private const int Unlimited = -1;

    private readonly SemaphoreSlim? _running = maxConcurrent == Unlimited ? null : new SemaphoreSlim(maxConcurrent);
    private int _outstanding;

    public void Dispose() => _running?.Dispose();

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (Interlocked.Increment(ref _outstanding) > maxOutstanding && maxOutstanding != Unlimited)
        {
            Interlocked.Decrement(ref _outstanding);
            await TypedResults.Problem("The host has as many requests as it takes. Try again.", statusCode: StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(http);
            return;
        }

        try
        {
            await RunAsync(http, next);
        }
        finally
        {
            Interlocked.Decrement(ref _outstanding);
        }
    }

    private async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (_running is null)
        {
            await next(http);
            return;
        }

        await _running.WaitAsync(http.RequestAborted);
        try
        {
            await next(http);
        }
        finally
        {
            _running.Release();
        }
    }

    /// <exception cref="InvalidOperationException">A limit is neither -1 nor above 0; the message names it.</exception>
    internal static HttpThrottle? From(IConfiguration configuration)
    {
        var outstanding = Limit("maxOutstandingRequests");
        var concurrent = Limit("maxConcurrentRequests");
        return outstanding == Unlimited && concurrent == Unlimited ? null : new HttpThrottle(outstanding, concurrent);

        int Limit(string name)
        {
            var value = configuration.GetValue(HostJson.Key($"extensions:http:{name}"), Unlimited);
            return value is Unlimited or > 0
                ? value
                : throw new InvalidOperationException($"extensions.http.{name} in host.json must be -1 (no limit) or above 0, not {value}.");
        }
    }
}

/// <summary>Puts the throttle before the functions; without limits there is none.</summary>
internal static class HttpThrottleExtensions
{
    public static void UseHttpThrottle(this WebApplication app)
    {
        if (HttpThrottle.From(app.Configuration) is not { } throttle)
            return;
        app.Lifetime.ApplicationStopped.Register(throttle.Dispose);
        app.Use(next => http => http.GetEndpoint()?.Metadata.GetMetadata<FunctionDescriptor>() is null
            ? next(http)
            : throttle.InvokeAsync(http, next));
    }
}
