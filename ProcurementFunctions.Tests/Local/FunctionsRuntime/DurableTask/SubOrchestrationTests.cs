using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class SubOrchestrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallSubOrchestrator_WithAnIdOfItsOwn_GivesItsResultAndKnowsItsParent(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Orchestrator("Child", context => Task.FromResult($"{context.GetInput<string>()} of {context.Parent!.Name} {context.Parent.InstanceId}"))
                .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>(
                    "Child", "child", new TaskOptions().WithInstanceId("the-child"))),
            cached);

        var end = await engine.RunAsync("Parent", id: "the-parent");
        var child = await engine.Client.GetInstanceAsync("the-child");

        Assert.Equal("child of Parent the-parent", end.ReadOutputAs<string>());
        Assert.True(child!.IsCompleted);
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatFails_ThrowsItsFailure()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator<int>("Child", _ => throw new TimeoutException("no answer"))
            .Orchestrator("Parent", async context =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<string>("Child");
                }
                catch (TaskFailedException failure)
                {
                    return failure.FailureDetails.ErrorType + ": " + failure.FailureDetails.ErrorMessage;
                }
            }));

        Assert.Equal("System.TimeoutException: no answer", (await engine.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallSubOrchestrator_WithPolicy_IsTriedAgain()
    {
        var tries = 0;
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<int, int>("Try", _ => Interlocked.Increment(ref tries) < 3 ? throw new InvalidOperationException("not yet") : tries)
            .Orchestrator("Child", context => context.CallActivityAsync<int>("Try", 0))
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>(
                "Child", options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(1))))));
        var id = await engine.ScheduleAsync("Parent");

        var end = await engine.PassTimeUntilEndAsync(id, TimeSpan.FromSeconds(1));

        Assert.Equal(3, end.ReadOutputAs<int>());
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task CallSubOrchestrator_IdInUse_FailsTheCall()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator("Child", context => context.WaitForExternalEvent<string>("go"))
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>("Child", new TaskOptions().WithInstanceId("taken"))));
        await engine.ScheduleAndWaitForStartAsync("Child", id: "taken");

        var end = await engine.RunAsync("Parent");

        Assert.Contains("'taken'", end.FailureDetails!.ErrorMessage.Replace("ID taken", "ID 'taken'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True((await engine.Client.GetInstanceAsync("taken"))!.IsRunning);
    }

    [Fact]
    public async Task Terminate_Recursively_EndsTheChildrenToo()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator("Child", context => context.WaitForExternalEvent<string>("go"))
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>("Child", new TaskOptions().WithInstanceId("child"))));
        var parent = await engine.ScheduleAndWaitForStartAsync("Parent");
        await engine.Client.WaitForInstanceStartAsync("child").WaitAsync(EngineHarness.Patience);

        await engine.Client.TerminateInstanceAsync(parent, new TerminateInstanceOptions("enough", Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.EndOfAsync("child")).RuntimeStatus);
        Assert.Equal("enough", (await engine.EndOfAsync(parent)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallSubOrchestrator_ChildTerminated_FailsTheCall()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator("Child", context => context.WaitForExternalEvent<string>("go"))
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>("Child", new TaskOptions().WithInstanceId("child"))));
        var parent = await engine.ScheduleAndWaitForStartAsync("Parent");
        await engine.Client.WaitForInstanceStartAsync("child").WaitAsync(EngineHarness.Patience);

        await engine.Client.TerminateInstanceAsync("child");

        Assert.Contains("terminated", (await engine.EndOfAsync(parent)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ContinueAsNew_ManyTimes_StartsOverWithTheNewInput(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Next", value => value + 1)
                .Orchestrator("Loop", async context =>
                {
                    var value = await context.CallActivityAsync<int>("Next", context.GetInput<int>());
                    if (value < 20)
                        context.ContinueAsNew(value);
                    return value;
                }),
            cached);

        Assert.Equal(20, (await engine.RunAsync("Loop", 0)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true, "a,b,c")]
    [InlineData(false, "a,c")]
    public async Task ContinueAsNew_WithEventsNobodyTook_KeepsThemWhenAsked(bool preserve, string expected)
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Collect", async context =>
        {
            var so = context.GetInput<string[]>() ?? [];
            if (so.Length == 0)
                await context.WaitForExternalEvent<bool>("begin");
            var all = (string[])[.. so, await context.WaitForExternalEvent<string>("item")];
            if (all[^1] != "c")
                context.ContinueAsNew(all, preserve);
            return string.Join(',', all);
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Collect");
        await engine.Client.RaiseEventAsync(id, "item", "a");
        await engine.Client.RaiseEventAsync(id, "item", "b");

        await engine.Client.RaiseEventAsync(id, "begin", true);
        await engine.Client.RaiseEventAsync(id, "item", "c");

        Assert.Equal(expected, (await engine.EndOfAsync(id)).ReadOutputAs<string>());
    }
}
