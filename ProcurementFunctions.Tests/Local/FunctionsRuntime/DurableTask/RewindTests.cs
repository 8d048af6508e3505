using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class RewindTests
{
    private readonly ConcurrentQueue<string> _runs = new();
    private volatile bool _isBroken = true;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rewind_ActivityFailed_RunsThatOneAgainAndNoOther(bool restart)
    {
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Two", async context =>
            await context.CallActivityAsync<string>("Sound", "a") + await context.CallActivityAsync<string>("Broken", "b")));
        var id = (await engine.RunAsync("Two")).InstanceId;
        _isBroken = false;
        if (restart)
            await engine.KillAndStartAsync();

        await engine.Client.RewindInstanceAsync(id, "mended");
        var end = await engine.EndOfAsync(id);

        Assert.Equal("ab", end.ReadOutputAs<string>());
        Assert.Equal(["Sound a", "Broken b", "Broken b"], _runs);
        Assert.Null(end.FailureDetails);
    }

    [Fact]
    public async Task Rewind_SeveralOfAFanOutFailed_RunsThemAgainAndKeepsTheOthers()
    {
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Fan", async context =>
            string.Concat(await Task.WhenAll(
                context.CallActivityAsync<string>("Broken", "a"),
                context.CallActivityAsync<string>("Sound", "b"),
                context.CallActivityAsync<string>("Broken", "c")))));
        var id = (await engine.RunAsync("Fan")).InstanceId;
        _isBroken = false;

        await engine.Client.RewindInstanceAsync(id, "mended");

        Assert.Equal("abc", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["Broken a", "Broken a", "Broken c", "Broken c", "Sound b"], _runs.Order());
    }

    [Fact]
    public async Task Rewind_ChildFailed_RewindsTheChildToo()
    {
        await using var engine = await EngineHarness.StartAsync(Functions()
            .Orchestrator("Child", async context =>
                await context.CallActivityAsync<string>("Sound", "x") + await context.CallActivityAsync<string>("Broken", "y"))
            .Orchestrator("Parent", async context =>
                await context.CallActivityAsync<string>("Sound", "p") + await context.CallSubOrchestratorAsync<string>("Child")));
        var id = (await engine.RunAsync("Parent")).InstanceId;
        _isBroken = false;

        await engine.Client.RewindInstanceAsync(id, "mended");

        Assert.Equal("pxy", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["Sound p", "Sound x", "Broken y", "Broken y"], _runs);
    }

    [Fact]
    public async Task Rewind_CodeFailedAfterAnEvent_TakesTheEventAgain()
    {
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Waits", async context =>
        {
            var word = await context.WaitForExternalEvent<string>("word");
            return _isBroken ? throw new InvalidOperationException("not yet") : word;
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Waits");
        await engine.Client.RaiseEventAsync(id, "word", "kept");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.EndOfAsync(id)).RuntimeStatus);
        _isBroken = false;

        await engine.Client.RewindInstanceAsync(id, "mended");

        Assert.Equal("kept", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Rewind_FailedByChangedCode_GoesOnOnceTheCodeIsPutBack()
    {
        Func<LocalOrchestrationContext, Task<string>> code = async context =>
            await context.CallActivityAsync<string>("Sound", "a") + await context.WaitForExternalEvent<string>("word");
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Changed", code));
        var id = await engine.ScheduleAndWaitForStartAsync("Changed");
        await engine.KillAndStartAsync(() => engine.Functions.Orchestrator("Changed", context => context.WaitForExternalEvent<string>("word")));
        await engine.Client.RaiseEventAsync(id, "word", "b");
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, (await engine.EndOfAsync(id)).FailureDetails!.ErrorType);
        await engine.KillAndStartAsync(() => engine.Functions.Orchestrator("Changed", code));

        await engine.Client.RewindInstanceAsync(id, "put back");

        Assert.Equal("ab", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.DoesNotContain("Broken", string.Concat(_runs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rewind_FailureThatTheCodeActedOn_Stays()
    {
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Caught", async context =>
        {
            try
            {
                await context.CallActivityAsync<string>("Broken", "a");
            }
            catch (TaskFailedException)
            {
                await context.CallActivityAsync<string>("Sound", "instead");
            }

            return await context.CallActivityAsync<string>("Broken", "b");
        }));
        var id = (await engine.RunAsync("Caught")).InstanceId;
        _isBroken = false;

        await engine.Client.RewindInstanceAsync(id, "mended");

        Assert.Equal("b", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["Broken a", "Sound instead", "Broken b", "Broken b"], _runs);
    }

    [Fact]
    public async Task Rewind_NotFailed_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(Functions().Orchestrator("Fine", context => Task.FromResult("fine")));
        var id = (await engine.RunAsync("Fine")).InstanceId;

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.RewindInstanceAsync(id, "why"));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.RewindInstanceAsync("nobody", "why"));
    }

    private TestTaskFunctions Functions() => new TestTaskFunctions()
        .Activity<string, string>("Sound", input => Run("Sound", input))
        .Activity<string, string>("Broken", input =>
            Run("Broken", input) is var done && _isBroken ? throw new InvalidOperationException($"{input} is broken") : done);

    private string Run(string activity, string input)
    {
        _runs.Enqueue($"{activity} {input}");
        return input;
    }
}
