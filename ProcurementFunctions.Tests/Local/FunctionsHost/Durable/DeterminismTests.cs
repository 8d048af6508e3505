using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replay_TimeAndIds_AreTheSameEachTimeAndTheTimeIsTheFirms(bool held)
    {
        await using var app = await StartAsync(held);
        var first = app.Time.GetUtcNow().UtcDateTime;
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Same));
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.Client.RaiseEventAsync(id, "go");
        await app.UntilIdleAsync();

        await app.RestartAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.Client.RaiseEventAsync(id, "go");
        await app.EndOfAsync(id);

        var noted = Seen.By<Moment>(id).GroupBy(moment => moment.Step).ToDictionary(step => step.Key, step => step.ToList());
        Assert.All(noted.Values, step => Assert.Single(step.Distinct()));
        Assert.Equal([first, first.AddDays(1), first.AddDays(2)], noted.OrderBy(step => step.Key).Select(step => step.Value[0].At));
        Assert.True(noted[0].Count >= 2);
        Assert.All(noted.Values, step => Assert.Equal(DateTimeKind.Utc, step[0].At.Kind));
        Assert.All(noted.Values, step => Assert.Equal(5, step[0].Id.Version));
        Assert.Equal(3, noted.Values.Select(step => step[0].Id).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replay_Log_IsWrittenOnce(bool held)
    {
        using var log = new RecordedLog();
        await using var app = await StartAsync(held, app => app.Configure = builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Configuration[$"AzureFunctionsJobHost:logging:logLevel:{nameof(Functions.Logged)}"] = "Information";
        });
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Logged));

        await app.RestartAsync();
        await app.Client.RaiseEventAsync(id, "go");
        await app.EndOfAsync(id);

        Assert.Equal(["round 0", "round 1", "round 2"], log.Messages.Where(line => line.StartsWith("round ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Replay_CodeCallsAnotherActivity_FailsTheInstanceAndNamesBoth()
    {
        await using var app = await StartAsync(held: true);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Changed));

        await app.RestartAsync(typeof(OtherActivity));
        await app.Client.RaiseEventAsync(id, "go");
        var end = await app.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.EndsWith("NonDeterministicOrchestrationException", end.FailureDetails!.ErrorType, StringComparison.Ordinal);
        Assert.Contains("'QuoteOnce'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'PriceOnce'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_CodeDoesLess_FailsTheInstance()
    {
        await using var app = await StartAsync(held: true);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Changed));

        await app.RestartAsync(typeof(NoActivity));
        await app.Client.RaiseEventAsync(id, "go");
        var end = await app.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.EndsWith("NonDeterministicOrchestrationException", end.FailureDetails!.ErrorType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OrchestratorIsGone_FailsTheInstance()
    {
        await using var app = await StartAsync(held: true);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Same));

        await app.RestartAsync(typeof(NoActivity));
        await app.Client.RaiseEventAsync(id, "go");
        var end = await app.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Same' doesn't exist", end.SerializedOutput ?? end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    private static Task<DurableApp> StartAsync(bool held, Action<DurableApp>? configure = null) => DurableApp.StartAsync(typeof(Functions), app =>
    {
        app.Settings["extendedSessionsEnabled"] = $"{held}";
        configure?.Invoke(app);
    });

    private sealed record Moment(int Step, DateTime At, Guid Id);

    public static class Functions
    {
        [Function(nameof(Same))]
        public static async Task Same([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            for (var step = 0; step < 3; step++)
            {
                Seen.Add(context.InstanceId, new Moment(step, context.CurrentUtcDateTime, context.NewGuid()));
                if (step < 2) await context.WaitForExternalEvent<object>("go");
            }
        }

        [Function(nameof(Logged))]
        public static async Task Logged([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var logger = context.CreateReplaySafeLogger(nameof(Logged));
            for (var round = 0; round < 3; round++)
            {
#pragma warning disable CA1848, CA1873 // A test's own line.
                logger.LogInformation("round {Round}", round);
#pragma warning restore CA1848, CA1873
                await context.CallActivityAsync<string>(nameof(QuoteOnce), "x");
            }

            await context.WaitForExternalEvent<object>("go");
        }

        [Function(nameof(Changed))]
        public static async Task Changed([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync<string>(nameof(QuoteOnce), "x");
            await context.WaitForExternalEvent<object>("go");
        }

        [Function(nameof(QuoteOnce))]
        public static string QuoteOnce([ActivityTrigger] string text) => text;
    }

    public static class OtherActivity
    {
        [Function(nameof(Changed))]
        public static async Task Changed([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync<string>(nameof(PriceOnce), "x");
            await context.WaitForExternalEvent<object>("go");
        }

        [Function(nameof(PriceOnce))]
        public static string PriceOnce([ActivityTrigger] string text) => text;
    }

    public static class NoActivity
    {
        [Function(nameof(Changed))]
        public static Task Changed([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<object>("go");
    }
}
