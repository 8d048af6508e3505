using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

public sealed class TimerServiceTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly ObservedTime _firm = new(new DateTimeOffset(2026, 3, 1, 8, 0, 1, TimeSpan.Zero));
    private readonly Ticks _ticks = new();

    [Fact]
    public async Task Start_ScheduleFromASetting_TicksOnTheFirmsClock()
    {
        await using var app = await RunningApp.StartAsync(Configure, Options(), typeof(Functions));

        await PassAsync(TimeSpan.FromSeconds(59));

        Assert.Equal("Sweep", await _ticks.NextAsync());
    }

    [Fact]
    public async Task Start_FunctionDisabledBySetting_RunsOnlyByHand()
    {
        await using var app = await RunningApp.StartAsync(
            builder =>
            {
                Configure(builder);
                builder.Configuration.AddInMemoryCollection([new("AzureWebJobs.Sweep.Disabled", "true")]);
            },
            Options(),
            typeof(Functions));

        // Nothing waits for this clock, so that its turning can start nothing.
        _firm.Advance(TimeSpan.FromMinutes(10));
        Assert.False(_ticks.HasAny);

        using var answer = await app.Http.PostAsync(new Uri("/admin/functions/Sweep", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        Assert.Equal("Sweep", await _ticks.NextAsync());
    }

    [Fact]
    public async Task Stop_TickIsRunning_WaitsForItsEnd()
    {
        var app = await RunningApp.StartAsync(Configure, Options(), typeof(Functions));
        await PassAsync(TimeSpan.FromSeconds(59));
        await _ticks.NextAsync();

        _ticks.Go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await PassAsync(TimeSpan.FromMinutes(1));
        await _ticks.NextAsync();
        var stopping = app.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        _ticks.Go.SetResult();

        await stopping.WaitAsync(RunningApp.Patience);
        Assert.Equal("end", await _ticks.NextAsync());
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Stop_TickOutlastsTheTimeToStop_IsCancelled()
    {
        var app = await RunningApp.StartAsync(
            Configure, Options() with { StopTimeout = TimeSpan.FromMilliseconds(100) }, typeof(Functions));
        _ticks.Go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await PassAsync(TimeSpan.FromSeconds(59));
        await _ticks.NextAsync();

        await app.Host.StopAsync().WaitAsync(RunningApp.Patience);

        Assert.Equal("cancelled", await _ticks.NextAsync());
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Start_SecondHostOnTheSameState_TicksOnlyWhenTheFirstHasEnded()
    {
        var wall = new ObservedTime(_firm.GetUtcNow());
        var first = await RunningApp.StartAsync(Configure, Options(), typeof(Functions));
        await PassAsync(TimeSpan.FromSeconds(59));
        await _ticks.NextAsync();
        await using var second = await RunningApp.StartAsync(
            builder =>
            {
                Configure(builder);
                // A file of orchestrations has one process; the timers of a directory are another matter.
                builder.Configuration["AzureFunctionsJobHost:extensions:durableTask:hubName"] = "Second";
            },
            Options() with { WallTime = wall },
            typeof(Functions));

        while (await wall.NextWaitAsync() != TimeSpan.FromSeconds(1))
        {
            // The start has its own limit.
        }

        await first.Host.StopAsync();
        await first.DisposeAsync();
        wall.Advance(TimeSpan.FromSeconds(1));

        _firm.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Sweep", await _ticks.NextAsync());
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    // Others may wait on the clock as well; the timer's wait is known by its length.
    private async Task PassAsync(TimeSpan wait)
    {
        while (await _firm.NextWaitAsync() != wait)
        {
        }

        _firm.Advance(wait);
    }

    private void Configure(FunctionsApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("SweepSchedule", "0 * * * * *")]);
        builder.Services.AddSingleton(_ticks);
    }

    private FunctionsHostOptions Options() =>
        RunningApp.Options() with { StateDirectory = _directory, MinimumTickInterval = TimeSpan.Zero, Time = _firm };

    public sealed class Ticks
    {
        private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

        public TaskCompletionSource? Go { get; set; }

        public bool HasAny => _events.Reader.Count > 0;

        public void Add(string happened) => _events.Writer.TryWrite(happened);

        public Task<string> NextAsync() => _events.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);
    }

    public sealed class Functions(Ticks ticks)
    {
        [Function("Sweep")]
        public async Task Sweep([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellation)
        {
            ticks.Add("Sweep");
            if (ticks.Go is not { } go)
                return;
            try
            {
                await go.Task.WaitAsync(cancellation);
                ticks.Add("end");
            }
            catch (OperationCanceledException)
            {
                ticks.Add("cancelled");
                throw;
            }
        }
    }
}
