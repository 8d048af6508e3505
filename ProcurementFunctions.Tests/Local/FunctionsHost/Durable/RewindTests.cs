using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class RewindTests(RewindTests.Apps apps) : IClassFixture<RewindTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rewind_ActivityFailed_RunsThatOneAgainAndNoOther(bool held)
    {
        var app = apps.Of(held);
        var id = (await app.RunAsync(nameof(Functions.Two))).InstanceId;
        Functions.Mend(id);

        await app.Client.RewindInstanceAsync(id, "mended");
        await app.UntilIdleAsync();
        var end = await app.EndOfAsync(id);

        Assert.Equal("ab", end.ReadOutputAs<string>());
        Assert.Equal(["Sound a", "Broken b", "Broken b"], Seen.By<string>(id));
        Assert.Null(end.FailureDetails);
    }

    [Fact]
    public async Task Rewind_AfterARestart_RunsWhatFailedAgain()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        var id = (await app.RunAsync(nameof(Functions.Two))).InstanceId;
        Functions.Mend(id);
        await app.RestartAsync();

        await app.Client.RewindInstanceAsync(id, "mended");
        await app.UntilIdleAsync();

        Assert.Equal("ab", (await app.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rewind_SeveralOfAFanOutFailed_RunsThemAgainAndKeepsTheOthers(bool held)
    {
        var app = apps.Of(held);
        var id = (await app.RunAsync(nameof(Functions.Fan))).InstanceId;
        await DurableApp.UntilAsync(() => Seen.By<string>(id).Count == 3);
        await app.UntilIdleAsync();
        Functions.Mend(id);

        await app.Client.RewindInstanceAsync(id, "mended");
        await app.UntilIdleAsync();

        Assert.Equal("abc", (await app.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(2, Seen.By<string>(id).Count(run => run == "Broken a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rewind_ChildFailed_RewindsTheChildToo(bool held)
    {
        var app = apps.Of(held);
        var id = (await app.RunAsync(nameof(Functions.Parent))).InstanceId;
        Functions.Mend(id);

        await app.Client.RewindInstanceAsync(id, "mended");
        await app.UntilIdleAsync();

        Assert.Equal("pxy", (await app.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["Sound p", "Sound x", "Broken y", "Broken y"], Seen.By<string>(id));
    }

    [Fact]
    public async Task Rewind_NotFailedOrNotThere_IsRefused()
    {
        var id = (await apps.Held.RunAsync(nameof(Functions.Fine))).InstanceId;

        await Assert.ThrowsAsync<InvalidOperationException>(() => apps.Held.Client.RewindInstanceAsync(id, "why"));
        await Assert.ThrowsAsync<ArgumentException>(() => apps.Held.Client.RewindInstanceAsync("nobody", "why"));
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public sealed record Work(string Key, string Text);

    public static class Functions
    {
        private static readonly ConcurrentDictionary<string, bool> Mended = new();

        internal static void Mend(string key) => Mended[key] = true;

        [Function(nameof(Two))]
        public static async Task<string> Two([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await Run(context, nameof(DoSound), "a") + await Run(context, nameof(DoBroken), "b");

        [Function(nameof(Fan))]
        public static async Task<string> Fan([OrchestrationTrigger] TaskOrchestrationContext context) => string.Concat(await Task.WhenAll(
            Run(context, nameof(DoBroken), "a"), Run(context, nameof(DoSound), "b"), Run(context, nameof(DoBroken), "c")));

        [Function(nameof(Parent))]
        public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await Run(context, nameof(DoSound), "p") + await context.CallSubOrchestratorAsync<string>(nameof(Child), context.InstanceId);

        [Function(nameof(Child))]
        public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context, string key) =>
            await context.CallActivityAsync<string>(nameof(DoSound), new Work(key, "x"))
            + await context.CallActivityAsync<string>(nameof(DoBroken), new Work(key, "y"));

        [Function(nameof(Fine))]
        public static string Fine([OrchestrationTrigger] TaskOrchestrationContext context) => "fine";

        [Function(nameof(DoSound))]
        public static string DoSound([ActivityTrigger] Work call)
        {
            Seen.Add(call.Key, $"Sound {call.Text}");
            return call.Text;
        }

        [Function(nameof(DoBroken))]
        public static string DoBroken([ActivityTrigger] Work call)
        {
            Seen.Add(call.Key, $"Broken {call.Text}");
            return Mended.ContainsKey(call.Key) ? call.Text : throw new InvalidOperationException($"{call.Text} is broken");
        }

        private static Task<string> Run(TaskOrchestrationContext context, string activity, string text) =>
            context.CallActivityAsync<string>(activity, new Work(context.InstanceId, text));
    }
}
