using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>
/// Back-pressure as in the Functions host, by <c>extensions.http</c> of host.json: of the requests for functions
/// <c>maxConcurrentRequests</c> run at a time, the others wait; with <c>maxOutstandingRequests</c> running and waiting, a
/// further one is answered 429 at once. -1, the default, means no limit.
/// </summary>
internal sealed class HttpThrottle : IDisposable
{
    private const int Unlimited = -1;

    private readonly int _maxOutstanding;
    private readonly SemaphoreSlim? _running;
    private int _outstanding;

    /// <exception cref="FunctionsHostException">A limit is neither -1 nor above 0; the message names it.</exception>
    public HttpThrottle(IConfiguration configuration)
    {
        _maxOutstanding = Limit("maxOutstandingRequests");
        _running = Limit("maxConcurrentRequests") is var concurrent && concurrent == Unlimited ? null : new SemaphoreSlim(concurrent);

        int Limit(string name)
        {
            var value = configuration.GetValue(HostJson.Key($"extensions:http:{name}"), Unlimited);
            return value is Unlimited or > 0
                ? value
                : throw new FunctionsHostException($"extensions.http.{name} in host.json must be -1 (no limit) or above 0, not {value}.");
        }
    }

    public void Dispose() => _running?.Dispose();

    public Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        _running is null && _maxOutstanding == Unlimited ? next(http) : CountAsync(http, next);

    private async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        if (Interlocked.Increment(ref _outstanding) > _maxOutstanding && _maxOutstanding != Unlimited)
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
}
