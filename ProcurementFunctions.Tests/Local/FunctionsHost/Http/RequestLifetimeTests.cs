using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class RequestLifetimeTests
{
    private readonly Waiting _waiting = new();

    [Fact]
    public async Task Get_CallerGoesAway_CancelsTheFunction()
    {
        await using var app = await StartAsync();
        using var gone = new CancellationTokenSource();

        var request = app.Http.GetAsync("/api/wait", gone.Token);
        await _waiting.Entered.Task.WaitAsync(RunningApp.Patience);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await _waiting.Cancelled.Task.WaitAsync(RunningApp.Patience);
    }

    [Fact]
    public async Task Stop_RequestIsRunning_WaitsForItsAnswer()
    {
        await using var app = await StartAsync();
        var request = app.Http.GetStringAsync("/api/wait");
        await _waiting.Entered.Task.WaitAsync(RunningApp.Patience);

        var stopping = app.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        _waiting.Go.SetResult();

        Assert.Equal("done", await request.WaitAsync(RunningApp.Patience));
        await stopping.WaitAsync(RunningApp.Patience);
        await Assert.ThrowsAsync<HttpRequestException>(() => app.Http.GetStringAsync("/api/wait"));
    }

    [Fact]
    public async Task Get_AppIsStillLoading_WaitsForIt()
    {
        var functions = new LateFunctions();
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var starting = RunningApp.StartAsync(
            builder => functions.Register(builder.Services.AddSingleton(_waiting)), RunningApp.Options() with { Url = url });
        await functions.Listening.Task.WaitAsync(RunningApp.Patience);
        using var client = new HttpClient { BaseAddress = url };

        var request = client.GetStringAsync("/api/wait");
        Assert.False(_waiting.Entered.Task.IsCompleted);
        functions.Go.SetResult();
        await using var app = await starting.WaitAsync(RunningApp.Patience);
        _waiting.Go.SetResult();

        Assert.Equal("done", await request.WaitAsync(RunningApp.Patience));
    }

    [Fact]
    public async Task Get_AppDoesNotComeUp_Is503()
    {
        var functions = new LateFunctions();
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var starting = RunningApp.StartAsync(
            builder => functions.Register(builder.Services), RunningApp.Options() with { Url = url });
        await functions.Listening.Task.WaitAsync(RunningApp.Patience);
        using var client = new HttpClient { BaseAddress = url };

        var request = client.GetAsync("/api/wait");
        functions.Go.SetException(new InvalidOperationException("no list"));

        await Assert.ThrowsAsync<FunctionsHostException>(() => starting.WaitAsync(RunningApp.Patience));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await request.WaitAsync(RunningApp.Patience)).StatusCode);
    }

    private Task<RunningApp> StartAsync() =>
        RunningApp.StartAsync(builder => builder.Services.AddSingleton(_waiting), typeof(WaitingFunction));

    internal sealed class Waiting
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class WaitingFunction(Waiting waiting)
    {
        [Function("Wait")]
        public async Task<IResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellation)
        {
            waiting.Entered.SetResult();
            try
            {
                await waiting.Go.Task.WaitAsync(cancellation);
                return TypedResults.Text("done");
            }
            catch (OperationCanceledException)
            {
                waiting.Cancelled.SetResult();
                throw;
            }
        }
    }

    /// <summary>Tells the functions when the test lets it, and when the app's server listens.</summary>
    private sealed class LateFunctions : IFunctionMetadataProvider
    {
        public TaskCompletionSource Listening { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Register(IServiceCollection services) => services.AddSingleton<IFunctionMetadataProvider>(provider =>
        {
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(Listening.SetResult);
            return this;
        });

        public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
        {
            await Go.Task;
            return await new ReflectedFunctions(typeof(WaitingFunction)).GetFunctionMetadataAsync(directory);
        }
    }
}
