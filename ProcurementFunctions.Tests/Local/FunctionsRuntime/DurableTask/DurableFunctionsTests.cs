using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

/// <summary>Orchestrations as functions of an app, started over HTTP.</summary>
public class DurableFunctionsTests
{
    [Fact]
    public async Task Start_OverHttp_RunsTheOrchestratorAndItsActivitiesWithTheirServices()
    {
        await using var app = await StartAsync();

        var answer = await app.Http.PostAsync(new Uri("api/greetings?name=Ada", UriKind.Relative), null);
        var id = await answer.Content.ReadFromJsonAsync<string>();
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        var end = await client.WaitForInstanceCompletionAsync(id!, getInputsAndOutputs: true).WaitAsync(RunningApp.Patience);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Good day, Ada! (Greeter)", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_MiddlewareAroundOrchestratorsAndActivities_RunsForEach()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var app = await StartAsync(builder => builder.Use(next => async context =>
        {
            seen.Enqueue(context.FunctionDefinition.Name);
            await next(context);
        }));
        var client = app.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeter), "Grace");
        await client.WaitForInstanceCompletionAsync(id).WaitAsync(RunningApp.Patience);

        Assert.Contains(nameof(Greeter), seen);
        Assert.Contains(nameof(Greeter.Greet), seen);
    }

    [Fact]
    public async Task Start_InputOfAnotherType_FailsTheInstance()
    {
        await using var app = await StartAsync();
        var client = app.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeter), new { Name = "x" });
        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(RunningApp.Patience);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("System.Text.Json.JsonException", end.FailureDetails!.ErrorType);
    }

    [Fact]
    public void Build_ClientOfAnotherTaskHub_IsRefused() =>
        Assert.Contains("task hub 'Elsewhere'", Assert.Throws<InvalidOperationException>(
            () => RunningApp.Builder(_ => { }, typeof(Elsewhere)).Build()).Message, StringComparison.Ordinal);

    private static Task<RunningApp> StartAsync(Action<FunctionsApplicationBuilder>? configure = null) => RunningApp.StartAsync(
        builder =>
        {
            builder.Services.AddScoped<Salutation>();
            configure?.Invoke(builder);
        },
        typeof(Greeter));

    public sealed class Salutation
    {
        private readonly string _words = "Good day";

        public string For(string name) => $"{_words}, {name}!";
    }

    public sealed class Greeter(Salutation salutation)
    {
        [Function("StartGreeting")]
        public async Task<IResult> Start(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "greetings")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(request);
            ArgumentNullException.ThrowIfNull(client);
            var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeter), request.Query["name"].ToString(), cancellation);
            return TypedResults.Ok(id);
        }

        [Function(nameof(Greeter))]
        public async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, string name)
        {
            ArgumentNullException.ThrowIfNull(context);
            return $"{await context.CallActivityAsync<string>(nameof(Greet), name)} ({context.Name})";
        }

        [Function(nameof(Greet))]
        public string Greet([ActivityTrigger] string name, FunctionContext context) => salutation.For(name);
    }

    public static class Elsewhere
    {
        [Function("StartElsewhere")]
        public static IResult Start(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "elsewhere")] HttpRequest request,
            [DurableClient(TaskHub = "Elsewhere")] DurableTaskClient client) => TypedResults.Ok();
    }
}
