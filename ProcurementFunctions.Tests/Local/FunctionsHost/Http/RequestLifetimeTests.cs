using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

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
}
