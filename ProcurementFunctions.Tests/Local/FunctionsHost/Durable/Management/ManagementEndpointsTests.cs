using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Tests.Histories;
using ProcurementFunctions.Tests.Local.AppHost;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Management;

public sealed class ManagementEndpointsTests(ManagementEndpointsTests.OneApp fixture) : IClassFixture<ManagementEndpointsTests.OneApp>
{
    private const string Root = "runtime/webhooks/durabletask";
    private readonly RunningApp _app = fixture.App;
    private readonly string _key = fixture.Key;

    private DurableTaskClient Client => _app.Durable;

    [Theory]
    [InlineData("GET", "instances")]
    [InlineData("DELETE", "instances/a")]
    [InlineData("GET", "instances/a?code=wrong")]
    [InlineData("POST", "instances/a/terminate")]
    [InlineData("POST", "instances/a/raiseEvent/go")]
    [InlineData("POST", "orchestrators/Errand")]
    [InlineData("GET", "entities/counter/1")]
    public async Task Any_WithoutTheKey_Is401(string method, string path)
    {
        using var answer = await SendAsync(method, path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Key_OfAStateDirectory_IsKeptForItsOwnerAlone()
    {
        using var folder = new TemporaryFolder();
        var first = await OneApp.StartAsync(folder.Path);
        await first.App.DisposeAsync();

        var second = await OneApp.StartAsync(folder.Path);
        await second.App.DisposeAsync();

        Assert.Equal(64, first.Key.Length);
        Assert.Equal(first.Key, second.Key);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(OneApp.KeyFileIn(folder.Path)));
    }

    [Fact]
    public async Task Links_ThatAFunctionGives_AreThoseOfTheStart()
    {
        using var start = await SendAsync("POST", Keyed("orchestrators/Errand/linked"), "\"bread\"");
        var official = await _app.Http.GetFromJsonAsync<JsonElement>("/api/Links/linked");

        Assert.All((await JsonAsync(start)).EnumerateObject(), link => Assert.Equal(link.Value.GetString(), official.GetProperty(link.Name).GetString()));
    }

    [Fact]
    public async Task Start_ThenEachLinkOfTheAnswer_WatchesAndSteersTheInstance()
    {
        using var start = await SendAsync("POST", Keyed("orchestrators/Errand/errand-1"), "\"bread\"");
        var links = await JsonAsync(start);
        Assert.Equal(HttpStatusCode.Accepted, start.StatusCode);
        Assert.Equal("errand-1", links.GetProperty("id").GetString());
        Assert.Equal(links.GetProperty("statusQueryGetUri").GetString(), start.Headers.Location!.ToString());

        await Client.WaitForInstanceStartAsync("errand-1").WaitAsync(RunningApp.Patience);
        using var running = await SendAsync("GET", Link("statusQueryGetUri"));
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), running.Headers.RetryAfter!.Delta);
        Assert.NotNull(running.Headers.Location);

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("POST", Link("suspendPostUri"))).StatusCode);
        await UntilAsync("Suspended");
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("POST", Link("suspendPostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("POST", Link("resumePostUri"))).StatusCode);
        await UntilAsync("Running");
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("POST", Link("resumePostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("POST", Link("sendEventPostUri").Replace("{eventName}", "paid", StringComparison.Ordinal), "3")).StatusCode);

        await Client.WaitForInstanceCompletionAsync("errand-1").WaitAsync(RunningApp.Patience);
        using var done = await SendAsync("GET", Link("statusQueryGetUri"));
        var status = await JsonAsync(done);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("bread for 3", status.GetProperty("output").GetString());
        Assert.Equal("bread", status.GetProperty("input").GetString());
        Assert.Equal("waiting", status.GetProperty("customStatus").GetString());
        Assert.Equal("Errand", status.GetProperty("name").GetString());
        Assert.EndsWith("Z", status.GetProperty("createdTime").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await SendAsync("POST", Link("terminatePostUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await SendAsync("POST", Link("rewindPostUri"))).StatusCode);
        using var purged = await SendAsync("DELETE", Link("purgeHistoryDeleteUri"));
        Assert.Equal(1, (await JsonAsync(purged)).GetProperty("instancesDeleted").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("DELETE", Link("purgeHistoryDeleteUri"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", Link("statusQueryGetUri"))).StatusCode);

        string Link(string name) => links.GetProperty(name).GetString()!;

        async Task UntilAsync(string wanted)
        {
            using var patience = new CancellationTokenSource(RunningApp.Patience);
            while ((await JsonAsync(await SendAsync("GET", Link("statusQueryGetUri")))).GetProperty("runtimeStatus").GetString() != wanted)
                patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task Get_KeyInTheHeader_IsTakenToo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/instances");
        request.Headers.Add("x-functions-key", _key);

        using var answer = await _app.Http.SendAsync(request);

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
                HttpMethod.Get, $"{Root}/{Keyed("instances?instanceIdPrefix=list-&runtimeStatus=Running,Pending&top=2&showInput=false")}");
            if (token is not null)
                request.Headers.Add("x-ms-continuation-token", token);
            using var page = await _app.Http.SendAsync(request);
            var items = (await JsonAsync(page)).EnumerateArray().ToList();
            Assert.InRange(items.Count, 1, 2);
            Assert.All(items, item => Assert.Equal(JsonValueKind.Null, item.GetProperty("input").ValueKind));
            found.AddRange(items.Select(item => item.GetProperty("instanceId").GetString()!));
            token = page.Headers.TryGetValues("x-ms-continuation-token", out var next) ? next.Single() : null;
        }
        while (token is not null);

        Assert.Equal(["list-0", "list-1", "list-2", "list-4", "list-5", "list-6"], found);
    }

    [Fact]
    public async Task Get_FailedWithHistory_TellsWhatHappened()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Fails), "x", new StartOrchestrationOptions("fails"));
        await Client.WaitForInstanceCompletionAsync("fails").WaitAsync(RunningApp.Patience);

        using var answer = await SendAsync("GET", Keyed("instances/fails?showHistory=true&showHistoryOutput=true&returnInternalServerErrorOnFailure=true"));
        var status = await JsonAsync(answer);
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
        Assert.Empty(await _app.Host.ReplayAsync(saved));
    }

    [Fact]
    public async Task Save_Ended_GivesAHistoryThatEndsTheSameAgain()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Carry2), "x", new StartOrchestrationOptions("saved-end"));
        await Client.WaitForInstanceCompletionAsync("saved-end").WaitAsync(RunningApp.Patience);

        var (saved, text) = await SaveAsync("saved-end");
        var end = (await _app.Host.ReplayAsync(saved)).End();

        Assert.Equal("Completed", saved.Status);
        Assert.Equal(text, saved.ToString());
        Assert.Equal((P.OrchestrationStatus.Completed, saved.Output), (end?.OrchestrationStatus, end?.Result));
        Assert.Equal(
            ["OrchestratorStarted", "ExecutionStarted", "TaskScheduled", "OrchestratorCompleted", "OrchestratorStarted", "TaskCompleted", "ExecutionCompleted", "OrchestratorCompleted"],
            saved.Events.Select(happened => happened.EventTypeCase.ToString()));
    }

    [Fact]
    public async Task Save_Nobody_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", Keyed("instances/nobody/history"))).StatusCode);

    [Fact]
    public async Task Rewind_Failed_TakesItUpAgain()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Fails), "x", new StartOrchestrationOptions("again"));
        await Client.WaitForInstanceCompletionAsync("again").WaitAsync(RunningApp.Patience);

        using var answer = await SendAsync("POST", Keyed("instances/again/rewind?reason=mended"));
        var end = await Client.WaitForInstanceCompletionAsync("again").WaitAsync(RunningApp.Patience);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Fact]
    public async Task Restart_Ended_RunsUnderANewIdUnlessToldOtherwise()
    {
        using var first = await SendAsync("POST", Keyed("orchestrators/Carry2/restart?timeout=20"), "\"x\"");
        Assert.Equal("x for 2", (await JsonAsync(first)).GetString());

        var fresh = await JsonAsync(await SendAsync("POST", Keyed("instances/restart/restart")));
        var same = await JsonAsync(await SendAsync("POST", Keyed("instances/restart/restart?restartWithNewInstanceId=false")));
        using var nobody = await SendAsync("POST", Keyed("instances/nobody/restart"));

        Assert.NotEqual("restart", fresh.GetProperty("id").GetString());
        Assert.Equal("restart", same.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
    }

    [Fact]
    public async Task Start_WithATimeoutThatPasses_GivesTheLinks()
    {
        using var answer = await SendAsync("POST", Keyed("orchestrators/Errand/slow?timeout=0.05"), "\"x\"");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("slow", (await JsonAsync(answer)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task PurgeMany_ByTimeAndStatus_DeletesWhatHasEnded()
    {
        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand.Carry2), "x", new StartOrchestrationOptions("old"));
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("runs"));
        await Client.WaitForInstanceCompletionAsync("old").WaitAsync(RunningApp.Patience);

        using var none = await SendAsync("DELETE", Keyed($"instances?createdTimeFrom={from}&runtimeStatus=Failed"));
        using var purged = await SendAsync("DELETE", Keyed($"instances?createdTimeFrom={from}"));

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(1, (await JsonAsync(purged)).GetProperty("instancesDeleted").GetInt32());
        Assert.Null(await Client.GetInstanceAsync("old"));
        Assert.NotNull(await Client.GetInstanceAsync("runs"));
    }

    [Fact]
    public async Task Start_UnderTheIdOfAnother_IsRefusedUntilThatHasEnded()
    {
        using var first = await SendAsync("POST", Keyed("orchestrators/Errand/once"), "\"first\"");
        using var second = await SendAsync("POST", Keyed("orchestrators/Errand/once"), "\"second\"");
        await Client.TerminateInstanceAsync("once");
        await Client.WaitForInstanceCompletionAsync("once").WaitAsync(RunningApp.Patience);
        using var third = await SendAsync("POST", Keyed("orchestrators/Errand/once"), "\"third\"");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, third.StatusCode);
        Assert.Equal("third", (await Client.GetInstanceAsync("once", getInputsAndOutputs: true))!.ReadInputAs<string>());
    }

    [Theory]
    [InlineData("DELETE", "instances", null, 400, "createdTimeFrom")]
    [InlineData("GET", "instances?createdTimeFrom=yesterday", null, 400, "createdTimeFrom")]
    [InlineData("GET", "instances?runtimeStatus=Sleeping", null, 400, "runtimeStatus")]
    [InlineData("GET", "instances?runtimeStatus=1", null, 400, "runtimeStatus")]
    [InlineData("GET", "instances?top=0", null, 400, "top")]
    [InlineData("GET", "instances?showInput=maybe", null, 400, "showInput")]
    [InlineData("GET", "instances?taskHub=Elsewhere", null, 400, "Elsewhere")]
    [InlineData("GET", "instances/nobody", null, 404, "nobody")]
    [InlineData("POST", "instances/nobody/terminate", null, 404, "nobody")]
    [InlineData("POST", "instances/nobody/raiseEvent/go", "1", 404, "nobody")]
    [InlineData("POST", "instances/there/raiseEvent/go", "{", 400, "JSON")]
    [InlineData("POST", "orchestrators/Nobody", "1", 400, "Nobody")]
    [InlineData("POST", "orchestrators/Errand", "{", 400, "JSON")]
    [InlineData("POST", "orchestrators/Errand?timeout=-1", "1", 400, "timeout")]
    [InlineData("POST", "orchestrators/Errand/@counter@1", "1", 400, "@")]
    [InlineData("POST", "orchestrators/Errand/a%23b", "1", 400, "#")]
    [InlineData("POST", "orchestrators/Errand/a%3Fb", "1", 400, "?")]
    [InlineData("POST", "orchestrators/Errand/a%5Cb", "1", 400, "must not contain")]
    [InlineData("POST", "orchestrators/Errand/a%07b", "1", 400, "control characters")]
    [InlineData("POST", "instances/there/rewind", null, 409, "rewound")]
    [InlineData("POST", "instances/there/restart?restartWithNewInstanceId=false", null, 409, "restarted")]
    [InlineData("POST", "entities/counter/1", null, 501, "entities")]
    [InlineData("PUT", "instances/there", null, 405, "")]
    public async Task Any_ThatMakesNoSense_IsRefusedByName(string method, string path, string? body, int status, string named)
    {
        using var answer = await SendAsync(method, Keyed(path), body);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode && text.Contains(named, StringComparison.Ordinal), $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Start_IdThatIsTooLong_IsRefused()
    {
        using var longest = await SendAsync("POST", Keyed($"orchestrators/Carry2/{new string('a', 256)}"), "\"x\"");
        using var longer = await SendAsync("POST", Keyed($"orchestrators/Carry2/{new string('a', 257)}"), "\"x\"");

        Assert.Equal(HttpStatusCode.Accepted, longest.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
    }

    [Fact]
    public async Task RaiseEvent_NotJson_IsRefused()
    {
        using var answer = await _app.Http.PostAsync($"{Root}/{Keyed("instances/there/raiseEvent/go")}", new StringContent("3"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private async Task<(SavedHistory Saved, string Text)> SaveAsync(string instanceId)
    {
        using var answer = await SendAsync("GET", Keyed($"instances/{instanceId}/history"));
        var text = await answer.Content.ReadAsStringAsync();
        return (SavedHistory.Parse(text), text);
    }

    private string Keyed(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={_key}";

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null)
    {
        var target = path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri($"{Root}/{path}", UriKind.Relative);
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await _app.Http.SendAsync(request);
    }

    /// <summary>One app for all tests, with an instance that waits under the id "there". Each test takes ids of its own.</summary>
    public sealed class OneApp : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal RunningApp App { get; private set; } = null!;

        internal string Key { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (App, Key) = await StartAsync(_folder.Path);
            await App.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("there"));
        }

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            _folder.Dispose();
        }

        internal static async Task<(RunningApp App, string Key)> StartAsync(string directory)
        {
            var app = await RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { StateDirectory = directory }, typeof(Errand));
            return (app, (await File.ReadAllTextAsync(KeyFileIn(directory))).Trim());
        }

        internal static string KeyFileIn(string directory) => Path.Combine(directory, "durabletask_extension.key");
    }

    internal static class Errand
    {
        [Function(nameof(Errand))]
        public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            context.SetCustomStatus("waiting");
            var price = await context.WaitForExternalEvent<int>("paid");
            return await context.CallActivityAsync<string>(nameof(Carry), new Load(context.GetInput<string>()!, price));
        }

        [Function(nameof(Fails))]
        public static async Task<string> Fails([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync<string>(nameof(Carry), new Load("x", 1));
            return await context.CallActivityAsync<string>(nameof(FindShop), "x");
        }

        [Function(nameof(Carry2))]
        public static Task<string> Carry2([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>(nameof(Carry), new Load("x", 2));

        [Function(nameof(Links))]
        public static IActionResult Links(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Links/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client) =>
            new JsonResult(client.CreateHttpManagementPayload(id));

        [Function(nameof(Carry))]
        public static string Carry([ActivityTrigger] Load load) => $"{load.What} for {load.Price}";

        [Function(nameof(FindShop))]
        public static string FindShop([ActivityTrigger] string what) => throw new InvalidOperationException($"no shop is open for {what}");

        internal sealed record Load(string What, int Price);
    }
}
