using DurableTask.Core;
using DurableTask.Core.History;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class CrashTests
{
    public enum Point
    {
        BeforeTheLock,
        AfterTheLock,
        BeforeCompletion,
        AfterTheCommit,
    }

    [Theory]
    [InlineData(Point.BeforeTheLock)]
    [InlineData(Point.AfterTheLock)]
    [InlineData(Point.BeforeCompletion)]
    [InlineData(Point.AfterTheCommit)]
    public async Task Kill_AtAnyPointOfATurn_IsMadeUpFor(Point point)
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Flow", async (_, context, _) => await context.ScheduleTask<string>("Echo", string.Empty, "1"));
        await hub.StartAsync("Flow", "one");
        if (point is not Point.BeforeTheLock)
            await DieAsync(hub, point);

        await hub.KillAsync();
        await hub.WorkAsync();

        Assert.Equal(OrchestrationStatus.Completed, (await hub.EndOfAsync("one")).OrchestrationStatus);
        Assert.Equal(
            [
                EventType.OrchestratorStarted, EventType.ExecutionStarted, EventType.TaskScheduled, EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted, EventType.TaskCompleted, EventType.ExecutionCompleted, EventType.OrchestratorCompleted,
            ],
            await hub.EventsOfAsync("one"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_WithActivityUnderWay_RunsItAgain(bool isTaken)
    {
        await using var hub = new TestHub();
        var begun = new TaskCompletionSource();
        var runs = 0;
        hub.Orchestration("Flow", async (_, context, _) => await context.ScheduleTask<string>("Slow", string.Empty, "1")).Activity("Slow", async input =>
        {
            if (Interlocked.Increment(ref runs) > 1)
                return input;
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
            return input;
        });
        await hub.StartAsync("Flow", "one");
        await hub.WorkAsync();
        if (isTaken)
            await begun.Task.WaitAsync(TestHub.Patience);

        await hub.KillAsync();
        runs = 1;
        await hub.WorkAsync();

        Assert.Equal("1", (await hub.EndOfAsync("one")).Output);
    }

    [Fact]
    public async Task Kill_AgainAndAgain_LosesAndDoublesNothing()
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Flow", async (script, context, _) =>
        {
            var sum = 0;
            for (var step = 0; step < 3; step++)
                sum += int.Parse(await context.ScheduleTask<string>("Echo", string.Empty, "1"), System.Globalization.CultureInfo.InvariantCulture);
            await script.EventAsync("go");
            return $"{sum}";
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => hub.StartAsync("Flow", $"{number}")));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => hub.RaiseAsync($"{number}", "go", "on")));
        for (var kill = 0; kill < 5; kill++)
        {
            await hub.WorkAsync();
            var enough = hub.Store.Commits + 3;
            var ends = Task.WhenAll(Enumerable.Range(0, 50).Select(number => hub.EndOfAsync($"{number}")));
            while (hub.Store.Commits < enough && !ends.IsCompleted)
                await Task.Yield();
            await hub.KillAsync();
        }

        await hub.WorkAsync();

        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => hub.EndOfAsync($"{number}")));
        Assert.All(states, end => Assert.Equal("3", end.Output));
    }

    [Fact]
    public async Task Kill_WithTimerOpen_FiresItWhenItIsDue()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Nap", async (_, context, _) => await context.CreateTimer(context.CurrentUtcDateTime.AddDays(7), "1"));
        await hub.WorkAsync();
        await hub.StartAsync("Nap", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        await hub.KillAsync();
        await hub.WorkAsync();
        hub.Time.Advance(TimeSpan.FromDays(6));
        await Task.Yield();
        var before = await hub.StateOfAsync("one");
        hub.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(OrchestrationStatus.Running, before.OrchestrationStatus);
        Assert.Equal(hub.Time.GetUtcNow().UtcDateTime, (await hub.EndOfAsync("one")).CompletedTime);
    }

    [Fact]
    public async Task Kill_UntilAfterATimerWasDue_FiresItAtOnce()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Nap", async (_, context, _) => await context.CreateTimer(context.CurrentUtcDateTime.AddDays(7), "1"));
        await hub.WorkAsync();
        await hub.StartAsync("Nap", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        hub.Store.Abandon();
        hub.Time.Advance(TimeSpan.FromDays(30));
        await hub.KillAsync();
        await hub.WorkAsync();

        Assert.Equal(OrchestrationStatus.Completed, (await hub.EndOfAsync("one")).OrchestrationStatus);
    }

    [Fact]
    public async Task Abandon_WithCallersWaiting_AnswersNobody()
    {
        await using var hub = new TestHub();
        var store = hub.Store;
        store.Abandon();

        var creation = store.CreateTaskOrchestrationAsync(TestHub.Start("one"));
        await hub.KillAsync();

        Assert.False(creation.IsCompleted);
        Assert.Null(await hub.StateOfAsync("one"));
    }

    private static async Task DieAsync(TestHub hub, Point point)
    {
        if (point is Point.AfterTheLock)
        {
            await hub.LockAsync();
            return;
        }

        var reached = new TaskCompletionSource();
        await hub.WorkAsync(worker => worker.AddOrchestrationDispatcherMiddleware(async (_, next) =>
        {
            await next();
            if (point is Point.AfterTheCommit)
                return;
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        }));
        await (point is Point.AfterTheCommit ? hub.Store.WaitForStartAsync("one", CancellationToken.None) : reached.Task).WaitAsync(TestHub.Patience);
    }
}
