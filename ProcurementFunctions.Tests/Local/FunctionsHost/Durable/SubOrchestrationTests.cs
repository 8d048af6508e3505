using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class SubOrchestrationTests(SubOrchestrationTests.Apps apps) : IClassFixture<SubOrchestrationTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallSubOrchestrator_WithAnIdOfItsOwn_GivesItsResultAndKnowsItsParent(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Named), "the-child", "the-parent");
        var child = await apps.Of(held).Client.GetInstanceAsync("the-child");

        Assert.Equal("given by Named the-parent", end.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, child!.RuntimeStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallSubOrchestrator_ThatFails_ThrowsItsFailure(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Caught));

        Assert.Equal("Broken: System.TimeoutException: no answer", end.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallSubOrchestrator_Many_GathersTheirResults(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Many), 50);

        Assert.Equal(Enumerable.Range(0, 50), end.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task CallSubOrchestrator_IdInUse_FailsTheCallAndLeavesTheOther()
    {
        await apps.Held.ScheduleUntilItWaitsAsync(nameof(Functions.Wait), id: "taken");

        var end = await apps.Held.RunAsync(nameof(Functions.Waits), "taken");

        Assert.Contains("taken", DurableApp.Thrown(end).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await apps.Held.StatusOfAsync("taken"));
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatDoesNotExist_FailsTheCall()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.Lost));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nowhere'", DurableApp.Thrown(end).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_Recursively_EndsTheChildrenToo()
    {
        var parent = await apps.Held.ScheduleUntilItWaitsAsync(nameof(Functions.Waits), "child-of-the-ended");
        await apps.Held.Client.WaitForInstanceStartAsync("child-of-the-ended").WaitAsync(RunningApp.Patience);

        await apps.Held.Client.TerminateInstanceAsync(parent, new TerminateInstanceOptions("enough", Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await apps.Held.EndOfAsync("child-of-the-ended")).RuntimeStatus);
        Assert.Equal("enough", (await apps.Held.EndOfAsync(parent)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_NotRecursively_LeavesTheChildren()
    {
        var parent = await apps.Held.ScheduleUntilItWaitsAsync(nameof(Functions.Waits), "child-that-is-left");
        await apps.Held.Client.WaitForInstanceStartAsync("child-that-is-left").WaitAsync(RunningApp.Patience);

        await apps.Held.Client.TerminateInstanceAsync(parent);
        await apps.Held.EndOfAsync(parent);

        Assert.Equal(OrchestrationRuntimeStatus.Running, await apps.Held.StatusOfAsync("child-that-is-left"));
    }

    [Fact]
    public async Task Purge_Recursively_DeletesTheChildrenToo()
    {
        await apps.Held.RunAsync(nameof(Functions.Named), "child-of-the-purged", "the-purged");

        var purged = await apps.Held.Client.PurgeInstanceAsync("the-purged", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(2, purged.PurgedInstanceCount);
        Assert.Null(await apps.Held.Client.GetInstanceAsync("child-of-the-purged"));
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public static class Functions
    {
        [Function(nameof(Named))]
        public static Task<string> Named([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
            context.CallSubOrchestratorAsync<string>(nameof(Child), "given", new TaskOptions().WithInstanceId(id));

        [Function(nameof(Child))]
        public static string Child([OrchestrationTrigger] TaskOrchestrationContext context, string input) =>
            $"{input} by {context.Parent!.Name} {context.Parent.InstanceId}";

        [Function(nameof(Caught))]
        public static async Task<string> Caught([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                return await context.CallSubOrchestratorAsync<string>(nameof(Broken));
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName}: {failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage}";
            }
        }

        [Function(nameof(Broken))]
        public static string Broken([OrchestrationTrigger] TaskOrchestrationContext context) => throw new TimeoutException("no answer");

        [Function(nameof(Many))]
        public static Task<int[]> Many([OrchestrationTrigger] TaskOrchestrationContext context, int count) =>
            Task.WhenAll(Enumerable.Range(0, count).Select(number => context.CallSubOrchestratorAsync<int>(nameof(Same), number)));

        [Function(nameof(Same))]
        public static Task<int> Same([OrchestrationTrigger] TaskOrchestrationContext context, int number) =>
            context.CallActivityAsync<int>(nameof(EchoNumber), number);

        [Function(nameof(EchoNumber))]
        public static int EchoNumber([ActivityTrigger] int number) => number;

        [Function(nameof(Waits))]
        public static Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context, string id) =>
            context.CallSubOrchestratorAsync<string>(nameof(Wait), options: new TaskOptions().WithInstanceId(id));

        [Function(nameof(Wait))]
        public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");

#pragma warning disable DURABLE2004 // What happens then is what is tested.
        [Function(nameof(Lost))]
        public static Task<string> Lost([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallSubOrchestratorAsync<string>("Nowhere");
#pragma warning restore DURABLE2004
    }
}
