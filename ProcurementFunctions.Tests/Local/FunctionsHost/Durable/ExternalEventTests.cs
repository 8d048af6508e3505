using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class ExternalEventTests(ExternalEventTests.Apps apps) : IClassFixture<ExternalEventTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_EventsBeforeTheWait_AreTakenInOrderWhateverTheirCase(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Ordered));

        await app.Client.RaiseEventAsync(id, "news", "a");
        await app.Client.RaiseEventAsync(id, "News", "b");
        await app.Client.RaiseEventAsync(id, "Begin", true);
        await app.Client.RaiseEventAsync(id, "news", "c");

        Assert.Equal(["a", "b", "c"], (await app.EndOfAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_SeveralWaits_TheLatestGetsTheFirstEvent(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Stacked));

        await app.Client.RaiseEventAsync(id, "news", "one");
        await app.UntilIdleAsync();
        await app.Client.RaiseEventAsync(id, "news", "two");

        Assert.Equal("two,one", (await app.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_TimedOut_LeavesTheEventForTheNextWait(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Impatient));

        app.Time.Advance(TimeSpan.FromHours(1));
        await app.Client.WaitForInstanceStartAsync(id);
        await DurableApp.UntilAsync(() => Seen.By<string>(id).Count > 0);
        await app.Client.RaiseEventAsync(id, "news", "x");

        Assert.Equal("late: x", (await app.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitForExternalEvent_InTime_LetsTheInstanceEndWithoutItsTimer(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Patient));

        await app.Client.RaiseEventAsync(id, "number", 7);

        Assert.Equal(7, (await app.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task RaiseEvent_NoInstanceOrOneThatEnded_IsDropped()
    {
        await apps.Held.Client.RaiseEventAsync("greeting", "word", "too early");
        var id = await apps.Held.ScheduleUntilItWaitsAsync(nameof(Functions.Receive), id: "greeting");
        await apps.Held.Client.RaiseEventAsync(id, "word", "in time");
        var end = await apps.Held.EndOfAsync(id);
        await apps.Held.Client.RaiseEventAsync(id, "word", "too late");

        Assert.Equal("in time", end.ReadOutputAs<string>());
        Assert.Equal("in time", (await apps.Held.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_BeforeTheInstanceHasBegun_ReachesIt()
    {
        var start = apps.Held.Time.GetUtcNow().AddMinutes(5);
        var id = await apps.Held.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Receive), null, new StartOrchestrationOptions(null, start));
        await apps.Held.Client.RaiseEventAsync(id, "word", "early");

        Assert.Equal(OrchestrationRuntimeStatus.Pending, await apps.Held.StatusOfAsync(id));
        apps.Held.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("early", (await apps.Held.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_PayloadOfAnotherType_FailsTheInstance()
    {
        var id = await apps.Held.ScheduleUntilItWaitsAsync(nameof(Functions.Patient));

        await apps.Held.Client.RaiseEventAsync(id, "number", "seven");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await apps.Held.EndOfAsync(id)).RuntimeStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendEvent_ToAnotherInstance_ReachesIt(bool held)
    {
        var app = apps.Of(held);
        var receiver = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Receive));

        await app.RunAsync(nameof(Functions.Send), receiver);

        Assert.Equal("hello", (await app.EndOfAsync(receiver)).ReadOutputAs<string>());
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public static class Functions
    {
        [Function(nameof(Ordered))]
        public static async Task<List<string>> Ordered([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.WaitForExternalEvent<bool>("begin");
            var taken = new List<string>();
            for (var count = 0; count < 3; count++) taken.Add(await context.WaitForExternalEvent<string>("NEWS"));
            return taken;
        }

        [Function(nameof(Stacked))]
        public static async Task<string> Stacked([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var first = context.WaitForExternalEvent<string>("news");
            var second = context.WaitForExternalEvent<string>("news");
            return $"{await first},{await second}";
        }

        [Function(nameof(Impatient))]
        public static async Task<string> Impatient([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                return await context.WaitForExternalEvent<string>("news", TimeSpan.FromHours(1));
            }
            catch (TaskCanceledException)
            {
                Seen.Add(context.InstanceId, "timed out");
                return "late: " + await context.WaitForExternalEvent<string>("news");
            }
        }

        [Function(nameof(Patient))]
        public static Task<int> Patient([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.WaitForExternalEvent<int>("number", TimeSpan.FromDays(365));

        [Function(nameof(Receive))]
        public static Task<string> Receive([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("word");

        [Function(nameof(Send))]
        public static void Send([OrchestrationTrigger] TaskOrchestrationContext context, string receiver) =>
            context.SendEvent(receiver, "word", "hello");
    }
}
