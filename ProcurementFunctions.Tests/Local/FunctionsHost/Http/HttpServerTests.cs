using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class HttpServerTests
{
    [Theory]
    [InlineData("shop.example", 400)]
    [InlineData("localhost:7071", 200)]
    [InlineData("127.0.0.1", 200)]
    public async Task Get_HostName_MustBeThisMachines(string host, int status)
    {
        await using var app = await StartAsync("one");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/who") { Headers = { Host = host } };

        Assert.Equal(status, (int)(await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Get_AllowedHostsAreSet_TheyAreTheOnesThatMay()
    {
        await using var app = await RunningApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(new Name("one"));
                builder.Configuration.AddInMemoryCollection([new("AllowedHosts", "shop.example; other.example")]);
            },
            typeof(Who));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/who") { Headers = { Host = "other.example" } };

        Assert.Equal(HttpStatusCode.OK, (await app.Http.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync("/api/who")).StatusCode);
    }

    [Fact]
    public async Task Get_ForwardedHeadersOfTheCaller_AreNotBelieved()
    {
        await using var app = await StartAsync("one");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/caller")
        {
            Headers =
            {
                { "X-Forwarded-For", "203.0.113.9" },
                { "X-Forwarded-Host", "shop.example" },
                { "X-Forwarded-Proto", "https" },
                { "X-Forwarded-Prefix", "/shop" },
            },
        };

        var seen = await (await app.Http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Equal($"127.0.0.1 http {app.Host.Url.Authority} ''", seen);
    }

    [Fact]
    public async Task Start_TwoApps_EachAnswersForItself()
    {
        var apps = await Task.WhenAll(StartAsync("one"), StartAsync("two"));
        await using var one = apps[0];
        await using var two = apps[1];

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(index => (index % 2 == 0 ? one : two).Http.GetStringAsync("/api/who")));

        Assert.Equal(Enumerable.Range(0, 20).Select(index => index % 2 == 0 ? "one" : "two"), answers);
        Assert.NotEqual(one.Host.Url, two.Host.Url);
    }

    [Fact]
    public async Task Dispose_OneOfTwoApps_TheOtherStillAnswers()
    {
        await using var one = await StartAsync("one");
        await using (await StartAsync("two"))
        {
        }

        Assert.Equal("one", await one.Http.GetStringAsync("/api/who"));
    }

    [Fact]
    public async Task Start_LocalhostAsUrl_AnswersOnTheLoopbackAddress()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddSingleton(new Name("one")), RunningApp.Options() with { Url = new Uri("http://localhost:0") }, typeof(Who));

        Assert.Equal("127.0.0.1", app.Host.Url.Host);
    }

    [Theory]
    [InlineData("http://0.0.0.0:7071")]
    [InlineData("http://example.com:7071")]
    [InlineData("https://127.0.0.1:7071")]
    [InlineData("http://127.0.0.1:7071/app")]
    public async Task Start_UrlElsewhere_IsRefused(string url)
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(
            () => RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { Url = new Uri(url) }, typeof(Who)));

        Assert.Contains(url, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FurtherEndpoint_AnswersBesideTheFunctions()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddSingleton(new Name("one")),
            RunningApp.Options() with { MapEndpoints = endpoints => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(endpoints, "/page", http => http.Response.WriteAsync("a page")) },
            typeof(Who));

        Assert.Equal("a page", await app.Http.GetStringAsync("/page"));
        Assert.Equal("one", await app.Http.GetStringAsync("/api/who"));
    }

    private static Task<RunningApp> StartAsync(string name) =>
        RunningApp.StartAsync(builder => builder.Services.AddSingleton(new Name(name)), typeof(Who));

    internal sealed record Name(string Value);

    internal sealed class Who(Name name)
    {
        [Function("who")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text(name.Value);

        [Function("caller")]
        public static IResult Caller([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text(
            $"{request.HttpContext.Connection.RemoteIpAddress} {request.Scheme} {request.Host} '{request.PathBase}'");
    }
}
