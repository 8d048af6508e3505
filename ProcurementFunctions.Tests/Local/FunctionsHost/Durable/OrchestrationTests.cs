using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class OrchestrationTests(OrchestrationTests.Apps apps) : IClassFixture<OrchestrationTests.Apps>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ActivitiesInARow_GivesTheLastResult(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Row), 3);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(96, end.ReadOutputAs<int>());
        Assert.Equal(3, end.ReadInputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_FanOutOfAThousand_GathersAllResultsInOrder(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.FanOut), 1000);

        Assert.Equal(Enumerable.Range(0, 1000).Select(value => value * value), end.ReadOutputAs<int[]>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_InputsOfAMegabyte_ReachTheActivityAndComeBack(bool held)
    {
        var text = new string('x', 1_048_576);

        var end = await apps.Of(held).RunAsync(nameof(Functions.Large), text);

        Assert.Equal(text + "!", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Run_RecordsAsInputAndOutput_KeepTheirValues()
    {
        var order = new Order("LK-1", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), null, ["a", "b"]);

        var priced = (await apps.Held.RunAsync(nameof(Functions.Priced), order)).ReadOutputAs<Order>()!;

        Assert.Equal(order.At, priced.At);
        Assert.Equal(12.50m, priced.Total);
        Assert.Equal(["a", "b"], priced.Tags);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"a\":1}")]
    [InlineData(null)]
    public async Task Run_TextAsInput_ComesBackAsItWas(string? text) =>
        Assert.Equal(text, (await apps.Held.RunAsync(nameof(Functions.Echoed), text)).ReadOutputAs<string>());

    [Fact]
    public async Task Run_ListOfOneAsInput_IsNotTakenForItsElement() =>
        Assert.Equal(7, (await apps.Held.RunAsync(nameof(Functions.Summed), (int[])[7])).ReadOutputAs<int>());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallActivity_ThatThrows_ThrowsItsDetails(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Catch), "x");

        Assert.Equal(
            new Caught("FailWith", 0, "System.InvalidOperationException", "no x", "System.TimeoutException", "too late", true, false, true),
            end.ReadOutputAs<Caught>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_UncaughtFailureOfAnActivity_FailsTheInstance(bool held)
    {
        var end = await apps.Of(held).RunAsync(nameof(Functions.Uncaught), "y");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        var failure = DurableApp.Thrown(end);
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Equal("Task 'FailWith' (#0) failed with an unhandled exception: no y", failure.ErrorMessage);
        Assert.NotNull(failure.InnerFailure);
    }

    [Fact]
    public async Task Run_OrchestratorThrows_FailsTheInstanceWithTypeAndMessage()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.Throws), "z");

        Assert.Equal(typeof(InvalidOperationException).FullName, end.FailureDetails!.ErrorType);
        Assert.Equal("no z", end.FailureDetails.ErrorMessage);
        Assert.True(end.FailureDetails.IsCausedBy<InvalidOperationException>());
        Assert.Equal(typeof(TimeoutException).FullName, end.FailureDetails.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task CallActivity_ThatDoesNotExist_FailsAtOnceDespiteRetries()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.Lost));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nowhere' doesn't exist", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallActivity_OptionsGivenAsInput_IsRefused() =>
        Assert.Equal(typeof(ArgumentException).FullName, DurableApp.Thrown(await apps.Held.RunAsync(nameof(Functions.Mistaken))).ErrorType);

    [Fact]
    public async Task CallActivity_InputOfAnotherType_FailsTheCall()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.Mistyped));

        Assert.Contains("Failed to deserialize input for activity function 'DoubleValue'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AwaitsWhatIsNoDurableTask_FailsTheInstance()
    {
        var end = await apps.Held.RunAsync(nameof(Functions.Illegal));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("invalid asynchronous invocation", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SetCustomStatus_WhileWaiting_IsReadByClientsAndMayChange(bool held)
    {
        var app = apps.Of(held);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Status));

        var first = await app.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        await app.Client.RaiseEventAsync(id, "go");
        var end = await app.EndOfAsync(id);

        Assert.Equal("""{"Stage":"waiting","Count":2}""", first!.SerializedCustomStatus);
        Assert.Equal("\"done\"", end.SerializedCustomStatus);
    }

    [Fact]
    public async Task Run_MoreActivitiesThanAllowedAtATime_RunsNoMoreThanThat()
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions), app => app.Settings["maxConcurrentActivityFunctions"] = "3");

        var end = await app.RunAsync(nameof(Functions.Counted), "at-a-time");

        Assert.Equal(50, end.ReadOutputAs<int>());
        Assert.InRange(Seen.By<int>("at-a-time").Max(), 1, 3);
    }

    public sealed class Apps() : DurableApps(typeof(Functions));

    public sealed record Order(string Sku, DateTimeOffset At, decimal? Total, IReadOnlyList<string> Tags);

    public sealed record Caught(
        string Task, int Id, string Type, string Message, string? Inner, string? InnerMessage, bool IsOfType, bool IsOfAnother, bool HasStack);

    public static class Functions
    {
        private static int _running;

        [Function(nameof(Row))]
        public static async Task<int> Row([OrchestrationTrigger] TaskOrchestrationContext context, int value)
        {
#pragma warning disable DURABLE2003 // Names of functions do not go by case.
            for (var round = 0; round < 5; round++) value = await context.CallActivityAsync<int>("doublevalue", value);
#pragma warning restore DURABLE2003
            return value;
        }

        [Function(nameof(FanOut))]
        public static Task<int[]> FanOut([OrchestrationTrigger] TaskOrchestrationContext context, int count) =>
            Task.WhenAll(Enumerable.Range(0, count).Select(value => context.CallActivityAsync<int>(nameof(SquareValue), value)));

        [Function(nameof(Large))]
        public static Task<string> Large([OrchestrationTrigger] TaskOrchestrationContext context, string text) =>
            context.CallActivityAsync<string>(nameof(ExclaimText), text);

        [Function(nameof(Priced))]
        public static Task<Order> Priced([OrchestrationTrigger] TaskOrchestrationContext context, Order order) =>
            context.CallActivityAsync<Order>(nameof(PriceOrder), order);

        [Function(nameof(Echoed))]
        public static Task<string?> Echoed([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string?>(nameof(EchoText), context.GetInput<string?>());

        [Function(nameof(Summed))]
        public static Task<int> Summed([OrchestrationTrigger] TaskOrchestrationContext context, int[] values) =>
            context.CallActivityAsync<int>(nameof(SumUp), values);

        [Function(nameof(Catch))]
        public static async Task<Caught> Catch([OrchestrationTrigger] TaskOrchestrationContext context, string what)
        {
            try
            {
                await context.CallActivityAsync<string>(nameof(FailWith), what);
                throw new InvalidOperationException("It came back.");
            }
            catch (TaskFailedException failure)
            {
                var details = failure.FailureDetails;
                return new Caught(
                    failure.TaskName, failure.TaskId, details.ErrorType, details.ErrorMessage,
                    details.InnerFailure?.ErrorType, details.InnerFailure?.ErrorMessage,
                    details.IsCausedBy<InvalidOperationException>(), details.IsCausedBy<TimeoutException>(),
                    details.StackTrace?.Contains(nameof(FailWith), StringComparison.Ordinal) ?? false);
            }
        }

        [Function(nameof(Uncaught))]
        public static Task<string> Uncaught([OrchestrationTrigger] TaskOrchestrationContext context, string what) =>
            context.CallActivityAsync<string>(nameof(FailWith), what);

        [Function(nameof(Throws))]
        public static string Throws([OrchestrationTrigger] TaskOrchestrationContext context, string what) => FailWith(what);

#pragma warning disable DURABLE2003 // What happens then is what is tested.
        [Function(nameof(Lost))]
        public static Task<int> Lost([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<int>(
            "Nowhere", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1))));
#pragma warning restore DURABLE2003

#pragma warning disable DURABLE2001 // What happens then is what is tested.
        [Function(nameof(Mistaken))]
        public static Task<string> Mistaken([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>(nameof(EchoText), (object)new TaskOptions());

        [Function(nameof(Mistyped))]
        public static Task<int> Mistyped([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<int>(nameof(DoubleValue), "three");
#pragma warning restore DURABLE2001

        [Function(nameof(Illegal))]
        public static async Task<string?> Illegal([OrchestrationTrigger] TaskOrchestrationContext context)
        {
#pragma warning disable DURABLE0003 // What happens then is what is tested.
            // So long that it has not ended before it is awaited, however busy the machine is.
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
#pragma warning restore DURABLE0003
            return await context.CallActivityAsync<string?>(nameof(EchoText), "x");
        }

        [Function(nameof(Status))]
        public static async Task Status([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            context.SetCustomStatus(new { Stage = "waiting", Count = 2 });
            await context.WaitForExternalEvent<object>("go");
            context.SetCustomStatus("done");
        }

        [Function(nameof(Counted))]
        public static async Task<int> Counted([OrchestrationTrigger] TaskOrchestrationContext context, string key) =>
            (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => context.CallActivityAsync<int>(nameof(CountRunning), key)))).Length;

        [Function(nameof(DoubleValue))]
        public static int DoubleValue([ActivityTrigger] int value) => value * 2;

        [Function(nameof(SquareValue))]
        public static int SquareValue([ActivityTrigger] int value) => value * value;

        [Function(nameof(ExclaimText))]
        public static string ExclaimText([ActivityTrigger] string text) => text + "!";

        [Function(nameof(PriceOrder))]
        public static Order PriceOrder([ActivityTrigger] Order order) => order with { Total = 12.50m };

        [Function(nameof(EchoText))]
        public static string? EchoText([ActivityTrigger] string? text) => text;

        [Function(nameof(SumUp))]
        public static int SumUp([ActivityTrigger] int[] values) => values.Sum();

        [Function(nameof(FailWith))]
        public static string FailWith([ActivityTrigger] string what) =>
            throw new InvalidOperationException("no " + what, new TimeoutException("too late"));

        [Function(nameof(CountRunning))]
        public static async Task<int> CountRunning([ActivityTrigger] string key)
        {
            Seen.Add(key, Interlocked.Increment(ref _running));
            await Task.Yield();
            return Interlocked.Decrement(ref _running);
        }
    }
}
