using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Tests.Histories;
using ProcurementFunctions.Tests.Local.AppHost;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Management;

/// <summary>Instances are started, watched and steered over HTTP.</summary>
public sealed class ManagementEndpointsTests(ManagedApp app) : IClassFixture<ManagedApp>
{
    private DurableTaskClient Client => app.App.Durable;

    [Fact]
    public async Task KeyAndStore_OfAStateDirectory_AreKeptForTheirOwnerAlone()
    {
        using var folder = new TemporaryFolder();
        var first = await ManagedApp.StartAsync(folder.Path);
        await first.App.DisposeAsync();

        var second = await ManagedApp.StartAsync(folder.Path);
        await second.App.DisposeAsync();

        Assert.Equal(64, first.Key.Length);
        Assert.Equal(first.Key, second.Key);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in (string[])[ManagedApp.KeyFileIn(folder.Path), Assert.Single(Directory.GetFiles(folder.Path, "*.hub.db"))])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Links_ThatAFunctionGives_AreThoseOfTheStart()
    {
        using var start = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/linked"), "\"bread\"");
        var official = await app.App.Http.GetFromJsonAsync<JsonElement>("/api/Links/linked");

        Assert.All((await ManagedApp.JsonAsync(start)).EnumerateObject(), link => Assert.Equal(link.Value.GetString(), official.GetProperty(link.Name).GetString()));
    }

    [Fact]
    public async Task Start_ThenEachLinkOfTheAnswer_WatchesAndSteersTheInstance()
    {
        using var start = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/errand-1"), "\"bread\"");
        var links = await ManagedApp.JsonAsync(start);
        Assert.Equal(HttpStatusCode.Accepted, start.StatusCode);
        Assert.Equal("errand-1", links.GetProperty("id").GetString());
        Assert.Equal(links.GetProperty("statusQueryGetUri").GetString(), start.Headers.Location!.ToString());

        await Client.WaitForInstanceStartAsync("errand-1").WaitAsync(RunningApp.Patience);
        using var running = await app.SendAsync("GET", Link("statusQueryGetUri"));
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), running.Headers.RetryAfter!.Delta);
        Assert.NotNull(running.Headers.Location);

        Assert.Equal(HttpStatusCode.Accepted, (await app.SendAsync("POST", Link("suspendPostUri"))).StatusCode);
        await UntilAsync("Suspended");
        Assert.Equal(HttpStatusCode.Conflict, (await app.SendAsync("POST", Link("suspendPostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await app.SendAsync("POST", Link("resumePostUri"))).StatusCode);
        await UntilAsync("Running");
        Assert.Equal(HttpStatusCode.Conflict, (await app.SendAsync("POST", Link("resumePostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await app.SendAsync("POST", Link("sendEventPostUri").Replace("{eventName}", "paid", StringComparison.Ordinal), "3")).StatusCode);

        await Client.WaitForInstanceCompletionAsync("errand-1").WaitAsync(RunningApp.Patience);
        using var done = await app.SendAsync("GET", Link("statusQueryGetUri"));
        var status = await ManagedApp.JsonAsync(done);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("bread for 3", status.GetProperty("output").GetString());
        Assert.Equal("bread", status.GetProperty("input").GetString());
        Assert.Equal("waiting", status.GetProperty("customStatus").GetString());
        Assert.Equal("Errand", status.GetProperty("name").GetString());
        Assert.EndsWith("Z", status.GetProperty("createdTime").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await app.SendAsync("POST", Link("terminatePostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await app.SendAsync("POST", Link("rewindPostUri"))).StatusCode);
        using var purged = await app.SendAsync("DELETE", Link("purgeHistoryDeleteUri"));
        Assert.Equal(1, (await ManagedApp.JsonAsync(purged)).GetProperty("instancesDeleted").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await app.SendAsync("DELETE", Link("purgeHistoryDeleteUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SendAsync("GET", Link("statusQueryGetUri"))).StatusCode);

        string Link(string name) => links.GetProperty(name).GetString()!;

        async Task UntilAsync(string wanted)
        {
            using var patience = new CancellationTokenSource(RunningApp.Patience);
            while ((await ManagedApp.JsonAsync(await app.SendAsync("GET", Link("statusQueryGetUri")))).GetProperty("runtimeStatus").GetString() != wanted)
                patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task Get_KeyInTheHeader_IsTakenToo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ManagedApp.Root}/instances");
        request.Headers.Add("x-functions-key", app.Key);

        using var answer = await app.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task List_InPagesWithFilters_GivesEachMatchOnce()
    {
        for (var number = 0; number < 7; number++)
            await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions($"list-{number}"));
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("other"));
        await Client.TerminateInstanceAsync("list-3");
        await Client.WaitForInstanceCompletionAsync("list-3").WaitAsync(RunningApp.Patience);

        var found = new List<string>();
        string? token = null;
        do
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"{ManagedApp.Root}/{app.Keyed("instances?instanceIdPrefix=list-&runtimeStatus=Running,Pending&top=2&showInput=false")}");
            if (token is not null)
                request.Headers.Add("x-ms-continuation-token", token);
            using var page = await app.App.Http.SendAsync(request);
            var items = (await ManagedApp.JsonAsync(page)).EnumerateArray().ToList();
            Assert.InRange(items.Count, 1, 2);
            Assert.All(items, item => Assert.Equal(JsonValueKind.Null, item.GetProperty("input").ValueKind));
            found.AddRange(items.Select(item => item.GetProperty("instanceId").GetString()!));
            token = page.Headers.TryGetValues("x-ms-continuation-token", out var next) ? next.Single() : null;
        }
        while (token is not null);

        Assert.Equal(["list-0", "list-1", "list-2", "list-4", "list-5", "list-6"], found);
    }

    [Fact]
    public async Task List_IdsThatAHeaderCannotHold_GoesOnAfterThem()
    {
        foreach (var id in (string[])["ünfter-1", "ünfter-2"])
            await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions(id));
        var list = $"{ManagedApp.Root}/{app.Keyed("instances?instanceIdPrefix=%C3%BCnfter-&top=1")}";

        using var first = await app.App.Http.GetAsync(new Uri(list, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, list);
        request.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        using var second = await app.App.Http.SendAsync(request);

        Assert.Equal("ünfter-2", Assert.Single((await ManagedApp.JsonAsync(second)).EnumerateArray()).GetProperty("instanceId").GetString());
        Assert.False(second.Headers.Contains("x-ms-continuation-token"));
    }

    [Fact]
    public async Task Get_FailedWithHistory_TellsWhatHappened()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Fails), "x", new StartOrchestrationOptions("fails"));
        await Client.WaitForInstanceCompletionAsync("fails").WaitAsync(RunningApp.Patience);

        using var answer = await app.SendAsync("GET", app.Keyed("instances/fails?showHistory=true&showHistoryOutput=true&returnInternalServerErrorOnFailure=true"));
        var status = await ManagedApp.JsonAsync(answer);
        var events = status.GetProperty("historyEvents").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("no shop is open", status.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["ExecutionStarted", "TaskCompleted", "TaskFailed", "ExecutionCompleted"], events.Select(e => e.GetProperty("EventType").GetString()));
        Assert.Equal("Carry", events[1].GetProperty("FunctionName").GetString());
        Assert.Equal("x for 1", events[1].GetProperty("Result").GetString());
        Assert.Equal("Failed", events[3].GetProperty("OrchestrationStatus").GetString());
    }

    [Fact]
    public async Task Save_UnderWay_GivesAHistoryThatCanBeReplayed()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("saved"));
        await Client.WaitForInstanceStartAsync("saved").WaitAsync(RunningApp.Patience);

        var (saved, text) = await SaveAsync("saved");

        Assert.Equal((nameof(Errand), "Running", (string?)null), (saved.Name, saved.Status, saved.Output));
        Assert.Equal("\"x\"", saved.Events.Single(happened => happened.ExecutionStarted is not null).ExecutionStarted.Input);
        Assert.Equal(text, saved.ToString());
        Assert.Empty(await app.App.Host.ReplayAsync(saved));
    }

    [Fact]
    public async Task Save_Ended_GivesAHistoryThatEndsTheSameAgain()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Carry2), "x", new StartOrchestrationOptions("saved-end"));
        await Client.WaitForInstanceCompletionAsync("saved-end").WaitAsync(RunningApp.Patience);

        var (saved, text) = await SaveAsync("saved-end");
        var end = (await app.App.Host.ReplayAsync(saved)).End();

        Assert.Equal("Completed", saved.Status);
        Assert.Equal(text, saved.ToString());
        Assert.Equal((P.OrchestrationStatus.Completed, saved.Output), (end?.OrchestrationStatus, end?.Result));
        Assert.Equal(
            ["OrchestratorStarted", "ExecutionStarted", "TaskScheduled", "OrchestratorCompleted", "OrchestratorStarted", "TaskCompleted", "ExecutionCompleted", "OrchestratorCompleted"],
            saved.Events.Select(happened => happened.EventTypeCase.ToString()));
    }

    [Fact]
    public async Task Save_Nobody_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await app.SendAsync("GET", app.Keyed("instances/nobody/history"))).StatusCode);

    [Fact]
    public async Task Rewind_Failed_TakesItUpAgain()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Fails), "x", new StartOrchestrationOptions("again"));
        await Client.WaitForInstanceCompletionAsync("again").WaitAsync(RunningApp.Patience);

        using var answer = await app.SendAsync("POST", app.Keyed("instances/again/rewind?reason=mended"));
        var end = await Client.WaitForInstanceCompletionAsync("again").WaitAsync(RunningApp.Patience);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Fact]
    public async Task Restart_Ended_RunsUnderANewIdUnlessToldOtherwise()
    {
        using var first = await app.SendAsync("POST", app.Keyed("orchestrators/Carry2/restart?timeout=20"), "\"x\"");
        Assert.Equal("x for 2", (await ManagedApp.JsonAsync(first)).GetString());

        var fresh = await ManagedApp.JsonAsync(await app.SendAsync("POST", app.Keyed("instances/restart/restart")));
        var same = await ManagedApp.JsonAsync(await app.SendAsync("POST", app.Keyed("instances/restart/restart?restartWithNewInstanceId=false")));
        using var nobody = await app.SendAsync("POST", app.Keyed("instances/nobody/restart"));

        Assert.NotEqual("restart", fresh.GetProperty("id").GetString());
        Assert.Equal("restart", same.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
    }

    [Fact]
    public async Task Start_WithATimeoutThatPasses_GivesTheLinks()
    {
        using var answer = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/slow?timeout=0.05"), "\"x\"");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("slow", (await ManagedApp.JsonAsync(answer)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task PurgeMany_ByTimeAndStatus_DeletesWhatHasEnded()
    {
        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Carry2), "x", new StartOrchestrationOptions("old"));
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("runs"));
        await Client.WaitForInstanceCompletionAsync("old").WaitAsync(RunningApp.Patience);

        using var none = await app.SendAsync("DELETE", app.Keyed($"instances?createdTimeFrom={from}&runtimeStatus=Failed"));
        using var purged = await app.SendAsync("DELETE", app.Keyed($"instances?createdTimeFrom={from}"));

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(1, (await ManagedApp.JsonAsync(purged)).GetProperty("instancesDeleted").GetInt32());
        Assert.Null(await Client.GetInstanceAsync("old"));
        Assert.NotNull(await Client.GetInstanceAsync("runs"));
    }

    [Fact]
    public async Task Start_UnderTheIdOfAnother_IsRefusedUntilThatHasEnded()
    {
        using var first = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/once"), "\"first\"");
        using var second = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/once"), "\"second\"");
        await Client.TerminateInstanceAsync("once");
        await Client.WaitForInstanceCompletionAsync("once").WaitAsync(RunningApp.Patience);
        using var third = await app.SendAsync("POST", app.Keyed("orchestrators/Errand/once"), "\"third\"");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, third.StatusCode);
        Assert.Equal("third", (await Client.GetInstanceAsync("once", getInputsAndOutputs: true))!.ReadInputAs<string>());
    }

    private async Task<(SavedHistory Saved, string Text)> SaveAsync(string instanceId)
    {
        using var answer = await app.SendAsync("GET", app.Keyed($"instances/{instanceId}/history"));
        var text = await answer.Content.ReadAsStringAsync();
        return (SavedHistory.Parse(text), text);
    }
}
