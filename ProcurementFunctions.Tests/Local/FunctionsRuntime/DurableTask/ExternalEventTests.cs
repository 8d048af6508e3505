using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class ExternalEventTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_EventsBeforeTheWait_AreTakenInOrderWhateverTheirCase(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Ordered", async context =>
            {
                await context.WaitForExternalEvent<bool>("begin");
                var taken = new List<string>();
                for (var count = 0; count < 3; count++)
                    taken.Add(await context.WaitForExternalEvent<string>("NEWS"));
                return taken;
            }),
            cached);
        var id = await engine.ScheduleAndWaitForStartAsync("Ordered");

        await engine.Client.RaiseEventAsync(id, "news", "a");
        await engine.Client.RaiseEventAsync(id, "News", "b");
        await engine.Client.RaiseEventAsync(id, "Begin", true);
        await engine.Client.RaiseEventAsync(id, "news", "c");

        Assert.Equal(["a", "b", "c"], (await engine.EndOfAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task WaitForExternalEvent_SeveralWaits_TheLatestGetsTheFirstEvent()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Stack", async context =>
        {
            var first = context.WaitForExternalEvent<string>("news");
            var second = context.WaitForExternalEvent<string>("news");
            return $"{await first},{await second}";
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Stack");

        await engine.Client.RaiseEventAsync(id, "news", "one");
        await engine.Client.RaiseEventAsync(id, "news", "two");

        Assert.Equal("two,one", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_TimedOut_CancelsAndLeavesTheEventForTheNextWait(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Impatient", async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("news", TimeSpan.FromHours(1));
                }
                catch (TaskCanceledException)
                {
                    return "late: " + await context.WaitForExternalEvent<string>("news");
                }
            }),
            cached);
        var id = await engine.ScheduleAndWaitForStartAsync("Impatient");

        engine.Time.Advance(TimeSpan.FromHours(1));
        await engine.Client.RaiseEventAsync(id, "news", "x");

        var end = await engine.EndOfAsync(id);
        Assert.Contains(end.ReadOutputAs<string>(), new[] { "late: x", "x" });
    }

    [Fact]
    public async Task WaitForExternalEvent_InTime_CancelsItsTimerSoThatTheInstanceEnds()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator(
            "Patient", context => context.WaitForExternalEvent<int>("number", TimeSpan.FromDays(365))));
        var id = await engine.ScheduleAndWaitForStartAsync("Patient");

        await engine.Client.RaiseEventAsync(id, "number", 7);

        Assert.Equal(7, (await engine.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task RaiseEvent_NoInstanceOrOneThatEnded_IsDiscarded()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Greet", context => context.WaitForExternalEvent<string>("name")));

        await engine.Client.RaiseEventAsync("greeting", "name", "too early");
        var id = await engine.ScheduleAndWaitForStartAsync("Greet", id: "greeting");
        await engine.Client.RaiseEventAsync(id, "name", "in time");
        var end = await engine.EndOfAsync(id);
        await engine.Client.RaiseEventAsync(id, "name", "too late");

        Assert.Equal("in time", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_PayloadOfAnotherType_ThrowsWhereItIsAwaited()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Typed", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<int>("number");
            }
            catch (System.Text.Json.JsonException)
            {
                return -1;
            }
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Typed");

        await engine.Client.RaiseEventAsync(id, "number", "seven");

        Assert.Equal(-1, (await engine.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task SendEvent_ToAnotherInstance_ReachesIt()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator("Receive", context => context.WaitForExternalEvent<string>("word"))
            .Orchestrator("Send", context =>
            {
                context.SendEvent("receiver", "word", "hello");
                return Task.FromResult(true);
            }));
        var receiver = await engine.ScheduleAndWaitForStartAsync("Receive", id: "receiver");

        await engine.RunAsync("Send");

        Assert.Equal("hello", (await engine.EndOfAsync(receiver)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_ThenResume_KeepsWhatCameMeanwhile()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Held", context => context.WaitForExternalEvent<string>("word")));
        var id = await engine.ScheduleAndWaitForStartAsync("Held");

        await engine.Client.SuspendInstanceAsync(id, "stocktaking");
        await engine.Client.RaiseEventAsync(id, "word", "kept");
        var held = await engine.Client.GetInstanceAsync(id);
        await engine.KillAndStartAsync();
        await engine.Client.ResumeInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, held!.RuntimeStatus);
        Assert.Equal("kept", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }
}
