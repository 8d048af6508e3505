using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>Orchestrations as functions of an app, with its services and middleware, started over HTTP.</summary>
public sealed class DurableFunctionsTests
{
    [Fact]
    public async Task Start_OverHttp_RunsTheOrchestratorAndItsActivitiesWithTheirServicesAndMiddleware()
    {
        var seen = new ConcurrentQueue<string>();
        await using var app = await StartAsync(builder => builder.Use(next => async context =>
        {
            seen.Enqueue(context.FunctionDefinition.Name);
            await next(context);
        }));

        using var answer = await app.App.Http.PostAsync(new Uri("api/greetings?name=Ada", UriKind.Relative), null);
        var id = await answer.Content.ReadFromJsonAsync<string>();
        var end = await app.EndOfAsync(id!);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Good day, Ada! (Greeter)", end.ReadOutputAs<string>());
        Assert.Superset(new HashSet<string> { "StartGreeting", nameof(Greeter), nameof(Greeter.GreetPolitely) }, seen.ToHashSet());
    }

    [Fact]
    public async Task Start_InputOfAnotherType_FailsTheInstance()
    {
        await using var app = await StartAsync(static _ => { });

        var end = await app.RunAsync(nameof(Greeter), new { Name = "x" });

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.NotNull(end.FailureDetails);
    }

    private static Task<DurableApp> StartAsync(Action<FunctionsApplicationBuilder> configure) => DurableApp.StartAsync(typeof(Greeter), app =>
        app.Configure = builder =>
        {
            builder.Services.AddScoped<Salutation>();
            configure(builder);
        });

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
            CancellationToken cancellation) =>
            TypedResults.Ok(await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeter), request.Query["name"].ToString(), cancellation));

        [Function(nameof(Greeter))]
        public async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, string name) =>
            $"{await context.CallActivityAsync<string>(nameof(GreetPolitely), name)} ({context.Name})";

        [Function(nameof(GreetPolitely))]
        public string GreetPolitely([ActivityTrigger] string name) => salutation.For(name);
    }
}
