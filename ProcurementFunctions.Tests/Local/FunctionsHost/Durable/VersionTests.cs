using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>Versions by the settings of host.json.</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData("CurrentOrOlder", new[] { "", "1.0", "2.0" }, new[] { "2.1", "10.0" })]
    [InlineData("Strict", new[] { "2.0" }, new[] { "1.0", "3.0" })]
    [InlineData("None", new[] { "", "1.0", "10.0" }, new string[0])]
    public async Task Run_VersionByStrategy_RunsOrFails(string strategy, string[] running, string[] failing)
    {
        await using var app = await StartAsync("2.0", app =>
        {
            app.Settings["versionMatchStrategy"] = strategy;
            app.Settings["versionFailureStrategy"] = "Fail";
        });

        foreach (var version in running) Assert.Equal(version, (await RunAsync(app, nameof(Functions.Version), version)).ReadOutputAs<string>());
        foreach (var version in failing)
        {
            var end = await RunAsync(app, nameof(Functions.Version), version);
            Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
            Assert.Equal("VersionMismatch", end.FailureDetails!.ErrorType);
        }
    }

    [Fact]
    public async Task Schedule_WithoutAVersion_GetsTheDefaultOne()
    {
        await using var app = await StartAsync("2.0");

        Assert.Equal("2.0", (await app.RunAsync(nameof(Functions.Version))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Restart_OfAnOlderInstance_GetsTheDefaultVersion()
    {
        await using var app = await StartAsync("2.0");
        var id = (await RunAsync(app, nameof(Functions.Version), "1.0")).InstanceId;

        Assert.Equal("2.0", (await app.EndOfAsync(await app.Client.RestartAsync(id, restartWithNewInstanceId: true))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallSubOrchestrator_WithoutAVersion_GetsTheDefaultOne()
    {
        await using var app = await StartAsync("2.0");

        Assert.Equal("1.0 2.0 1.5", (await RunAsync(app, nameof(Functions.Parent), "1.0")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_NewerThanTheApp_WaitsWithAllThatComesForANewerApp(bool held)
    {
        await using var app = await StartAsync("2.0", app => app.Settings["extendedSessionsEnabled"] = $"{held}");
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Add));
        await app.Client.RaiseEventAsync(id, "add", 10);
        await app.UntilIdleAsync();

        app.Settings["defaultVersion"] = "1.0";
        await app.RestartAsync();
        await app.Client.RaiseEventAsync(id, "add", 100);
        Assert.Equal("1.0", (await app.RunAsync(nameof(Functions.Version))).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Running, await app.StatusOfAsync(id));

        app.Settings["defaultVersion"] = "2.0";
        await app.RestartAsync();
        Assert.Equal(111, (await app.EndOfAsync(id)).ReadOutputAs<int>());
    }

    private static Task<DurableApp> StartAsync(string version, Action<DurableApp>? configure = null) => DurableApp.StartAsync(typeof(Functions), app =>
    {
        app.Settings["defaultVersion"] = version;
        configure?.Invoke(app);
    });

    private static async Task<OrchestrationMetadata> RunAsync(DurableApp app, string name, string version) => await app.EndOfAsync(
        await app.Client.ScheduleNewOrchestrationInstanceAsync(name, null, new StartOrchestrationOptions { Version = new TaskVersion(version) }));

    public static class Functions
    {
        [Function(nameof(Version))]
        public static string Version([OrchestrationTrigger] TaskOrchestrationContext context) => context.Version;

        [Function(nameof(Parent))]
        public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context) => string.Join(
            ' ',
            context.Version,
            await context.CallSubOrchestratorAsync<string>(nameof(Version)),
            await context.CallSubOrchestratorAsync<string>(nameof(Version), options: new SubOrchestrationOptions { Version = "1.5" }));

        [Function(nameof(Add))]
        public static async Task<int> Add([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<int>(nameof(GiveOne))
            + await context.WaitForExternalEvent<int>("add")
            + await context.WaitForExternalEvent<int>("add");

        [Function(nameof(GiveOne))]
        public static int GiveOne([ActivityTrigger] string? nothing) => 1;
    }
}
