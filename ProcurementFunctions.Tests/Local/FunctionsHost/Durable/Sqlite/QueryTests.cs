using DurableTask.Core;
using DurableTask.Core.Query;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class QueryTests
{
    [Fact]
    public async Task Query_PageAfterPage_GivesAllInTheOrderOfTheirIds()
    {
        await using var hub = new TestHub();
        string[] ids = ["b", "a", "ä", "c%", "c_", "B", "@entity@key"];
        foreach (var id in ids)
            await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start(id));

        var found = new List<string>();
        var query = new OrchestrationQuery { PageSize = 2 };
        do
        {
            var page = await hub.Store.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
            Assert.InRange(page.OrchestrationState.Count, 1, 2);
            found.AddRange(page.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId));
            query.ContinuationToken = page.ContinuationToken;
        }
        while (query.ContinuationToken is not null);

        Assert.Equal(ids.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Query_WithFilters_GivesThoseThatMatchAll()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Ends", (_, _, _) => Task.FromResult("1"));
        await hub.StartAsync("Ends", "a1", "x");
        hub.Time.Advance(TimeSpan.FromHours(1));
        await hub.StartAsync("Ends", "a2", "x");
        await hub.StartAsync("Ends", "b1", "x");
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("@e@1", "Ends"));
        await hub.WorkAsync();
        foreach (var id in (string[])["a1", "a2", "b1", "@e@1"])
            await hub.EndOfAsync(id);
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("a3", "Ends", hub.Time.GetUtcNow().UtcDateTime.AddDays(1)));
        var later = hub.Time.GetUtcNow().UtcDateTime;

        Assert.Equal(["a1", "a2", "a3"], await IdsAsync(hub, new OrchestrationQuery { InstanceIdPrefix = "a" }));
        Assert.Equal(["a3"], await IdsAsync(hub, new OrchestrationQuery { RuntimeStatus = [OrchestrationStatus.Pending] }));
        Assert.Equal(["a1"], await IdsAsync(hub, new OrchestrationQuery { CreatedTimeTo = later.AddTicks(-1) }));
        Assert.Equal(["a2", "b1"], await IdsAsync(hub, new OrchestrationQuery
        {
            CreatedTimeFrom = later,
            RuntimeStatus = [OrchestrationStatus.Completed],
            ExcludeEntities = true,
        }));
    }

    [Fact]
    public async Task Query_WithoutPayloads_LeavesThemOut()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));

        var without = await hub.Store.GetOrchestrationWithQueryAsync(new OrchestrationQuery { FetchInputsAndOutputs = false }, CancellationToken.None);
        var with = await hub.Store.GetOrchestrationWithQueryAsync(new OrchestrationQuery(), CancellationToken.None);

        Assert.Null(without.OrchestrationState.Single().Input);
        Assert.Equal("\"in\"", with.OrchestrationState.Single().Input);
    }

    [Fact]
    public async Task ListInstanceIds_OfATime_GivesThoseThatEndedInIt()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Ends", (_, _, _) => Task.FromResult("1"));
        await hub.WorkAsync();
        foreach (var id in (string[])["1", "2", "3"])
        {
            await hub.StartAsync("Ends", id);
            await hub.EndOfAsync(id);
            hub.Time.Advance(TimeSpan.FromHours(1));
        }

        var begin = hub.Time.GetUtcNow().UtcDateTime.AddHours(-3);

        Assert.Equal(["2", "3"], await hub.Store.ListInstanceIdsAsync(null, begin.AddMinutes(1), null, 10, null));
        Assert.Equal(["1"], await hub.Store.ListInstanceIdsAsync([OrchestrationStatus.Completed], begin, begin, 10, null));
        Assert.Equal(["2"], await hub.Store.ListInstanceIdsAsync(null, null, null, 1, "1"));
        Assert.Empty(await hub.Store.ListInstanceIdsAsync([OrchestrationStatus.Failed], null, null, 10, null));
    }

    [Fact]
    public async Task Purge_OfOne_RemovesItWhenItHasEnded()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Ends", (_, _, _) => Task.FromResult("1")).Orchestration("Waits", (script, _, _) => script.EventAsync("go"));
        await hub.WorkAsync();
        await hub.StartAsync("Ends", "ended");
        await hub.StartAsync("Waits", "waiting");
        await hub.EndOfAsync("ended");

        Assert.Equal(1, (await hub.Store.PurgeInstanceStateAsync("ended")).DeletedInstanceCount);
        Assert.Equal(0, (await hub.Store.PurgeInstanceStateAsync("waiting")).DeletedInstanceCount);
        Assert.Equal(0, (await hub.Store.PurgeInstanceStateAsync("nobody")).DeletedInstanceCount);
        Assert.Null(await hub.StateOfAsync("ended"));
        Assert.Empty(await hub.Store.GetHistoryAsync("ended"));
        Assert.NotNull(await hub.StateOfAsync("waiting"));
    }

    [Fact]
    public async Task Purge_WithChildren_RemovesThemAll()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Leaf", (_, _, _) => Task.FromResult("1"));
        hub.Orchestration("Middle", (_, context, _) => Child(context, "Leaf", "leaf")).Orchestration("Top", (_, context, _) => Child(context, "Middle", "middle"));
        await hub.WorkAsync();
        await hub.StartAsync("Top", "top");
        await hub.EndOfAsync("top");

        Assert.Equal(3, (await hub.Store.PurgeAsync("top", isRecursive: true)).DeletedInstanceCount);
        Assert.Empty(await IdsAsync(hub, new OrchestrationQuery()));

        static async Task<string> Child(OrchestrationContext context, string name, string id) =>
            $"{await context.CreateSubOrchestrationInstance<int>(name, string.Empty, id, null)}";
    }

    [Fact]
    public async Task Purge_ByFilter_RemovesThoseThatMatchAndHaveEnded()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Ends", (_, _, _) => Task.FromResult("1")).Orchestration("Waits", (script, _, _) => script.EventAsync("go"));
        await hub.WorkAsync();
        await hub.StartAsync("Ends", "old");
        await hub.StartAsync("Waits", "waiting");
        await hub.EndOfAsync("old");
        hub.Time.Advance(TimeSpan.FromDays(1));
        await hub.StartAsync("Ends", "new");
        await hub.EndOfAsync("new");
        var noon = hub.Time.GetUtcNow().UtcDateTime.AddHours(-12);

        var failed = await hub.Store.PurgeInstanceStateAsync(new PurgeInstanceFilter(default, null, [OrchestrationStatus.Failed, OrchestrationStatus.Running]));
        var old = await hub.Store.PurgeInstanceStateAsync(new PurgeInstanceFilter(default, noon, null));

        Assert.Equal((0, 1, true), (failed.DeletedInstanceCount, old.DeletedInstanceCount, old.IsComplete));
        Assert.Equal(["new", "waiting"], await IdsAsync(hub, new OrchestrationQuery()));
    }

    [Fact]
    public async Task Delete_WithInstances_RemovesThemAll()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));

        await hub.Store.DeleteAsync();

        Assert.Null(await hub.StateOfAsync("one"));
        Assert.Null(await hub.Store.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> IdsAsync(TestHub hub, OrchestrationQuery query) =>
        (await hub.Store.GetOrchestrationWithQueryAsync(query, CancellationToken.None)).OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId);
}
