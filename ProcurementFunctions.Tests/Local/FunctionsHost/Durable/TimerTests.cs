using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class TimerTests(TimerTests.Apps apps) : IClassFixture<TimerTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateTimer_TimePasses_FiresAtItsTime(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Sleep), 2);

        app.Time.Advance(TimeSpan.FromDays(1));
        await app.UntilIdleAsync();
        var before = await app.StatusOfAsync(id);
        app.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(OrchestrationRuntimeStatus.Running, before);
        Assert.Equal(TimeSpan.FromDays(2), (await app.EndOfAsync(id)).ReadOutputAs<TimeSpan>());
    }

    [Fact]
    public async Task CreateTimer_LongerThanTheWorkerAllows_FiresAfterSeveral()
    {
        var id = await apps.Held.ScheduleAsync(nameof(Functions.Sleep), 40);

        var end = await apps.Held.PassTimeUntilEndAsync(id, TimeSpan.FromHours(12));

        Assert.InRange(end.ReadOutputAs<TimeSpan>(), TimeSpan.FromDays(40), TimeSpan.FromDays(42));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateTimer_CancelledByTheWinner_LetsTheInstanceEnd(bool held) =>
        Assert.Equal("won", (await apps.Of(held).RunAsync(nameof(Functions.Race))).ReadOutputAs<string>());

    [Fact]
    public async Task CreateTimer_InThePast_FiresAtOnce() => Assert.True((await apps.Held.RunAsync(nameof(Functions.Past))).ReadOutputAs<bool>());

    [Fact]
    public async Task CreateTimer_OverARestart_FiresThoughItsTimeWentByMeanwhile()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Sleep), 2);

        await app.StopAsync();
        app.Time.Advance(TimeSpan.FromDays(5));
        await app.StartAsync();

        Assert.Equal(TimeSpan.FromDays(5), (await app.EndOfAsync(id)).ReadOutputAs<TimeSpan>());
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public static class Functions
    {
        [Function(nameof(Sleep))]
        public static async Task<TimeSpan> Sleep([OrchestrationTrigger] TaskOrchestrationContext context, int days)
        {
            var began = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
            return context.CurrentUtcDateTime - began;
        }

        [Function(nameof(Race))]
        public static async Task<string> Race([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            using var end = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(2), end.Token);
            var work = context.CallActivityAsync<string>(nameof(AnswerQuickly), "won");
            var first = await Task.WhenAny(timer, work);
            end.Cancel();
            return first == work ? await work : "slow";
        }

        [Function(nameof(Past))]
        public static async Task<bool> Past([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
            return true;
        }

        [Function(nameof(AnswerQuickly))]
        public static string AnswerQuickly([ActivityTrigger] string text) => text;
    }
}
