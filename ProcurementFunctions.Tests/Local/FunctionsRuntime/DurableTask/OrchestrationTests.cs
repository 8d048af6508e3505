using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class OrchestrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ActivitiesInARow_GivesTheLastResult(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Double", value => value * 2)
                .Orchestrator("Row", async context =>
                {
                    var value = context.GetInput<int>();
                    for (var round = 0; round < 5; round++)
                        value = await context.CallActivityAsync<int>("double", value);
                    return value;
                }),
            cached);

        var end = await engine.RunAsync("Row", 3);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(96, end.ReadOutputAs<int>());
        Assert.Equal(3, end.ReadInputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_FanOutOfAThousand_GathersAllResultsInOrder(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Square", value => value * value)
                .Orchestrator("FanOut", async context =>
                {
                    var results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(value => context.CallActivityAsync<int>("Square", value)));
                    return results;
                }),
            cached);

        var end = await engine.RunAsync("FanOut");

        Assert.Equal(Enumerable.Range(0, 1000).Select(value => value * value), end.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task Run_RecordsAsInputAndOutput_KeepTheirValues()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<Order, Order>("Price", order => order with { Total = 12.50m })
            .Orchestrator("Order", context => context.CallActivityAsync<Order>("Price", context.GetInput<Order>())));
        var order = new Order("LK-1", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), null, ["a", "b"]);

        var end = await engine.RunAsync("Order", order);

        Assert.Equal(order.At, end.ReadOutputAs<Order>()!.At);
        Assert.Equal(12.50m, end.ReadOutputAs<Order>()!.Total);
        Assert.Equal(["a", "b"], end.ReadOutputAs<Order>()!.Tags);
        Assert.Contains("\"Sku\":\"LK-1\"", end.SerializedInput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InputOfAMegabyte_ReachesTheActivity()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Length", text => text.Length)
            .Orchestrator("Large", context => context.CallActivityAsync<int>("Length", context.GetInput<string>())));

        var end = await engine.RunAsync("Large", new string('x', 1_048_576));

        Assert.Equal(1_048_576, end.ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallActivity_ThatThrows_ThrowsItsDetails(bool cached)
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<string, int>("Fail", Fail)
                .Orchestrator("Catch", async context =>
                {
                    try
                    {
                        return await context.CallActivityAsync<int>("Fail", "x") + " came back";
                    }
                    catch (TaskFailedException failure)
                    {
                        var details = failure.FailureDetails;
                        return $"{failure.TaskName}#{failure.TaskId}|{details.ErrorType}|{details.ErrorMessage}|{details.InnerFailure?.ErrorType}|" +
                            $"{details.IsCausedBy<InvalidOperationException>()}|{details.IsCausedBy<TimeoutException>()}|{details.StackTrace?.Contains("Fail", StringComparison.Ordinal)}";
                    }
                }),
            cached);

        var end = await engine.RunAsync("Catch");

        Assert.Equal("Fail#0|System.InvalidOperationException|no x|System.TimeoutException|True|False|True", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Run_UncaughtFailureOfAnActivity_FailsTheInstanceWithTheCauseInside()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Fail", Fail)
            .Orchestrator("Throw", context => context.CallActivityAsync<int>("Fail", "y")));

        var end = await engine.RunAsync("Throw");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, end.FailureDetails!.ErrorType);
        Assert.Equal("Task 'Fail' (#0) failed with an unhandled exception: no y", end.FailureDetails.ErrorMessage);
        Assert.Equal(typeof(InvalidOperationException).FullName, end.FailureDetails.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task CallActivity_ThatDoesNotExist_FailsAtOnceDespiteRetries()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Orchestrator("Lost", context => context.CallActivityAsync<int>(
                "Nowhere", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1))))));

        var end = await engine.RunAsync("Lost");

        Assert.Contains("no activity function named 'Nowhere'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallActivity_OptionsGivenAsInput_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Length", text => text.Length)
            .Orchestrator("Mistake", context => context.CallActivityAsync<int>("Length", (object)new TaskOptions())));

        var end = await engine.RunAsync("Mistake");

        Assert.Equal(typeof(ArgumentException).FullName, end.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Run_CodeReturnsWithAnActivityOpen_EndsWhenTheActivityHas()
    {
        var release = new TaskCompletionSource();
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, bool>("Slow", async (_, _) =>
            {
                await release.Task;
                return true;
            })
            .Orchestrator("Hasty", context =>
            {
                _ = context.CallActivityAsync("Slow", "x");
                return Task.FromResult("done");
            }));
        var id = await engine.ScheduleAndWaitForStartAsync("Hasty");

        var before = await engine.Client.GetInstanceAsync(id);
        release.SetResult();
        var end = await engine.EndOfAsync(id);

        Assert.True(before!.IsRunning);
        Assert.Equal("done", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task SetCustomStatus_WhileWaiting_IsReadByClients()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions().Orchestrator("Status", async context =>
        {
            context.SetCustomStatus(new { Stage = "waiting", Count = 2 });
            return await context.WaitForExternalEvent<string>("go");
        }));
        var id = await engine.ScheduleAndWaitForStartAsync("Status");

        var running = await engine.Client.GetInstanceAsync(id, getInputsAndOutputs: true);

        Assert.Equal("""{"Stage":"waiting","Count":2}""", running!.SerializedCustomStatus);
    }

    [Fact]
    public async Task Run_MoreActivitiesThanAllowedAtATime_RunsNoMoreThanThat()
    {
        var gate = new Lock();
        var (running, most) = (0, 0);
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<int, int>("Count", async (value, _) =>
                {
                    lock (gate)
                        most = Math.Max(most, ++running);
                    await Task.Yield();
                    lock (gate)
                        running--;
                    return value;
                })
                .Orchestrator("Many", async context =>
                    (await Task.WhenAll(Enumerable.Range(0, 50).Select(value => context.CallActivityAsync<int>("Count", value)))).Sum()),
            configure: harness => harness.Settings.MaxConcurrentActivityFunctions = 3);

        var end = await engine.RunAsync("Many");

        Assert.Equal(1225, end.ReadOutputAs<int>());
        Assert.InRange(most, 1, 3);
    }

    private static int Fail(string what) => throw new InvalidOperationException("no " + what, new TimeoutException("too late"));

    private sealed record Order(string Sku, DateTimeOffset At, decimal? Total, IReadOnlyList<string> Tags);
}
