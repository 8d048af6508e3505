using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Protocol;

public sealed class MiddlewareTests
{
    private readonly ConcurrentQueue<string> _seen = new();

    [Fact]
    public async Task Invoke_TwoMiddlewares_FirstAddedIsOutermost()
    {
        await using var app = await RunningApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(_seen);
                builder.UseMiddleware<Outer>();
                builder.UseMiddleware(async (context, next) =>
                {
                    _seen.Enqueue("inner in");
                    await next();
                    _seen.Enqueue($"inner out {context.GetInvocationResult().Value?.GetType().Name}");
                });
            },
            typeof(Echo));

        Assert.Equal("hi", await app.Http.GetStringAsync("/api/echo/hi"));
        Assert.Equal(["outer in Echo", "inner in", "inner out ContentHttpResult", "outer out"], _seen);
    }

    [Fact]
    public async Task Invoke_PredicateDoesNotHold_MiddlewareIsPassedBy()
    {
        await using var app = await RunningApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(_seen);
                builder.UseWhen<Outer>(context => context.FunctionDefinition.Name == "Fail");
                builder.UseWhen(
                    context => context.BindingContext.BindingData["word"] is "loud",
                    async (_, next) =>
                    {
                        _seen.Enqueue("loud");
                        await next();
                    });
            },
            typeof(Echo));

        await app.Http.GetStringAsync("/api/echo/low");
        Assert.Empty(_seen);
        await app.Http.GetStringAsync("/api/echo/loud");
        Assert.Equal(["loud"], _seen);
    }

    [Fact]
    public async Task Invoke_MiddlewareAnswersByItself_FunctionDoesNotRun()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.UseMiddleware((context, _) =>
            {
                context.GetInvocationResult().Value = new StatusCodeResult(StatusCodes.Status401Unauthorized);
                return Task.CompletedTask;
            }),
            typeof(Echo));

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/fail")).StatusCode);
    }

    [Fact]
    public async Task Invoke_MiddlewareReplacesTheResult_TheNewOneIsWritten()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetInvocationResult().Value = TypedResults.Text("hi!");
            }),
            typeof(Echo));

        Assert.Equal("hi!", await app.Http.GetStringAsync("/api/echo/hi"));
    }

    [Fact]
    public async Task Invoke_MiddlewareCatchesTheException_AnswersInItsPlace()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (InvalidOperationException refused)
                {
                    await TypedResults.Conflict(refused.Message).ExecuteAsync(context.GetHttpContext()!);
                }
            }),
            typeof(Echo));

        var response = await app.Http.GetAsync("/api/fail");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("\"too late\"", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Invoke_TwiceConfiguredWebApplication_ResultIsWrittenOnce()
    {
        await using var app = await RunningApp.StartAsync(builder => builder.ConfigureFunctionsWebApplication(), typeof(Echo));

        Assert.Equal("hi", await app.Http.GetStringAsync("/api/echo/hi"));
    }

    internal sealed class Outer(ConcurrentQueue<string> seen) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            seen.Enqueue($"outer in {context.FunctionDefinition.Name}");
            await next(context);
            seen.Enqueue("outer out");
        }
    }

    internal static class Echo
    {
        [Function("Echo")]
        public static IResult Say([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo/{word}")] HttpRequest request, string word) => TypedResults.Text(word);

        [Function("Fail")]
        public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
            throw new InvalidOperationException("too late");
    }
}
