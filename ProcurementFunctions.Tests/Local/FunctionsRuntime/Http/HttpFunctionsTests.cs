using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Http;

public sealed class HttpFunctionsTests
{
    [Theory]
    [InlineData("result", 202, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("object-result", 201, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("content-result", 200, "text/csv", "a,b")]
    [InlineData("status-result", 410, null, "")]
    [InlineData("value", 200, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("value-task", 200, "application/json; charset=utf-8", "{\"sku\":\"A-1\",\"quantity\":3}")]
    [InlineData("text", 200, "text/plain; charset=utf-8", "plain")]
    [InlineData("nothing", 200, null, "")]
    [InlineData("no-result-task", 200, null, "")]
    [InlineData("written", 206, null, "by hand")]
    public async Task Get_ReturnedValue_IsWrittenAsItsKindAsks(string path, int status, string? mediaType, string body)
    {
        await using var app = await RunningApp.StartAsync(typeof(Results));

        var response = await app.Http.GetAsync($"/api/{path}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/items/7", 200, "item 7")]
    [InlineData("/api/items/seven", 404, null)]
    [InlineData("/api/guids/0b4f4a1e-29a9-4b1c-8f0e-1d3a8f6d8f10", 200, "guid 0b4f4a1e-29a9-4b1c-8f0e-1d3a8f6d8f10")]
    [InlineData("/api/guids/17", 400, null)]
    [InlineData("/api/days/2026-02-28", 200, "day 2026-02-28")]
    [InlineData("/api/days/2026-02-30", 400, null)]
    [InlineData("/api/weekdays/friday", 200, "Friday")]
    [InlineData("/api/weekdays/9", 400, null)]
    [InlineData("/api/pages", 200, "page 1")]
    [InlineData("/api/pages/4", 200, "page 4")]
    [InlineData("/api/files/a/b%20c", 200, "file a/b c")]
    [InlineData("/API/ITEMS/7", 200, "item 7")]
    public async Task Get_RouteValues_AreBoundByName(string path, int status, string? body)
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        if (body is not null)
            Assert.Equal(body, await response.Content.ReadAsStringAsync());
        else
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_FunctionWithoutRoute_AnswersUnderItsName()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        Assert.Equal("named", await app.Http.GetStringAsync("/api/Named"));
    }

    [Fact]
    public async Task Get_RoutePrefixOfHostJsonReplaced_AnswersUnderTheNewOne()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:http:routePrefix", "")]),
            typeof(Routes));

        Assert.Equal("named", await app.Http.GetStringAsync("/Named"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/Named")).StatusCode);
    }

    [Fact]
    public async Task Send_UnknownPath_IsProblemDetails404()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.GetAsync("/api/unknown");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Equal(404, problem!.Status);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Send_OtherMethod_Is405WithTheAllowedOnes()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.DeleteAsync("/api/items/7");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "PUT"], response.Content.Headers.Allow.Order());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Head_FunctionOfGet_AnswersWithoutBody()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/api/items/7");

        var response = await app.Http.SendAsync(head);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Send_SameRouteOtherMethod_ReachesTheOtherFunction()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.PutAsync("/api/items/7", null);

