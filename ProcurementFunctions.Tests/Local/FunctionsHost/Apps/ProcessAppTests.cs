using System.Diagnostics;
using System.Net;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Apps;

/// <summary>The whole app in a process of its own, as the Functions host runs it.</summary>
public sealed class ProcessAppTests : IAsyncLifetime
{
    private readonly TokenMaker _tokens = new();
    private readonly RedisFixture _redis = new();
    private readonly CosmosFixture _cosmos = new();
    private readonly FunctionsHostOptions _options = RunningApp.Options();

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(800)];

    private static string App => Path.Combine(AppContext.BaseDirectory, "ProcurementFunctions.dll");

    public Task InitializeAsync() => _cosmos.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _cosmos.DisposeAsync();
        _redis.Dispose();
        _tokens.Dispose();
    }

    [Fact]
    public async Task Start_AnAppInAProcessOfItsOwn_AnswersAndIsStartedAgainWhenItDies()
    {
        await using var host = await LocalFunctionsHost.StartProcessAsync(App, Settings(), _options);
        using var client = new HttpClient { BaseAddress = host.Url };
        var before = Assert.Single(Children());

        Assert.Equal("my budget is 500", await TellAsync(client));
        Process.GetProcessById(before).Kill();
        await UntilAnsweredAsync(client);

        Assert.NotEqual(before, Assert.Single(Children()));
        Assert.Equal("my budget is 500", await TellAsync(client));
        await host.StopAsync();
        Assert.Empty(Children());
    }

    [Fact]
    public async Task Start_AnAppThatDiesAgainAndAgain_IsGivenUpWithTheReason()
    {
        var settings = Settings();
        settings["SignIn:Issuer"] = "";

        var problem = await Assert.ThrowsAsync<FunctionsHostException>(() => LocalFunctionsHost.StartProcessAsync(App, settings, _options));

        Assert.Contains("is not started again", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Children());
    }

    [Fact]
    public async Task Stop_TheAppIsDown_DoesNotWaitForIt()
    {
        var wall = new ObservedTime(DateTimeOffset.UnixEpoch);
        await using var host = await LocalFunctionsHost.StartProcessAsync(App, Settings(), _options with { WallTime = wall });
        using var client = new HttpClient { BaseAddress = host.Url };
        await KillAsync(wall);

        using var answer = await client.GetAsync(new Uri("api/openapi.json", UriKind.Relative));
        var start = host.DurableClient.ScheduleNewOrchestrationInstanceAsync("PurchaseOrchestrator");
        await host.StopAsync().WaitAsync(RunningApp.Patience);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        await Assert.ThrowsAnyAsync<Exception>(() => start.WaitAsync(RunningApp.Patience));
        Assert.Empty(Children());
    }

    [Fact]
    public async Task Restart_TheAppDoesNotComeUp_IsEndedAndStartedOnceMore()
    {
        if (OperatingSystem.IsWindows()) return;
        var wall = new ObservedTime(DateTimeOffset.UnixEpoch);
        await using var host = await LocalFunctionsHost.StartProcessAsync(App, Settings(), _options with { WallTime = wall });
        using var client = new HttpClient { BaseAddress = host.Url };
        wall.Advance(await KillAsync(wall));

        await UntilWaitsAsync(wall, _options.StartTimeout);
        var halted = Assert.Single(Children());
        using (var halt = Process.Start("kill", ["-STOP", $"{halted}"])) await halt.WaitForExitAsync();
        wall.Advance(_options.StartTimeout);
        wall.Advance(await UntilPausesAsync(wall));
        await UntilAnsweredAsync(client);

        Assert.NotEqual(halted, Assert.Single(Children()));
    }

    /// <summary>Ends the app's process; gives the pause before it is started again, once the host makes it.</summary>
    private static async Task<TimeSpan> KillAsync(ObservedTime wall)
    {
        Process.GetProcessById(Assert.Single(Children())).Kill();
        return await UntilPausesAsync(wall);
    }

    // Others wait on the clock as well; a pause is known by its length.
    private static async Task<TimeSpan> UntilPausesAsync(ObservedTime wall)
    {
        while (true)
        {
            if (await wall.NextWaitAsync() is var wait && Pauses.Contains(wait)) return wait;
        }
    }

    private static async Task UntilWaitsAsync(ObservedTime wall, TimeSpan wait)
    {
        while (await wall.NextWaitAsync() != wait)
        {
        }
    }

    /// <summary>The whole way: through the front, the worker's own server, the app's sign-in, and its stores.</summary>
    private async Task<string> TellAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        request.Headers.Authorization = new("Bearer", _tokens.Make("ann", ["buyer"]));
        request.Content = new StringContent("""{"messageId":"m1","text":"my budget is 500"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Contains("your budget is set to 500", text, StringComparison.Ordinal);
        return "my budget is 500";
    }

    private static async Task UntilAnsweredAsync(HttpClient client)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("api/openapi.json", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK) return;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "the app did not come back");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>The processes of the app that this one has started.</summary>
    private static int[] Children() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           let id = int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture)
           where IsChild(id)
           select id,
    ];

    private static bool IsChild(int id)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{id}/status");
            return status.Contains($"PPid:\t{Environment.ProcessId}") && !status.Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal))
                && File.ReadAllText($"/proc/{id}/cmdline").Contains("ProcurementFunctions.dll", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Dictionary<string, string?> Settings() => new(ProcurementApp.Schedules)
    {
        ["SignIn:Issuer"] = TokenMaker.Issuer,
        ["SignIn:Audience"] = TokenMaker.Audience,
        ["SignIn:SigningKeys"] = _tokens.PublicKeys,
        ["Redis"] = _redis.ConnectionString(RedisKind.Garnet),
        ["Cosmos"] = _cosmos.ConnectionString,
        ["CosmosDatabase"] = CosmosFixture.Database,
        ["DataProtection:KeysDirectory"] = Path.Combine(_options.StateDirectory, "keys"),
        ["Vendors:Endpoint"] = "http://127.0.0.1:9/vendors/{vendorId}",
    };
}
