using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class DeterminismTests
{
    [Fact]
    public async Task Replay_TimeAndIds_AreTheSameEachTime()
    {
        var seen = new ConcurrentQueue<(DateTime, Guid, Guid)>();
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Same", async context =>
        {
            seen.Enqueue((context.CurrentUtcDateTime, context.NewGuid(), context.NewGuid()));
            return await context.WaitForExternalEvent<string>("go");
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Same");

        await engine.KillAndStartAsync(() => engine.Time.Advance(TimeSpan.FromDays(1)));
        await engine.Client.RaiseEventAsync(id, "go", "on");
        await engine.EndOfAsync(id);

        Assert.Equal(2, seen.Count);
        Assert.Single(seen.Distinct());
        var (at, first, second) = seen.First();
        Assert.Equal(DateTimeKind.Utc, at.Kind);
        Assert.NotEqual(first, second);
        Assert.Equal(5, first.Version);
    }

    [Fact]
    public async Task Replay_Log_IsWrittenOnce()
    {
        var lines = new LogLines();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(lines));
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Same", value => value)
                .Orchestrator("Logged", async context =>
                {
                    var logger = context.CreateReplaySafeLogger("Orchestrator");
                    for (var round = 0; round < 3; round++)
                    {
#pragma warning disable CA1848, CA1873 // A test's own line.
                        logger.LogInformation("round {Round}", round);
#pragma warning restore CA1848, CA1873
                        await context.CallActivityAsync<int>("Same", round);
                    }

                    return await context.WaitForExternalEvent<string>("go");
                }),
            cached: false,
            harness => harness.Loggers = loggers);
        var id = await engine.ScheduleAndWaitForStartAsync("Logged");

        await engine.Client.RaiseEventAsync(id, "go", "on");
        await engine.EndOfAsync(id);

        Assert.Equal(["round 0", "round 1", "round 2"], lines.Of("Orchestrator"));
    }

    [Fact]
    public async Task Replay_CodeCallsAnotherActivity_FailsTheInstanceAndNamesBoth()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, string>("Quote", text => text)
            .Activity<string, string>("Price", text => text)
            .Orchestrator("Changed", async context =>
            {
                await context.CallActivityAsync<string>("Quote", "x");
                return await context.WaitForExternalEvent<string>("go");
            }));
        var id = await engine.ScheduleAndWaitForStartAsync("Changed");

        await engine.KillAndStartAsync(() => engine.Functions.Orchestrator("Changed", async context =>
        {
            await context.CallActivityAsync<string>("Price", "x");
            return await context.WaitForExternalEvent<string>("go");
        }));
        await engine.Client.RaiseEventAsync(id, "go", "on");
        var end = await engine.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, end.FailureDetails!.ErrorType);
        Assert.Contains("activity 'Quote' (#0)", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'Price' (#0)", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_CodeDoesLess_FailsTheInstance()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, string>("Quote", text => text)
            .Orchestrator("Changed", async context =>
            {
                await context.CallActivityAsync<string>("Quote", "x");
                return await context.WaitForExternalEvent<string>("go");
            }));
        var id = await engine.ScheduleAndWaitForStartAsync("Changed");

        await engine.KillAndStartAsync(() => engine.Functions.Orchestrator("Changed", context => context.WaitForExternalEvent<string>("go")));
        await engine.Client.RaiseEventAsync(id, "go", "on");

        Assert.Contains("nothing more", (await engine.EndOfAsync(id)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OrchestratorIsGone_FailsTheInstance()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Gone", context => context.WaitForExternalEvent<string>("go")));
        var id = await engine.ScheduleAndWaitForStartAsync("Gone");

        await engine.KillAndStartAsync(() => engine.Functions.WithoutOrchestrator("Gone"));
        await engine.Client.RaiseEventAsync(id, "go", "on");

        Assert.Contains("no orchestrator function named 'Gone'", (await engine.EndOfAsync(id)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AwaitsRealTime_FailsTheInstance() => await ExpectIllegalAwaitAsync(async context =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        return await context.CallActivityAsync<string>("Echo", "x");
    });

    [Fact]
    public async Task Run_LeavesItsThread_FailsTheInstance() => await ExpectIllegalAwaitAsync(async context =>
    {
        await context.CallActivityAsync<string>("Echo", "x").ConfigureAwait(false);
        return await context.CallActivityAsync<string>("Echo", "x");
    });

    [Fact]
    public async Task Run_AwaitsAnotherThreadBesideADurableTask_FailsTheInstance() => await ExpectIllegalAwaitAsync(async context =>
    {
        var release = new TaskCompletionSource();
        _ = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            release.SetResult();
        });
        await Task.WhenAny(context.WaitForExternalEvent<string>("never"), release.Task);
        return "not reached";
    });

    private static async Task ExpectIllegalAwaitAsync(Func<LocalOrchestrationContext, Task<string>> code)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Activity<string, string>("Echo", text => text).Orchestrator("Illegal", code));

        var end = await engine.RunAsync("Illegal");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("asynchronous wait", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private sealed class LogLines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

        public IEnumerable<string> Of(string category) => _lines.Where(line => line.Category == category).Select(line => line.Line);

        public ILogger CreateLogger(string categoryName) => new Lines(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Lines(string category, ConcurrentQueue<(string Category, string Line)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, formatter(state, exception)));
        }
    }
}