        Assert.Equal("stored 7", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{\"sku\":\"A-1\",\"quantity\":3}", "application/json", 200)]
    [InlineData("{\"sku\":\"A-1\",\"quantity\":\"three\"}", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("sku=A-1", "application/x-www-form-urlencoded", 415)]
    public async Task Post_FromBody_ReadsJsonOrRefuses(string body, string mediaType, int status)
    {
        await using var app = await RunningApp.StartAsync(typeof(Bodies));
        using var content = new StringContent(body, Encoding.UTF8, mediaType);

        var response = await app.Http.PostAsync("/api/lines", content);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200)
            Assert.Equal(new Line("A-1", 3), await response.Content.ReadFromJsonAsync<Line>());
        else
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Post_LargeBody_ReachesTheFunction()
    {
        await using var app = await RunningApp.StartAsync(typeof(Bodies));
        const int size = 50 * 1024 * 1024;
        using var content = new ByteArrayContent(new byte[size]);

        var response = await app.Http.PostAsync("/api/count", content);

        Assert.Equal($"{size}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_BodyOverTheLimit_Is413()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection([new("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "1000")]),
            typeof(Bodies));
        using var content = new ByteArrayContent(new byte[1001]);

        var response = await app.Http.PostAsync("/api/count", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Get_FunctionThrows_Is500ThatTellsNothingAndIsLogged()
    {
        var log = new RecordedLog();
        await using var app = await RunningApp.StartAsync(builder => builder.Logging.AddProvider(log), typeof(Failures));

        var response = await app.Http.GetAsync("/api/fail");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(log.Failures, failure => failure is InvalidOperationException { Message: "a secret" });
    }

    [Theory]
    [InlineData("shop.example", 400)]
    [InlineData("localhost:7071", 200)]
    public async Task Get_HostName_MustBeThisMachines(string host, int status)
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/named") { Headers = { Host = host } };

        Assert.Equal(status, (int)(await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Get_CallerGoesAway_CancelsTheFunction()
    {
        var waiting = new Waiting();
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddSingleton(waiting), typeof(WaitingFunction));
        using var gone = new CancellationTokenSource();

        var request = app.Http.GetAsync("/api/wait", gone.Token);
        await waiting.Entered.Task.WaitAsync(RunningApp.Patience);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await waiting.Cancelled.Task.WaitAsync(RunningApp.Patience);
    }

    [Fact]
    public async Task Stop_RequestIsRunning_WaitsForItsAnswer()
    {
        var waiting = new Waiting();
        var app = await RunningApp.StartAsync(builder => builder.Services.AddSingleton(waiting), typeof(WaitingFunction));
        var request = app.Http.GetStringAsync("/api/wait");
        await waiting.Entered.Task.WaitAsync(RunningApp.Patience);

        var stopping = app.StopAsync();
        waiting.Go.SetResult();

        Assert.Equal("done", await request);
        await stopping.WaitAsync(RunningApp.Patience);
        await app.DisposeAsync();
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

        [Function("Value")]
        public static Line Value([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value")] HttpRequest request) => One;

        [Function("ValueTask")]
        public static ValueTask<Line> ValueTask([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value-task")] HttpRequest request) => new(One);

        [Function("Text")]
        public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "text")] HttpRequest request) => "plain";

        [Function("Nothing")]
        public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
            request.HttpContext.Response.StatusCode = 200;

        [Function("NoResultTask")]
        public static async Task NoResultTask([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "no-result-task")] HttpRequest request) =>
            await Task.Yield();

        [Function("Written")]
        public static async ValueTask Written([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "written")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = 206;
            await request.HttpContext.Response.WriteAsync("by hand");
        }
    }

    internal static class Routes
    {
        [Function("Item")]
        public static string Item([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequest request, int id) => $"item {id}";

        [Function("StoreItem")]
        public static string StoreItem([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{id:int}")] HttpRequest request, string id) => $"stored {id}";

        [Function("Guid")]
        public static string Unique([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guids/{id}")] HttpRequest request, Guid id) => $"guid {id}";

        [Function("Day")]
        public static string Day([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "days/{day}")] HttpRequest request, DateOnly day) => $"day {day:yyyy-MM-dd}";

        [Function("Weekday")]
        public static string Weekday([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "weekdays/{day}")] HttpRequest request, DayOfWeek day) => $"{day}";

        [Function("Page")]
        public static string Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{number?}")] HttpRequest request, int? number = 1) => $"page {number}";

        [Function("File")]
        public static string File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) => $"file {path}";

        [Function("Named")]
        public static string Named([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => "named";
    }

    internal static class Bodies
    {
        [Function("AddLine")]
        public static Line AddLine(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lines")] HttpRequest request,
            [Microsoft.Azure.Functions.Worker.Http.FromBody] Line line) => line;

        [Function("Count")]
        public static async Task<string> Count([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "count")] HttpRequest request, CancellationToken cancellation)
        {
            var buffer = new byte[81920];
            var count = 0L;
            while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
                count += read;
            return $"{count}";
        }
    }

    internal static class Failures
    {
        [Function("Fail")]
        public static string Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
            throw new InvalidOperationException("a secret");
    }

    internal sealed class Waiting
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class WaitingFunction(Waiting waiting)
    {
        [Function("Wait")]
        public async Task<string> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellation)
        {
            waiting.Entered.SetResult();
            try
            {
                await waiting.Go.Task.WaitAsync(cancellation);
                return "done";
            }
            catch (OperationCanceledException)
            {
                waiting.Cancelled.SetResult();
                throw;
            }
        }
    }
}
