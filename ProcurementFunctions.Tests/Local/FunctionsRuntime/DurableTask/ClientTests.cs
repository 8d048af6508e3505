using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class ClientTests
{
    [Fact]
    public async Task Schedule_WithDedupeStatuses_ThrowsWhileAnInstanceIsInOneOfThem()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var options = new StartOrchestrationOptions("once").WithDedupeStatuses(
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
            OrchestrationRuntimeStatus.Completed);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "first", options);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "second", options));
        await engine.Client.RaiseEventAsync("once", "go", "done");
        await engine.EndOfAsync("once");
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "third", options));

        Assert.Equal("first", (await engine.EndOfAsync("once")).ReadInputAs<string>());
    }

    [Fact]
    public async Task Schedule_ManyAtOnceWithDedupeStatuses_StartsOne()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var options = new StartOrchestrationOptions("once").WithDedupeStatuses(
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", number, options);
                return true;
            }
            catch (OrchestrationAlreadyExistsException)
            {
                return false;
            }
        }));

        Assert.Single(starts, started => started);
    }

    [Fact]
    public async Task Schedule_RefusedAsDuplicate_TheOtherInstanceIsThere()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());

        await Task.WhenAll(Enumerable.Range(0, 400).Select(async number =>
        {
            var id = $"twice-{number / 2}";
            var options = new StartOrchestrationOptions(id).WithDedupeStatuses(
                OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);
            try
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", number, options);
            }
            catch (OrchestrationAlreadyExistsException)
            {
                Assert.NotNull(await engine.Client.GetInstanceAsync(id));
            }
        }));
    }

    [Fact]
    public async Task Schedule_WithoutDedupeStatuses_ReplacesARunningInstance()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        await engine.ScheduleAndWaitForStartAsync("Wait", "old", "same");

        await engine.ScheduleAndWaitForStartAsync("Wait", "new", "same");
        await engine.Client.RaiseEventAsync("same", "go", "x");

        Assert.Equal("new", (await engine.EndOfAsync("same")).ReadInputAs<string>());
    }

    [Fact]
    public async Task Schedule_TerminatedForbiddenButRunningNot_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var options = new StartOrchestrationOptions("x").WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated);

        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options));
    }

    [Fact]
    public async Task Schedule_UnknownOrchestrator_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());

        await Assert.ThrowsAsync<ArgumentException>(() => engine.ScheduleAsync("Nothing"));
    }

    [Fact]
    public async Task Schedule_StartAt_StaysPendingUntilThenAndKeepsEvents()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var options = new StartOrchestrationOptions("later", engine.Time.GetUtcNow().AddHours(2));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options);
        await engine.Client.RaiseEventAsync("later", "go", "early");

        var before = await engine.Client.GetInstanceAsync("later");
        await engine.KillAndStartAsync();
        engine.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, before!.RuntimeStatus);
        Assert.Equal("early", (await engine.EndOfAsync("later")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_Version_IsTheGivenOneOrTheDefault()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Version", context => Task.FromResult($"{context.Version} {context.CompareVersionTo("1.5")}")),
            configure: harness => harness.Settings.VersionMatchStrategy = VersionMatchStrategy.None);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Version", null, new StartOrchestrationOptions("new") { Version = "2.0" });

        Assert.Equal("1.0 -1", (await engine.RunAsync("Version")).ReadOutputAs<string>());
        Assert.Equal("2.0 1", (await engine.EndOfAsync("new")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("@counter@1", "entities")]
    [InlineData("a/b", "control characters")]
    [InlineData("a\\b", "control characters")]
    [InlineData("a?b", "control characters")]
    [InlineData("a#b", "control characters")]
    [InlineData("a\nb", "control characters")]
    [InlineData(" ", "white space")]
    public async Task Schedule_IdThatCannotBe_IsRefused(string id, string why)
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => engine.ScheduleAsync("Wait", id: id));

        Assert.Contains(why.Replace("white space", "empty", StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => engine.ScheduleAsync("Wait", id: new string('x', 257)));
    }

    [Fact]
    public async Task SuspendAndResume_InTheWrongStatus_AreRefused()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var id = await engine.ScheduleAndWaitForStartAsync("Wait");

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.ResumeInstanceAsync(id));
        await engine.Client.SuspendInstanceAsync(id);
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.SuspendInstanceAsync(id));
        await engine.KillAndStartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await engine.Client.TerminateInstanceAsync(id, (object)"enough");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.EndOfAsync(id)).RuntimeStatus);
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.ResumeInstanceAsync(id));
    }

    [Fact]
    public async Task Terminate_Running_EndsItWithTheOutput()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var id = await engine.ScheduleAndWaitForStartAsync("Wait");

        await engine.Client.TerminateInstanceAsync(id, "why");

        var end = await engine.EndOfAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.Equal("why", end.ReadOutputAs<string>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.TerminateInstanceAsync(id));
    }

    [Fact]
    public async Task Commands_UnknownInstance_AreRefused()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());

        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.TerminateInstanceAsync("nobody"));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.SuspendInstanceAsync("nobody"));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.ResumeInstanceAsync("nobody"));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.RestartAsync("nobody"));
        Assert.Null(await engine.Client.GetInstanceAsync("nobody"));
        Assert.Equal(0, (await engine.Client.PurgeInstanceAsync("nobody")).PurgedInstanceCount);
    }

    [Fact]
    public async Task GetAllInstances_WithFilters_PagesThroughTheMatches()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        var began = engine.Time.GetUtcNow();
        for (var number = 0; number < 7; number++)
        {
            await engine.ScheduleAndWaitForStartAsync("Wait", number, $"a-{number}");
            engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await engine.ScheduleAndWaitForStartAsync("Wait", 0, "b-0");
        await engine.Client.TerminateInstanceAsync("a-3");
        var query = new OrchestrationQuery(InstanceIdPrefix: "a-", PageSize: 3, FetchInputsAndOutputs: true);

        var pages = await PagesAsync(engine.Client.GetAllInstancesAsync(query));
        var running = await IdsAsync(engine.Client.GetAllInstancesAsync(query with { Statuses = [OrchestrationRuntimeStatus.Running] }));
        var early = await IdsAsync(engine.Client.GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: began.AddMinutes(1))));
        var rest = await IdsAsync(engine.Client.GetAllInstancesAsync(query with { ContinuationToken = pages[0].ContinuationToken }));

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(4, pages[1].Values[1].ReadInputAs<int>());
        Assert.Equal(["a-0", "a-1", "a-2", "a-4", "a-5", "a-6"], running);
        Assert.Equal(["a-0", "a-1"], early);
        Assert.Equal(["a-3", "a-4", "a-5", "a-6"], rest);
    }

    [Fact]
    public async Task Purge_ByFilter_DeletesOnlyWhatHasEnded()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        await engine.ScheduleAndWaitForStartAsync("Wait", id: "old");
        await engine.Client.TerminateInstanceAsync("old");
        engine.Time.Advance(TimeSpan.FromDays(30));
        var limit = engine.Time.GetUtcNow();
        await engine.ScheduleAndWaitForStartAsync("Wait", id: "new");
        await engine.Client.TerminateInstanceAsync("new");
        await engine.ScheduleAndWaitForStartAsync("Wait", id: "running");

        var one = await engine.Client.PurgeInstanceAsync("running");
        var old = await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: limit.AddDays(-1)));

        Assert.Equal(0, one.PurgedInstanceCount);
        Assert.Equal(1, old.PurgedInstanceCount);
        Assert.True(old.IsComplete);
        Assert.Equal(["new", "running"], await IdsAsync(engine.Client.GetAllInstancesAsync()));
    }

    [Fact]
    public async Task Restart_Ended_RunsAgainWithItsInput()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Echo", context => Task.FromResult(context.GetInput<string>())));
        var id = (await engine.RunAsync("Echo", "again")).InstanceId;

        var copy = await engine.Client.RestartAsync(id, restartWithNewInstanceId: true);

        Assert.NotEqual(id, copy);
        Assert.Equal("again", (await engine.EndOfAsync(copy)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task GetInstance_WithoutPayloads_RefusesToReadThem()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", "in", new StartOrchestrationOptions("tagged") { Tags = new Dictionary<string, string> { ["sku"] = "LK-1" } });

        var instance = await engine.Client.GetInstanceAsync("tagged");

        Assert.Throws<InvalidOperationException>(() => instance!.ReadInputAs<string>());
        Assert.Equal("LK-1", instance!.Tags["sku"]);
    }

    [Fact]
    public async Task WaitForInstanceCompletion_Cancelled_Ends()
    {
        await using var engine = await EngineHarness.StartAsync(Waiting());
        using var cancel = new CancellationTokenSource();
        var wait = engine.Client.WaitForInstanceCompletionAsync("nobody", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private static TestTaskFunctions Waiting() =>
        new TestTaskFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<string>("go"));

    private static async Task<List<Page<OrchestrationMetadata>>> PagesAsync(AsyncPageable<OrchestrationMetadata> all)
    {
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in all.AsPages())
            pages.Add(page);
        return pages;
    }

    private static async Task<List<string>> IdsAsync(AsyncPageable<OrchestrationMetadata> all)
    {
        var ids = new List<string>();
        await foreach (var instance in all)
            ids.Add(instance.InstanceId);
        return ids;
    }
}
