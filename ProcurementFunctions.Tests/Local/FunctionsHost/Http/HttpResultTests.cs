using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class HttpResultTests
{
    [Theory]
    [InlineData("result", 202, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("object-result", 201, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("content-result", 200, "text/csv", "a,b")]
    [InlineData("status-result", 410, null, "")]
    [InlineData("own-404", 404, null, "")]
    [InlineData("nothing", 202, null, "")]
    [InlineData("no-result-task", 200, null, "")]
    [InlineData("written", 206, null, "by hand")]
    public async Task Get_ReturnedResult_IsWritten(string path, int status, string? mediaType, string body)
    {
        await using var app = await RunningApp.StartAsync(typeof(Results));

        var response = await app.Http.GetAsync($"/api/{path}");

        await StatusAssert.IsAsync((HttpStatusCode)status, response);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("value")]
    [InlineData("text")]
    public async Task Get_ReturnedValueThatIsNoResult_IsLeftOutByTheWorker(string path)
    {
        await using var app = await RunningApp.StartAsync(typeof(Results));

        var response = await app.Http.GetAsync($"/api/{path}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("fail-later")]
    public async Task Get_FunctionThrows_Is500ThatTellsNothingAndIsLogged(string path)
    {
        using var log = new RecordedLog();
        await using var app = await RunningApp.StartAsync(
            static _ => { }, RunningApp.Options() with { ConfigureLogging = logging => logging.AddProvider(log) }, typeof(Failures));

        var response = await app.Http.GetAsync($"/api/{path}");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Equal(500, (await response.Content.ReadFromJsonAsync<ProblemDetails>())!.Status);
        Assert.Contains(log.Failures, failure => failure.Message.Contains("a secret", StringComparison.Ordinal));
    }

    internal sealed record Line(string Sku, int Quantity);

    internal static class Results
    {
        private static readonly Line One = new("A-1", 3);

        [Function("Result")]
        public static async Task<IResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request)
        {
            await Task.Yield();
            return TypedResults.Accepted((string?)null, One);
        }

        [Function("ObjectResult")]
        public static IActionResult ObjectResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "object-result")] HttpRequest request) =>
            new ObjectResult(One) { StatusCode = 201 };

        [Function("ContentResult")]
        public static Task<IActionResult> ContentResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "content-result")] HttpRequest request) =>
            Task.FromResult<IActionResult>(new ContentResult { Content = "a,b", ContentType = "text/csv" });

        [Function("StatusResult")]
        public static StatusCodeResult StatusResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status-result")] HttpRequest request) =>
            new(410);

        [Function("Own404")]
        public static IResult Own404([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "own-404")] HttpRequest request) => TypedResults.NotFound();

        [Function("Value")]
        public static Line Value([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value")] HttpRequest request) => One;

        [Function("Text")]
        public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "text")] HttpRequest request) => "plain";

        [Function("Nothing")]
        public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
            request.HttpContext.Response.StatusCode = 202;

        [Function("NoResultTask")]
        public static async Task NoResultTask([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "no-result-task")] HttpRequest request) =>
            await Task.Yield();

        [Function("Written")]
        public static async Task Written([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "written")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = 206;
            await request.HttpContext.Response.WriteAsync("by hand");
        }
    }

    internal static class Failures
    {
        [Function("Fail")]
        public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
            throw new InvalidOperationException("a secret");

        [Function("FailLater")]
        public static async Task<IResult> FailLater([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail-later")] HttpRequest request)
        {
            await Task.Yield();
            throw new InvalidOperationException("a secret");
        }
    }
}
