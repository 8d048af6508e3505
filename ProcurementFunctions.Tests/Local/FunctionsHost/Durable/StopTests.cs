using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>A host that is stopped and started again on the same state.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_AgainOnTheSameState_GoesOnWithEveryInstance(bool held)
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions), app => app.Settings["extendedSessionsEnabled"] = $"{held}");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => app.ScheduleAsync(nameof(Functions.Chain), number, $"chain-{number}")));
        await app.RestartAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => app.Client.RaiseEventAsync($"chain-{number}", "add", 100)));

        await app.RestartAsync();

        for (var number = 0; number < 40; number++)
            Assert.Equal(number + 104, (await app.CompletedAsync($"chain-{number}")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Stop_WhileAnActivityRuns_WaitsForItAndKeepsItsResult()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleAsync(nameof(Functions.Slow), id: "slow");
        await DurableApp.UntilAsync(() => Seen.By<string>(id).Count == 1);

        var stop = app.StopAsync();
        Functions.Release(id);
        await stop;
        await app.StartAsync();
        await app.Client.RaiseEventAsync(id, "add", 10);

        Assert.Equal(11, (await app.CompletedAsync(id)).ReadOutputAs<int>());
        Assert.Single(Seen.By<string>(id));
    }

    [Fact]
    public async Task Stop_ActivityTakesTooLong_CancelsItAndRunsItAgainLater()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleAsync(nameof(Functions.Work), id: "endless");
        await DurableApp.UntilAsync(() => Seen.By<string>(id).Count == 1);

        var stop = app.StopAsync();
        await DurableApp.UntilAsync(() =>
        {
            app.WallTime.Advance(TimeSpan.FromSeconds(1));
            return stop.IsCompleted;
        });
        await stop;
        await app.StartAsync();

        Assert.Equal(2, (await app.CompletedAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Suspend_ThenRestartAndResume_KeepsWhatCameMeanwhile()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));
        await app.Client.SuspendInstanceAsync(id, "stocktaking");
        await app.UntilIdleAsync();
        await app.Client.RaiseEventAsync(id, "go", "kept");
        await app.UntilIdleAsync();

        await app.RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await app.StatusOfAsync(id));
        await app.Client.ResumeInstanceAsync(id);

        Assert.Equal("kept", (await app.CompletedAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_StartAt_StaysPendingUntilThenAlsoOverARestart()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        await app.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(Functions.Wait), null, new StartOrchestrationOptions("later", app.Time.GetUtcNow().AddHours(2)));
        await app.Client.RaiseEventAsync("later", "go", "early");

        await app.RestartAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.UntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, await app.StatusOfAsync("later"));
        app.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("early", (await app.CompletedAsync("later")).ReadOutputAs<string>());
    }

    public static class Functions
    {
        private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();

        internal static void Release(string key) => GateOf(key).TrySetResult();

        [Function(nameof(Chain))]
        public static async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context, int value)
        {
            for (var round = 0; round < 3; round++) value = await context.CallActivityAsync<int>(nameof(NextStep), value);
            value = await context.CallSubOrchestratorAsync<int>(nameof(Child), value);
            return value + await context.WaitForExternalEvent<int>("add");
        }

        [Function(nameof(Child))]
        public static Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context, int value) =>
            context.CallActivityAsync<int>(nameof(NextStep), value);

        [Function(nameof(Slow))]
        public static async Task<int> Slow([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<int>(nameof(WaitAtTheGate), context.InstanceId) + await context.WaitForExternalEvent<int>("add");

        [Function(nameof(Work))]
        public static Task<int> Work([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<int>(nameof(HangAtFirst), context.InstanceId);

        [Function(nameof(Wait))]
        public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");

        [Function(nameof(NextStep))]
        public static int NextStep([ActivityTrigger] int value) => value + 1;

        [Function(nameof(WaitAtTheGate))]
        public static async Task<int> WaitAtTheGate([ActivityTrigger] string key)
        {
            var run = Seen.Add(key, key);
            await GateOf(key).Task;
            return run;
        }

        [Function(nameof(HangAtFirst))]
        public static async Task<int> HangAtFirst([ActivityTrigger] string key, FunctionContext context)
        {
            var run = Seen.Add(key, key);
            if (run == 1) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return run;
        }

        private static TaskCompletionSource GateOf(string key) =>
            Gates.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
