namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class TimerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateTimer_TimePasses_FiresAtItsTime(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Sleep", async context =>
            {
                var began = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
                return context.CurrentUtcDateTime - began;
            }),
            cached);
        var id = await engine.ScheduleAndWaitForStartAsync("Sleep");

        engine.Time.Advance(TimeSpan.FromDays(2));
        var before = await engine.Client.GetInstanceAsync(id);
        engine.Time.Advance(TimeSpan.FromDays(1));

        Assert.True(before!.IsRunning);
        Assert.Equal(TimeSpan.FromDays(3), (await engine.EndOfAsync(id)).ReadOutputAs<TimeSpan>());
    }

    [Fact]
    public async Task CreateTimer_NotCancelled_KeepsTheInstanceRunningUntilItFires()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Forgetful", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return Task.FromResult("done");
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Forgetful");

        var before = await engine.Client.GetInstanceAsync(id);
        engine.Time.Advance(TimeSpan.FromHours(1));

        Assert.True(before!.IsRunning);
        Assert.Equal("done", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CreateTimer_CancelledByTheWinner_LetsTheInstanceEnd()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, string>("Quick", text => text)
            .Orchestrator("Race", async context =>
            {
                using var end = new CancellationTokenSource();
                var timer = context.CreateTimer(TimeSpan.FromDays(30), end.Token);
                var work = context.CallActivityAsync<string>("Quick", "won");
                var first = await Task.WhenAny(timer, work);
                end.Cancel();
                return first == work ? await work : "slow";
            }));

        Assert.Equal("won", (await engine.RunAsync("Race")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CreateTimer_InThePast_FiresAtOnce()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Past", async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
            return true;
        }));

        Assert.True((await engine.RunAsync("Past")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task CreateTimer_OverARestart_FiresThoughItsTimeWentByMeanwhile()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Sleep", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
            return "awake";
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Sleep");

        await engine.KillAndStartAsync(() => engine.Time.Advance(TimeSpan.FromDays(5)));

        Assert.Equal("awake", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }
}
