using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class VersionTests
{
    [Theory]
    [InlineData("CurrentOrOlder", "1.0", true)]
    [InlineData("CurrentOrOlder", "2.0", true)]
    [InlineData("CurrentOrOlder", "", true)]
    [InlineData("CurrentOrOlder", "10.0", false)]
    [InlineData("Strict", "2.0", true)]
    [InlineData("Strict", "1.0", false)]
    [InlineData("None", "10.0", true)]
    public async Task Run_VersionByStrategy_RunsOrFails(string strategy, string version, bool runs)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Versioned", context => Task.FromResult(context.Version)),
            configure: harness =>
            {
                harness.Settings.DefaultVersion = "2.0";
                harness.Settings.VersionMatchStrategy = Enum.Parse<VersionMatchStrategy>(strategy);
                harness.Settings.VersionFailureStrategy = VersionFailureStrategy.Fail;
            });

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Versioned", null, new StartOrchestrationOptions { Version = new TaskVersion(version) });
        var end = await engine.EndOfAsync(id);

        Assert.Equal(runs ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(runs ? null : "VersionMismatch", end.FailureDetails?.ErrorType);
        if (runs)
            Assert.Equal(version, end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Run_NewerThanTheApp_WaitsWithAllThatComesForANewerApp()
    {
        var calls = 0;
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Next", value =>
                {
                    Interlocked.Increment(ref calls);
                    return value + 1;
                })
                .Orchestrator("Versioned", async context =>
                    await context.CallActivityAsync<int>("Next", 1) + await context.WaitForExternalEvent<int>("add") + await context.WaitForExternalEvent<int>("add")),
            configure: harness => harness.Settings.DefaultVersion = "2.0");
        var id = await engine.ScheduleAndWaitForStartAsync("Versioned");
        await engine.Client.RaiseEventAsync(id, "add", 10);

        engine.Settings.DefaultVersion = "1.0";
        await engine.KillAndStartAsync();
        await engine.Client.RaiseEventAsync(id, "add", 100);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.Client.GetInstanceAsync(id))!.RuntimeStatus);

        engine.Settings.DefaultVersion = "2.0";
        await engine.KillAndStartAsync();
        Assert.Equal(112, (await engine.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.InRange(calls, 1, 2);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithoutAVersion_GetsTheDefaultOne()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Orchestrator("Child", context => Task.FromResult(context.Version))
                .Orchestrator("Parent", async context => context.Version + " " + await context.CallSubOrchestratorAsync<string>("Child")
                    + " " + await context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions { Version = "1.5" })),
            configure: harness => harness.Settings.DefaultVersion = "2.0");

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Parent", null, new StartOrchestrationOptions { Version = new TaskVersion("1.0") });

        Assert.Equal("1.0 2.0 1.5", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("1.0", "1.0", 0)]
    [InlineData("", null, 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("9.0", "10.0", -1)]
    [InlineData("v9", "v10", 1)]
    [InlineData("V1", "v1", 0)]
    public void Compare_TwoVersions_GoesByNumbersWhereItCan(string left, string? right, int sign) =>
        Assert.Equal(sign, Math.Sign(VersionComparison.Compare(left, right)));
}
