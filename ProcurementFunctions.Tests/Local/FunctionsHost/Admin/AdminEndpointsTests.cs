using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Admin;

public sealed class AdminEndpointsTests
{
    private readonly Ran _ran = new();

    [Theory]
    [InlineData("/admin/functions/Nightly")]
    [InlineData("/admin/functions/nightly")]
    public async Task PostFunction_Timer_RunsItByHand(string path)
    {
        await using var app = await StartAsync();
        using var body = Json("{\"input\": null}");

        var response = await app.Http.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var tick = await _ran.Tick.Task.WaitAsync(RunningApp.Patience);
        Assert.False(tick.IsPastDue);
    }

    [Theory]
    [InlineData("/admin/functions/Unknown", "{}", "application/json", 404)]
    [InlineData("/admin/functions/Hello", "{}", "application/json", 400)]
    [InlineData("/admin/functions/Nightly", "{", "application/json", 400)]
    [InlineData("/admin/functions/Nightly", "[]", "application/json", 400)]
    [InlineData("/admin/functions/Nightly", "{}", "text/plain", 415)]
    public async Task PostFunction_WhatCannotBeRun_IsRefused(string path, string text, string mediaType, int status)
    {
        await using var app = await StartAsync();
        using var body = new StringContent(text, Encoding.UTF8, mediaType);

        var response = await app.Http.PostAsync(path, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(_ran.Tick.Task.IsCompleted);
    }

    [Fact]
    public async Task GetFunctions_ListsThem()
    {
        await using var app = await StartAsync();

        var list = await app.Http.GetStringAsync("/admin/functions");

        Assert.Equal(
            $"[{{\"name\":\"Hello\",\"entryPoint\":\"{typeof(Functions).FullName!.Replace("+", "\\u002B", StringComparison.Ordinal)}.Hello\",\"trigger\":\"httpTrigger\"}},"
            + $"{{\"name\":\"Nightly\",\"entryPoint\":\"{typeof(Functions).FullName!.Replace("+", "\\u002B", StringComparison.Ordinal)}.Nightly\",\"trigger\":\"timerTrigger\"}}]",
            list);
    }

    [Fact]
    public async Task GetStatus_Started_IsRunning()
    {
        await using var app = await StartAsync();

        Assert.Equal("{\"state\":\"Running\"}", await app.Http.GetStringAsync("/admin/host/status"));
    }

    private Task<RunningApp> StartAsync() =>
        RunningApp.StartAsync(builder => builder.Services.AddSingleton(_ran), typeof(Functions));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    internal sealed class Ran
    {
        public TaskCompletionSource<TimerInfo> Tick { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class Functions(Ran ran)
    {
        [Function("Nightly")]
        public void Nightly([TimerTrigger("0 0 3 31 12 *")] TimerInfo timer) => ran.Tick.TrySetResult(timer);

        [Function("Hello")]
        public static IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request) => TypedResults.Text("hello");
    }
}
