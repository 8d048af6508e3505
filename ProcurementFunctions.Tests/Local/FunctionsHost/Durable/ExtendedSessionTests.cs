using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>What the worker is sent for the steps of an orchestration that it holds in memory.</summary>
public sealed class ExtendedSessionTests
{
    private readonly ConcurrentQueue<P.OrchestratorRequest> _requests = new();

    [Fact]
    public async Task Step_OfAHeldOrchestration_SendsTheNewEventsAlone()
    {
        await using var app = await StartAsync(held: true);

        Assert.Equal(3, await RunAsync(app));

        Assert.Equal([0, 0, 0, 0], _requests.Select(request => request.PastEvents.Count));
        Assert.Equal([true, false, false, false], _requests.Select(request => request.Properties["IncludeState"].BoolValue));
        Assert.All(_requests, request => Assert.True(request.Properties["IsExtendedSession"].BoolValue));
        Assert.Single(Seen.By<string>(_requests.First().InstanceId), "from the beginning");
    }

    [Fact]
    public async Task Step_WithoutExtendedSessions_SendsTheHistory()
    {
        await using var app = await StartAsync(held: false);

        Assert.Equal(3, await RunAsync(app));

        var past = _requests.Select(request => request.PastEvents.Count).ToList();
        Assert.Equal(4, past.Count);
        Assert.Equal(past.Order(), past);
        Assert.True(past[1] > 0);
        Assert.Equal(4, Seen.By<string>(_requests.First().InstanceId).Count);
    }

    [Fact]
    public async Task Step_WorkerHasLetGo_SendsTheHistoryAfterAll()
    {
        await using var app = await StartAsync(held: true);

        Assert.Equal(3, await RunAsync(app, beforeEach: () => app.App.Services.GetRequiredService<ExtendedSessionsCache>().GetOrInitializeCache(60).Clear()));

        Assert.Equal(
            [true, false, true, false, true, false, true], _requests.Select(request => request.Properties["IncludeState"].BoolValue));
        Assert.Equal(4, Seen.By<string>(_requests.First().InstanceId).Count);
    }

    [Fact]
    public async Task Step_AfterARestart_SendsTheHistoryOnceAndHoldsItAgain()
    {
        await using var app = await StartAsync(held: true);
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Three));
        await app.RestartAsync();
        _requests.Clear();

        for (var number = 0; number < 3; number++) await RaiseAsync(app, id);

        Assert.Equal(3, (await app.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.Equal([true, false, false], _requests.Select(request => request.Properties["IncludeState"].BoolValue));
        Assert.True(_requests.First().PastEvents.Count > 0);
    }

    [Fact]
    public async Task Step_OfANewInstanceUnderAHeldId_IsTheNewOnes()
    {
        await using var app = await StartAsync(held: true);
        await app.ScheduleUntilItWaitsAsync(nameof(Functions.Three), id: "reused");
        await app.Client.TerminateInstanceAsync("reused");
        await app.EndOfAsync("reused");

        await app.ScheduleUntilItWaitsAsync(nameof(Functions.Three), id: "reused");
        for (var number = 0; number < 3; number++) await RaiseAsync(app, "reused");

        Assert.Equal(3, (await app.EndOfAsync("reused")).ReadOutputAs<int>());
    }

    private Task<DurableApp> StartAsync(bool held) => DurableApp.StartAsync(typeof(Functions), app =>
    {
        app.Settings["extendedSessionsEnabled"] = $"{held}";
        app.Configure = Record;
    });

    private void Record(FunctionsApplicationBuilder builder) => builder.Use(next => async context =>
    {
        foreach (var binding in context.FunctionDefinition.InputBindings.Values.Where(binding => binding.Type == "orchestrationTrigger"))
        {
            var request = (string)(await context.BindInputAsync<object>(binding)).Value!;
            _requests.Enqueue(P.OrchestratorRequest.Parser.ParseFrom(Convert.FromBase64String(request)));
        }

        await next(context);
    });

    private static async Task<int> RunAsync(DurableApp app, Action? beforeEach = null)
    {
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Three));
        for (var number = 0; number < 3; number++)
        {
            beforeEach?.Invoke();
            await RaiseAsync(app, id);
        }

        return (await app.EndOfAsync(id)).ReadOutputAs<int>();
    }

    private static async Task RaiseAsync(DurableApp app, string id)
    {
        await app.Client.RaiseEventAsync(id, "next", 1);
        await app.UntilIdleAsync();
    }

    public static class Functions
    {
        [Function(nameof(Three))]
        public static async Task<int> Three([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            Seen.Add(context.InstanceId, "from the beginning");
            var sum = 0;
            for (var number = 0; number < 3; number++) sum += await context.WaitForExternalEvent<int>("next");
            return sum;
        }
    }
}
