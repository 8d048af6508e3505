using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class RetryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallActivity_WithPolicy_IsTriedUntilItSucceedsAfterLongerAndLongerWaits(bool cached)
    {
        var attempts = new ConcurrentQueue<DateTimeOffset>();
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions(), cached);
        engine.Functions
            .Activity<string, int>("Flaky", _ =>
            {
                attempts.Enqueue(engine.Time.GetUtcNow());
                return attempts.Count < 4 ? throw new TimeoutException("busy") : attempts.Count;
            })
            .Orchestrator("Retry", context => context.CallActivityAsync<int>(
                "Flaky", "x", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 2.0))));

        var end = await engine.PassTimeUntilEndAsync(await engine.ScheduleAsync("Retry"), TimeSpan.FromSeconds(5));

        Assert.Equal(4, end.ReadOutputAs<int>());
        var times = attempts.ToArray();
        Assert.True(times[1] - times[0] >= TimeSpan.FromMinutes(1));
        Assert.True(times[2] - times[1] >= TimeSpan.FromMinutes(2));
        Assert.True(times[3] - times[2] >= TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task CallActivity_PolicyUsedUp_ThrowsTheLastFailure()
    {
        var attempts = 0;
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Fail", _ => throw new TimeoutException($"attempt {++attempts}"))
            .Orchestrator("Retry", context => context.CallActivityAsync<int>(
                "Fail", "x", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))))));

        var end = await engine.PassTimeUntilEndAsync(await engine.ScheduleAsync("Retry"), TimeSpan.FromSeconds(1));

        Assert.Equal(3, attempts);
        Assert.Contains("attempt 3", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallActivity_FailureNotWorthARetry_IsNotTriedAgain()
    {
        var attempts = 0;
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Fail", _ =>
            {
                attempts++;
                throw new InvalidOperationException("never");
            })
            .Orchestrator("Retry", context => context.CallActivityAsync<int>("Fail", "x", TaskOptions.FromRetryPolicy(policy))));

        var end = await engine.RunAsync("Retry");

        Assert.Equal(1, attempts);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Fact]
    public async Task CallActivity_WithHandler_IsTriedAsLongAsItSays()
    {
        var attempts = 0;
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Fail", _ =>
            {
                attempts++;
                throw new TimeoutException("busy");
            })
            .Orchestrator("Retry", context => context.CallActivityAsync<int>("Fail", "x", TaskOptions.FromRetryHandler(
                async retry =>
                {
                    await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                    return retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<TimeoutException>();
                }))));

        var end = await engine.PassTimeUntilEndAsync(await engine.ScheduleAsync("Retry"), TimeSpan.FromMinutes(1));

        Assert.Equal(3, attempts);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Theory]
    [InlineData(1, 0, 60)]
    [InlineData(2, 0, 120)]
    [InlineData(3, 0, 240)]
    [InlineData(4, 0, 300)]
    [InlineData(10, 0, null)]
    [InlineData(3, 3600, null)]
    public void NextDelay_ByAttemptAndTime_GrowsToTheMaximumAndEnds(int attempt, int elapsedSeconds, int? expectedSeconds)
    {
        var policy = new RetryPolicy(10, TimeSpan.FromMinutes(1), 2.0, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

        var delay = RetriedCall.NextDelay(policy, attempt, TimeSpan.FromSeconds(elapsedSeconds), new TimeoutException());

        Assert.Equal(expectedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, delay);
    }

    [Fact]
    public void RetryPolicy_SenselessValues_AreRefused()
    {
        var second = TimeSpan.FromSeconds(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(0, second));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, 1, TimeSpan.FromMilliseconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, 1, null, TimeSpan.FromMilliseconds(1)));
    }
}
