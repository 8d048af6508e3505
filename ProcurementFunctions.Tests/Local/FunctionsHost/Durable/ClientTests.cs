using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>The official client against the host.</summary>
public sealed class ClientTests(ClientTests.Apps apps) : IClassFixture<ClientTests.Apps>
{
    private static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private DurableApp App => apps.Held;

    private DurableTaskClient Client => App.Client;

    [Fact]
    public async Task Schedule_WithDedupeStatuses_IsRefusedWhileAnInstanceIsInOneOfThem()
    {
        var options = new StartOrchestrationOptions("once").WithDedupeStatuses([.. Unfinished, OrchestrationRuntimeStatus.Completed]);
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), "first", options);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), "second", options));
        await Client.RaiseEventAsync("once", "go", "done");
        await App.EndOfAsync("once");
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), "third", options));

        Assert.Equal("first", (await App.EndOfAsync("once")).ReadInputAs<string>());
    }

    /// <summary>As purchases and imports are started: never anew, whatever became of them.</summary>
    [Fact]
    public async Task Schedule_WithAllStatusesToDedupe_ReplacesNoInstanceThatHasEnded()
    {
        var options = new StartOrchestrationOptions("never-anew").WithDedupeStatuses(Enum.GetValues<OrchestrationRuntimeStatus>());
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), "first", options);
        await Client.RaiseEventAsync("never-anew", "go", "done");
        await App.EndOfAsync("never-anew");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), "second", options));

        Assert.Equal("first", (await App.EndOfAsync("never-anew")).ReadInputAs<string>());
    }

    [Fact]
    public async Task Schedule_ManyAtOnceWithDedupeStatuses_StartsOne()
    {
        var options = new StartOrchestrationOptions("one-of-many").WithDedupeStatuses(Unfinished);

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Wait), number, options);
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
    public async Task Schedule_OverARunningInstance_IsRefusedUnlessTheSettingsAllowIt()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        await app.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), "old", "same");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => app.ScheduleAsync(nameof(Functions.Wait), "new", "same"));
        app.Settings["overridableExistingInstanceStates"] = "AnyState";
        await app.RestartAsync();
        await app.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), "new", "same");
        await app.Client.RaiseEventAsync("same", "go", "x");

        Assert.Equal("new", (await app.EndOfAsync("same")).ReadInputAs<string>());
    }

    [Fact]
    public async Task Schedule_OverAnInstanceThatEnded_ReplacesIt()
    {
        await App.RunAsync(nameof(Functions.Echo), "old", "replaced");

        Assert.Equal("new", (await App.RunAsync(nameof(Functions.Echo), "new", "replaced")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_UnknownOrchestrator_FailsTheInstance()
    {
        var end = await App.RunAsync("Nothing");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nothing' doesn't exist", end.SerializedOutput ?? end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@counter@1")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a\nb")]
    [InlineData(" ")]
    public async Task Schedule_IdThatCannotBe_IsRefused(string id) =>
        await Assert.ThrowsAnyAsync<Exception>(() => App.ScheduleAsync(nameof(Functions.Wait), id: id));

    [Fact]
    public async Task SuspendAndResume_InTheWrongStatus_AreRefused()
    {
        var id = await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));

        await RefusedAsync(StatusCode.FailedPrecondition, Client.ResumeInstanceAsync(id));
        await Client.SuspendInstanceAsync(id);
        await App.UntilIdleAsync();
        await RefusedAsync(StatusCode.FailedPrecondition, Client.SuspendInstanceAsync(id));
        await Client.TerminateInstanceAsync(id, (object)"enough");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await App.EndOfAsync(id)).RuntimeStatus);
        await RefusedAsync(StatusCode.FailedPrecondition, Client.ResumeInstanceAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suspend_ThenResume_TakesWhatCameMeanwhile(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));
        await app.Client.SuspendInstanceAsync(id, "stocktaking");
        await app.UntilIdleAsync();
        await app.Client.RaiseEventAsync(id, "go", "kept");
        await app.UntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await app.StatusOfAsync(id));
        await app.Client.ResumeInstanceAsync(id);

        Assert.Equal("kept", (await app.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_Running_EndsItWithTheOutput()
    {
        var id = await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));

        await Client.TerminateInstanceAsync(id, "why");

        var end = await App.EndOfAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.Equal("why", end.ReadOutputAs<string>());
        await RefusedAsync(StatusCode.FailedPrecondition, Client.TerminateInstanceAsync(id));
    }

    [Fact]
    public async Task Commands_UnknownInstance_AreRefused()
    {
        await RefusedAsync(StatusCode.NotFound, Client.TerminateInstanceAsync("nobody"));
        await RefusedAsync(StatusCode.NotFound, Client.SuspendInstanceAsync("nobody"));
        await RefusedAsync(StatusCode.NotFound, Client.ResumeInstanceAsync("nobody"));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.RestartAsync("nobody"));
        Assert.Null(await Client.GetInstanceAsync("nobody"));
        Assert.Equal(0, (await Client.PurgeInstanceAsync("nobody")).PurgedInstanceCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restart_Ended_RunsAgainWithItsInput(bool withNewId)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(Functions.Echo), "again", new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["sku"] = "LK-1" } });
        var first = await App.EndOfAsync(id);
        App.Time.Advance(TimeSpan.FromMinutes(1));

        var copy = await Client.RestartAsync(id, withNewId);
        var end = await App.EndOfAsync(copy);

        Assert.Equal(withNewId, copy != id);
        Assert.Equal("again", end.ReadOutputAs<string>());
        Assert.Equal("LK-1", end.Tags["sku"]);
        Assert.Equal(first.CreatedAt.AddMinutes(1), end.CreatedAt);
    }

    [Fact]
    public async Task Restart_RunningUnderItsId_IsRefused()
    {
        var id = await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.RestartAsync(id));
    }

    [Fact]
    public async Task Purge_Running_IsRefusedAndOneThatEndedIsGone()
    {
        var id = await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.PurgeInstanceAsync(id));
        await Client.TerminateInstanceAsync(id);
        await App.EndOfAsync(id);

        Assert.Equal(1, (await Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
        Assert.Null(await Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task Purge_ByFilter_DeletesWhatEndedAndWasMadeThen()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions));
        await app.RunAsync(nameof(Functions.Echo), "x", "old");
        await app.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), id: "old-running");
        app.Time.Advance(TimeSpan.FromDays(30));
        await app.RunAsync(nameof(Functions.Echo), "x", "new");

        var old = await app.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(
            CreatedTo: app.Time.GetUtcNow().AddDays(-1),
            Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]));

        Assert.Equal(1, old.PurgedInstanceCount);
        Assert.Equal(["new", "old-running"], (await AllAsync(app.Client.GetAllInstancesAsync())).Select(instance => instance.InstanceId).Order());
    }

    [Fact]
    public async Task GetAllInstances_WithFilters_PagesThroughTheMatches()
    {
        for (var number = 0; number < 7; number++) await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), number, $"page-{number}");
        await Client.TerminateInstanceAsync("page-3");
        await App.EndOfAsync("page-3");
        var query = new OrchestrationQuery(InstanceIdPrefix: "page-", PageSize: 3, FetchInputsAndOutputs: true);

        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in Client.GetAllInstancesAsync(query).AsPages()) pages.Add(page);
        var running = await AllAsync(Client.GetAllInstancesAsync(query with { Statuses = [OrchestrationRuntimeStatus.Running] }));

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 7), pages.SelectMany(page => page.Values).Select(instance => instance.ReadInputAs<int>()).Order());
        Assert.Equal(["page-0", "page-1", "page-2", "page-4", "page-5", "page-6"], running.Select(instance => instance.InstanceId).Order());
    }

    [Fact]
    public async Task GetInstance_WithoutPayloads_RefusesToReadThem()
    {
        var id = await App.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), "in");

        var instance = await Client.GetInstanceAsync(id);

        Assert.Throws<InvalidOperationException>(() => instance!.ReadInputAs<string>());
    }

    [Fact]
    public async Task GetHistory_OfAnInstance_TellsWhatHappened()
    {
        var end = await App.RunAsync(nameof(Functions.Echo), "x");

        var history = await Client.GetOrchestrationHistoryAsync(end.InstanceId);

        Assert.Contains(history, happened => happened.EventType == DurableTask.Core.History.EventType.ExecutionCompleted);
        Assert.All(history, happened => Assert.Equal(2041, happened.Timestamp.Year));
    }

    [Fact]
    public async Task WaitForInstanceCompletion_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();
        var wait = Client.WaitForInstanceCompletionAsync("nobody", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    // What the client does not translate reaches its caller as the call's own failure.
    private static async Task RefusedAsync(StatusCode code, Task call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);

    private static async Task<List<OrchestrationMetadata>> AllAsync(AsyncPageable<OrchestrationMetadata> all)
    {
        var found = new List<OrchestrationMetadata>();
        await foreach (var instance in all) found.Add(instance);
        return found;
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public static class Functions
    {
        [Function(nameof(Wait))]
        public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");

        [Function(nameof(Echo))]
        public static string? Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>();
    }
}
