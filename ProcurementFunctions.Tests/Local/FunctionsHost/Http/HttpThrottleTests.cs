using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class HttpThrottleTests
{
    private const string Outstanding = "AzureFunctionsJobHost:extensions:http:maxOutstandingRequests";
    private const string Concurrent = "AzureFunctionsJobHost:extensions:http:maxConcurrentRequests";

    [Fact]
    public async Task Get_MoreThanMayBeOutstanding_Is429UntilOneHasEnded()
    {
        await using var app = await StartAsync((Outstanding, "2"));
        var gate = app.Services.GetRequiredService<Gate>();
        var first = app.Http.GetAsync("/api/wait");
        var second = app.Http.GetAsync("/api/wait");
        await gate.WhenInsideAsync(2);

        using var third = await app.Http.GetAsync("/api/wait");
        using var admin = await app.Http.GetAsync("/admin/host/status");
        gate.Open();

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("application/problem+json", third.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/wait")).StatusCode);
    }

    [Fact]
    public async Task Get_MoreThanMayRunAtATime_WaitForTheirTurn()
    {
        await using var app = await StartAsync((Concurrent, "2"));
        var gate = app.Services.GetRequiredService<Gate>();
        var all = Enumerable.Range(0, 6).Select(_ => app.Http.GetAsync("/api/wait")).ToList();
        await gate.WhenInsideAsync(2);

        gate.Open();
        var answers = await Task.WhenAll(all);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(2, gate.MostInside);
    }

    [Theory]
    [InlineData(Outstanding, "0")]
    [InlineData(Concurrent, "-2")]
    public async Task Start_LimitThatIsNone_IsRefused(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(() => StartAsync((setting, value)));

        Assert.Contains(setting.Split(':')[^1], refused.Message, StringComparison.Ordinal);
    }

    private static Task<RunningApp> StartAsync((string Key, string Value) setting) =>
        RunningApp.StartAsync(builder => Configure(builder, setting), typeof(Waiting));

    private static void Configure(FunctionsApplicationBuilder builder, (string Key, string Value) setting)
    {
        builder.Services.AddSingleton<Gate>();
        builder.Configuration[setting.Key] = setting.Value;
    }

    internal sealed class Waiting(Gate gate)
    {
        [Function("wait")]
        public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            await gate.PassAsync();
            return TypedResults.Ok(request.Path.Value);
        }
    }

    internal sealed class Gate
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _entered = new(0);
        private int _inside;
        private int _most;

        public int MostInside => _most;

        public void Open() => _open.TrySetResult();

        public async Task PassAsync()
        {
            var inside = Interlocked.Increment(ref _inside);
            int most;
            while (inside > (most = _most) && Interlocked.CompareExchange(ref _most, inside, most) != most)
            {
            }

            _entered.Release();
            await _open.Task;
            Interlocked.Decrement(ref _inside);
        }

        public async Task WhenInsideAsync(int count)
        {
            for (var entered = 0; entered < count; entered++)
                Assert.True(await _entered.WaitAsync(RunningApp.Patience));
        }
    }
}
