using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class ContinueAsNewTests(ContinueAsNewTests.Apps apps) : IClassFixture<ContinueAsNewTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ContinueAsNew_ManyTimes_StartsOverWithTheNewInput(bool held) =>
        Assert.Equal(20, (await apps.Of(held).RunAsync(nameof(Functions.Loop), 0)).ReadOutputAs<int>());

    [Theory]
    [InlineData(true, true, "a,b,c")]
    [InlineData(false, true, "a,b,c")]
    [InlineData(true, false, "a,c")]
    [InlineData(false, false, "a,c")]
    public async Task ContinueAsNew_WithEventsNobodyTook_KeepsThemWhenAsked(bool held, bool preserve, string expected)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Collect), new Collected([], preserve));
        await app.Client.RaiseEventAsync(id, "item", "a");
        await app.Client.RaiseEventAsync(id, "item", "b");
        await app.Client.RaiseEventAsync(id, "begin", true);
        await app.UntilIdleAsync();

        await app.Client.RaiseEventAsync(id, "item", "c");

        Assert.Equal(expected, (await app.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ContinueAsNew_WhileEventsCome_LosesNone(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Sum), new Summed(0, 100));

        await Task.WhenAll(Enumerable.Range(1, 100).Select(number => app.Client.RaiseEventAsync(id, "number", number)));

        Assert.Equal(5050, (await app.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_OverARestart_GoesOnWithTheLatestRun()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Sum), new Summed(0, 2));
        await app.Client.RaiseEventAsync(id, "number", 1);
        await app.UntilIdleAsync();

        await app.RestartAsync();
        await app.Client.RaiseEventAsync(id, "number", 2);

        Assert.Equal(3, (await app.EndOfAsync(id)).ReadOutputAs<int>());
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public sealed record Collected(IReadOnlyList<string> Items, bool Preserve);

    public sealed record Summed(int Total, int Left);

    public static class Functions
    {
        [Function(nameof(Loop))]
        public static async Task<int> Loop([OrchestrationTrigger] TaskOrchestrationContext context, int input)
        {
            var value = await context.CallActivityAsync<int>(nameof(NextRound), input);
            if (value < 20) context.ContinueAsNew(value);
            return value;
        }

        [Function(nameof(Collect))]
        public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context, Collected so)
        {
            if (so.Items.Count == 0) await context.WaitForExternalEvent<bool>("begin");
            var all = (string[])[.. so.Items, await context.WaitForExternalEvent<string>("item")];
            if (all[^1] != "c") context.ContinueAsNew(so with { Items = all }, so.Preserve);
            return string.Join(',', all);
        }

        [Function(nameof(Sum))]
        public static async Task<int> Sum([OrchestrationTrigger] TaskOrchestrationContext context, Summed so)
        {
            var total = so.Total + await context.WaitForExternalEvent<int>("number");
            if (so.Left > 1) context.ContinueAsNew(new Summed(total, so.Left - 1));
            return total;
        }

        [Function(nameof(NextRound))]
        public static int NextRound([ActivityTrigger] int value) => value + 1;
    }
}
