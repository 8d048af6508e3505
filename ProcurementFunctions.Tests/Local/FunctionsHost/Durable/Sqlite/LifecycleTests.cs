using DurableTask.Core;
using DurableTask.Core.History;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class LifecycleTests
{
    [Fact]
    public async Task ContinueAsNew_WithEventsUnread_CarriesThemOver()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Loop", async (script, context, input) =>
        {
            if (input == "1")
                return $"\"{await script.EventAsync("word")} {await script.EventAsync("word")} {await script.EventAsync("end")}\"";
            await script.EventAsync("next");
            context.ContinueAsNew(1);
            return "null";
        });
        await hub.WorkAsync();
        await hub.StartAsync("Loop", "loop", 0);
        var first = await hub.Store.WaitForStartAsync("loop", CancellationToken.None);

        await hub.Store.SendTaskOrchestrationMessageBatchAsync(Event("next", "x"), Event("word", "a"), Event("word", "b"));
        await NextExecutionAsync(hub, first);
        await hub.KillAsync();
        await hub.WorkAsync();
        await hub.RaiseAsync("loop", "end", "c");
        var last = await hub.EndOfAsync("loop");

        Assert.Equal(("\"a b c\"", "1"), (last.Output, last.Input));
        Assert.NotEqual(first.OrchestrationInstance.ExecutionId, last.OrchestrationInstance.ExecutionId);
        Assert.Single((await hub.Store.GetHistoryAsync("loop")).OfType<ExecutionStartedEvent>());

        static TaskMessage Event(string name, string word) =>
            new() { OrchestrationInstance = TestHub.Instance("loop"), Event = new EventRaisedEvent(-1, $"\"{word}\"") { Name = name } };
    }

    [Fact]
    public async Task ContinueAsNew_WithTimerCancelled_ForgetsIt()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Loop", async (script, context, input) =>
        {
            using var cancellation = new CancellationTokenSource();
            if (input == "0")
                _ = context.CreateTimer(context.CurrentUtcDateTime.AddHours(1), "late", cancellation.Token);
            await script.EventAsync("next");
            Cancel(cancellation);
            if (input == "0")
                context.ContinueAsNew(1);
            return "1";
        });
        await hub.WorkAsync();
        await hub.StartAsync("Loop", "loop", 0);
        var first = await hub.Store.WaitForStartAsync("loop", CancellationToken.None);
        await hub.RaiseAsync("loop", "next", "x");
        await NextExecutionAsync(hub, first);

        hub.Time.Advance(TimeSpan.FromHours(2));
        await hub.RaiseAsync("loop", "next", "x");
        await hub.EndOfAsync("loop");

        Assert.DoesNotContain(EventType.TimerFired, await hub.EventsOfAsync("loop"));
    }

    [Fact]
    public async Task Suspend_ThenResume_HoldsEventsBack()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Waits", (script, _, _) => script.EventAsync("go"));
        await hub.WorkAsync();
        await hub.StartAsync("Waits", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        await hub.Client.SuspendInstanceAsync(TestHub.Instance("one"), "wait");
        await StatusAsync(hub, "one", OrchestrationStatus.Suspended);
        await hub.RaiseAsync("one", "go", "held");
        await hub.KillAsync();
        await hub.WorkAsync();
        var suspended = await hub.StateOfAsync("one");
        await hub.Client.ResumeInstanceAsync(TestHub.Instance("one"), "go on");

        Assert.Equal(OrchestrationStatus.Suspended, suspended.OrchestrationStatus);
        Assert.Equal((OrchestrationStatus.Completed, "held"), await EndAsync(hub, "one"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Terminate_OfAParent_EndsItsChildrenIfSoAsked(bool isRecursive)
    {
        await using var hub = new TestHub();
        hub.Orchestration("Waits", (script, _, _) => script.EventAsync("go"));
        hub.Orchestration("Middle", (_, context, _) => context.CreateSubOrchestrationInstance<string>("Waits", string.Empty, "leaf", null));
        hub.Orchestration("Top", (_, context, _) => context.CreateSubOrchestrationInstance<string>("Middle", string.Empty, "middle", null));
        await hub.WorkAsync();
        await hub.StartAsync("Top", "top");
        await hub.Store.WaitForStartAsync("leaf", CancellationToken.None);

        await hub.Store.TerminateAsync("top", "enough", isRecursive);

        Assert.Equal((OrchestrationStatus.Terminated, "enough"), await EndAsync(hub, "top"));
        if (isRecursive)
            Assert.Equal((OrchestrationStatus.Terminated, "enough"), await EndAsync(hub, "leaf"));
        else
            Assert.Equal(OrchestrationStatus.Running, (await hub.StateOfAsync("leaf")).OrchestrationStatus);
    }

    [Fact]
    public async Task Rewind_OfAFailedParent_RunsWhatFailedAgain()
    {
        await using var hub = new TestHub();
        var isBroken = true;
        var runs = 0;
        hub.Activity("Fine", input =>
        {
            runs++;
            return input;
        });
        hub.Activity("Breaks", input => isBroken ? throw new InvalidOperationException("broken") : input);
        hub.Orchestration("Child", async (_, context, _) =>
            await context.ScheduleTask<string>("Fine", string.Empty, "2") + await context.ScheduleTask<string>("Breaks", string.Empty, "3"));
        hub.Orchestration("Parent", async (_, context, _) => await context.CreateSubOrchestrationInstance<int>("Child", string.Empty, "child", null) + "1");
        await hub.WorkAsync();
        await hub.StartAsync("Parent", "parent");
        var failed = await hub.EndOfAsync("parent");

        isBroken = false;
        await hub.Store.RewindAsync("parent", "mended");
        while ((await hub.StateOfAsync("parent")).OrchestrationStatus is OrchestrationStatus.Failed)
            await Task.Yield();
        var state = await hub.EndOfAsync("parent");

        Assert.Equal(OrchestrationStatus.Failed, failed.OrchestrationStatus);
        Assert.Equal((OrchestrationStatus.Completed, "231", failed.CreatedTime), (state.OrchestrationStatus, state.Output, state.CreatedTime));
        Assert.Equal(1, runs);
        Assert.Null(state.FailureDetails);
    }

    [Fact]
    public async Task Rewind_WithAKillBeforeItIsTaken_GoesOn()
    {
        await using var hub = new TestHub();
        var isBroken = true;
        hub.Activity("Breaks", input => isBroken ? throw new InvalidOperationException("broken") : input);
        hub.Orchestration("Flow", async (_, context, _) => await context.ScheduleTask<string>("Breaks", string.Empty, "3"));
        await hub.WorkAsync();
        await hub.StartAsync("Flow", "one");
        await hub.EndOfAsync("one");
        await hub.KillAsync();

        isBroken = false;
        await hub.Store.RewindAsync("one", "mended");
        await hub.Store.RewindAsync("one", "twice");
        await hub.KillAsync();
        await hub.WorkAsync();
        while ((await hub.StateOfAsync("one")).OrchestrationStatus is not OrchestrationStatus.Completed)
            await Task.Yield();

        Assert.Equal("3", (await hub.StateOfAsync("one")).Output);
    }

    [Fact]
    public async Task Rewind_OfOneThatDoesNotExistOrHasNotFailed_IsRefused()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Store.RewindAsync("nobody", null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Store.RewindAsync("one", null));
    }

    [Fact]
    public async Task Restart_OfAnEndedInstance_RunsItWithTheSameInput()
    {
        await using var hub = new TestHub();
        var runs = 0;
        hub.Orchestration("Flow", (_, _, input) => Task.FromResult($"{input}{++runs}"));
        await hub.WorkAsync();
        await hub.StartAsync("Flow", "one", 7);
        var first = await hub.EndOfAsync("one");

        await hub.StartAsync(first.Name, "one", int.Parse(first.Input, System.Globalization.CultureInfo.InvariantCulture));
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        Assert.Equal("72", (await hub.EndOfAsync("one")).Output);
    }

    [Fact]
    public async Task IsContinuous_AfterATurn_UntilOneFails()
    {
        await using var hub = new TestHub();
        var fails = false;
        var seen = new List<bool>();
        hub.Orchestration("Waits", async (script, _, _) => await script.EventAsync("a") + await script.EventAsync("b") + await script.EventAsync("c"));
        await hub.WorkAsync(worker => worker.AddOrchestrationDispatcherMiddleware((context, next) =>
        {
            var state = context.GetProperty<OrchestrationRuntimeState>();
            seen.Add(hub.Store.IsContinuous("one", state.OrchestrationInstance!.ExecutionId, state.PastEvents.Count));
            return fails && !(fails = false) ? throw new InvalidOperationException("The worker is gone.") : next();
        }));
        await hub.StartAsync("Waits", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        await RaiseAndWaitAsync(hub, "a", 1);
        fails = true;
        await RaiseAndWaitAsync(hub, "b", 2);
        await hub.RaiseAsync("one", "c", "c");
        await hub.EndOfAsync("one");

        Assert.Equal([false, true, true, false, true], seen);
    }

    private static async Task RaiseAndWaitAsync(TestHub hub, string name, int count)
    {
        await hub.RaiseAsync("one", name, name);
        while ((await hub.EventsOfAsync("one")).Count(type => type is EventType.EventRaised) < count)
            await Task.Yield();
    }

    // An orchestrator awaits only what its context gives.
    private static void Cancel(CancellationTokenSource cancellation) => cancellation.Cancel();

    private static async Task NextExecutionAsync(TestHub hub, OrchestrationState first)
    {
        var id = first.OrchestrationInstance.InstanceId;
        while ((await hub.StateOfAsync(id)).OrchestrationInstance.ExecutionId == first.OrchestrationInstance.ExecutionId)
            await Task.Yield();
    }

    private static async Task StatusAsync(TestHub hub, string id, OrchestrationStatus status)
    {
        while ((await hub.StateOfAsync(id)).OrchestrationStatus != status)
            await Task.Yield();
    }

    private static async Task<(OrchestrationStatus, string)> EndAsync(TestHub hub, string id)
    {
        var state = await hub.EndOfAsync(id);
        return (state.OrchestrationStatus, state.Output);
    }
}
