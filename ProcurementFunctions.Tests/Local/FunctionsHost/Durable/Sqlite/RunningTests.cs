using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class RunningTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task Run_ActivitiesAndEvent_EndsWithTheirResults(long cacheBytes)
    {
        await using var hub = new TestHub(cacheBytes);
        hub.Activity("Double", input => input + input).Orchestration("Flow", async (script, context, input) =>
        {
            var first = await context.ScheduleTask<string>("Double", string.Empty, JsonSerializer.Deserialize<string>(input));
            var word = await script.EventAsync("go");
            return JsonSerializer.Serialize(await context.ScheduleTask<string>("Double", string.Empty, first + word));
        });
        await hub.WorkAsync();

        await hub.StartAsync("Flow", "one", "a");
        await hub.RaiseAsync("one", "go", "b");
        var state = await hub.EndOfAsync("one");

        Assert.Equal((OrchestrationStatus.Completed, "\"aabaab\"", "\"a\""), (state.OrchestrationStatus, state.Output, state.Input));
    }

    [Fact]
    public async Task Run_FanOutOfAThousand_GathersAll()
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Wide", async (_, context, _) =>
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => context.ScheduleTask<string>("Echo", string.Empty, $"{number}")));
            return $"{all.Sum(int.Parse)}";
        });
        await hub.WorkAsync();

        await hub.StartAsync("Wide", "wide");

        Assert.Equal("499500", (await hub.EndOfAsync("wide")).Output);
    }

    [Fact]
    public async Task Run_InputsAndResultsOfAMegabyte_ArriveWhole()
    {
        await using var hub = new TestHub();
        var large = new string('ü', 1_000_000);
        hub.Activity("Echo", input => input).Orchestration("Large", async (_, context, input) =>
            JsonSerializer.Serialize(await context.ScheduleTask<string>("Echo", string.Empty, JsonSerializer.Deserialize<string>(input))));
        await hub.WorkAsync();

        await hub.StartAsync("Large", "large", large);
        var state = await hub.EndOfAsync("large");

        Assert.Equal(large, JsonSerializer.Deserialize<string>(state.Output));
        Assert.Equal(large, JsonSerializer.Deserialize<string>(state.Input));
        Assert.Equal(state.Input, (await hub.Store.GetHistoryAsync("large")).OfType<ExecutionStartedEvent>().Single().Input);
    }

    [Fact]
    public async Task State_VersionTagsStatusAndParent_AreKept()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Child", (_, _, _) => Task.FromResult("1"), "2.1").Orchestration(
            "Parent",
            async (script, context, _) =>
            {
                script.Status = "\"under way\"";
                return await context.CreateSubOrchestrationInstance<string>("Child", "2.1", "child", null);
            },
            "2.0");
        await hub.WorkAsync();
        var tags = new Dictionary<string, string> { ["team"] = "blue" };

        await hub.Client.CreateOrchestrationInstanceAsync("Parent", "2.0", "parent", null, tags);
        var parent = await hub.EndOfAsync("parent");
        await hub.KillAsync();
        var child = await hub.StateOfAsync("child");

        Assert.Equal(("2.0", "blue", "\"under way\""), (parent.Version, parent.Tags["team"], parent.Status));
        Assert.Equal(("2.1", "blue"), (child.Version, child.Tags["team"]));
        Assert.Equal(("parent", parent.OrchestrationInstance.ExecutionId), (child.ParentInstance.OrchestrationInstance.InstanceId, child.ParentInstance.OrchestrationInstance.ExecutionId));
    }

    [Fact]
    public async Task Times_OfStateAndHistory_AreThoseOfTheStore()
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Flow", async (script, context, _) =>
        {
            var begun = context.CurrentUtcDateTime;
            await context.ScheduleTask<string>("Echo", string.Empty, "x");
            await script.EventAsync("go");
            return JsonSerializer.Serialize(begun);
        });
        await hub.WorkAsync();
        var begun = hub.Time.GetUtcNow().UtcDateTime;

        await hub.StartAsync("Flow", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);
        await WaitForAsync(hub, "one", EventType.TaskCompleted);
        hub.Time.Advance(TimeSpan.FromDays(3));
        await hub.RaiseAsync("one", "go", "on");
        var state = await hub.EndOfAsync("one");

        Assert.Equal((begun, begun.AddDays(3), begun.AddDays(3)), (state.CreatedTime, state.LastUpdatedTime, state.CompletedTime));
        Assert.Equal(begun, JsonSerializer.Deserialize<DateTime>(state.Output));
        Assert.All(await hub.Store.GetHistoryAsync("one"), item => Assert.True(item.Timestamp == begun || item.Timestamp == begun.AddDays(3)));
    }

    [Fact]
    public async Task Run_ManyAtOnce_ShareTheirCommits()
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Flow", async (_, context, _) => await context.ScheduleTask<string>("Echo", string.Empty, "1"));
        await hub.WorkAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => hub.StartAsync("Flow", $"{number}")));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => hub.EndOfAsync($"{number}")));

        Assert.InRange(hub.Store.Commits, 1, 600);
    }

    private static async Task WaitForAsync(TestHub hub, string id, EventType type)
    {
        while (!(await hub.EventsOfAsync(id)).Contains(type))
            await Task.Yield();
    }
}
