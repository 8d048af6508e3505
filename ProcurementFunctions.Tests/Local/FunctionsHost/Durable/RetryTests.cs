using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>Retries wait on durable timers, so on the firm's clock.</summary>
public sealed class RetryTests(RetryTests.Apps apps) : IClassFixture<RetryTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallActivity_WithPolicy_IsTriedUntilItSucceedsAfterLongerAndLongerWaits(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Backoff));
        var attempts = new List<TimeSpan>();
        var began = app.Time.GetUtcNow();

        var end = app.EndOfAsync(id);
        await DurableApp.UntilAsync(() =>
        {
            if (!app.App.Host.IsIdle) return end.IsCompleted;
            while (attempts.Count < Seen.By<string>(id).Count) attempts.Add(app.Time.GetUtcNow() - began);
            app.Time.Advance(TimeSpan.FromSeconds(30));
            return end.IsCompleted;
        });

        Assert.Equal(4, (await end).ReadOutputAs<int>());
        Assert.Equal(TimeSpan.Zero, attempts[0]);
        Assert.InRange(attempts[1], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.5));
        Assert.InRange(attempts[2] - attempts[1], TimeSpan.FromMinutes(1.5), TimeSpan.FromMinutes(2.5));
        Assert.InRange(attempts[3] - attempts[2], TimeSpan.FromMinutes(3.5), TimeSpan.FromMinutes(4.5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallActivity_PolicyUsedUp_ThrowsTheLastFailure(bool held)
    {
        var id = await apps.Of(held).ScheduleAsync(nameof(Functions.UsedUp));

        var end = await apps.Of(held).PassTimeUntilEndAsync(id, TimeSpan.FromSeconds(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(3, Seen.By<string>(id).Count);
        Assert.Contains("attempt 3", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallActivity_FailureNotWorthARetry_IsNotTriedAgain()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.NotWorthIt));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Single(Seen.By<string>(end.InstanceId));
    }

    [Fact]
    public async Task CallActivity_WithHandler_IsTriedAsLongAsItSays()
    {
        var id = await apps.Held.ScheduleAsync(nameof(Functions.Handled));

        var end = await apps.Held.PassTimeUntilEndAsync(id, TimeSpan.FromMinutes(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(3, Seen.By<string>(id).Count);
    }

    [Fact]
    public async Task CallActivity_RestartWhileItWaits_GoesOnWithTheNextAttempt()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.UsedUp));

        await app.RestartAsync();
        var end = await app.PassTimeUntilEndAsync(id, TimeSpan.FromSeconds(1));

        Assert.Equal(3, Seen.By<string>(id).Count);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithPolicy_IsTriedAgain()
    {
        var id = await apps.Held.ScheduleAsync(nameof(Functions.Parent));

        var end = await apps.Held.PassTimeUntilEndAsync(id, TimeSpan.FromSeconds(30));

        Assert.Equal(4, end.ReadOutputAs<int>());
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public static class Functions
    {
        [Function(nameof(Backoff))]
        public static Task<int> Backoff([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<int>(
            nameof(SucceedAtTheFourth), context.InstanceId, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 2.0)));

        [Function(nameof(UsedUp))]
        public static Task<int> UsedUp([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<int>(
            nameof(FailAlways), context.InstanceId, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))));

        [Function(nameof(NotWorthIt))]
        public static Task<int> NotWorthIt([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = failure => failure.IsCausedBy<InvalidOperationException>() };
            return context.CallActivityAsync<int>(nameof(FailAlways), context.InstanceId, TaskOptions.FromRetryPolicy(policy));
        }

        [Function(nameof(Handled))]
        public static Task<int> Handled([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<int>(
            nameof(FailAlways),
            context.InstanceId,
            TaskOptions.FromRetryHandler(async retry =>
            {
                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<TimeoutException>();
            }));

        [Function(nameof(Parent))]
        public static Task<int> Parent([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallSubOrchestratorAsync<int>(
            nameof(Child), context.InstanceId, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(1))));

        [Function(nameof(Child))]
        public static Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context, string key) =>
            context.CallActivityAsync<int>(nameof(SucceedAtTheFourth), key);

        [Function(nameof(SucceedAtTheFourth))]
        public static int SucceedAtTheFourth([ActivityTrigger] string key) => Seen.Add(key, key) is var attempt and >= 4 ? attempt : throw new TimeoutException("busy");

        [Function(nameof(FailAlways))]
        public static int FailAlways([ActivityTrigger] string key) => throw new TimeoutException($"attempt {Seen.Add(key, key)}");
    }
}
