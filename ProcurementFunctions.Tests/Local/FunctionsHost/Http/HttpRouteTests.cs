using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class HttpRouteTests
{
    [Theory]
    [InlineData("/api/items/7", 200, "item 7")]
    [InlineData("/api/items/seven", 404, null)]
    [InlineData("/api/guids/0b4f4a1e-29a9-4b1c-8f0e-1d3a8f6d8f10", 200, "guid 0b4f4a1e-29a9-4b1c-8f0e-1d3a8f6d8f10")]
    [InlineData("/api/guids/17", 500, null)]
    [InlineData("/api/pages", 200, "page ")]
    [InlineData("/api/pages/4", 200, "page 4")]
    [InlineData("/api/files/a/b%20c", 200, "file a/b c")]
    [InlineData("/API/ITEMS/7", 200, "item 7")]
    [InlineData("/api/Named", 200, "named")]
    public async Task Get_RouteValues_AreBoundByName(string path, int status, string? body)
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.GetAsync(path);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, body ?? text), ((int)response.StatusCode, text));
        if (body is null)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_RoutePrefixOfHostJson_IsTheOneOfEachApp()
    {
        await using var usual = await RunningApp.StartAsync(typeof(Routes));
        await using var shop = await RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { AppDirectory = RunningApp.DirectoryWithPrefix("shop") }, typeof(Routes));
        await using var bare = await RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { AppDirectory = RunningApp.DirectoryWithPrefix("") }, typeof(Routes));

        Assert.Equal("named", await usual.Http.GetStringAsync("/api/Named"));
        Assert.Equal("named", await shop.Http.GetStringAsync("/shop/Named"));
        Assert.Equal("named", await bare.Http.GetStringAsync("/Named"));
        Assert.Equal(HttpStatusCode.NotFound, (await bare.Http.GetAsync("/api/Named")).StatusCode);
    }

    [Fact]
    public async Task Send_UnknownPath_IsProblemDetails404()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));

        var response = await app.Http.GetAsync("/api/unknown");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(404, (await response.Content.ReadFromJsonAsync<ProblemDetails>())!.Status);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Send_OtherMethod_Is405WithTheAllowedOnes(string method)
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/items/7");

        var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "PUT"], response.Content.Headers.Allow.Order());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Head_FunctionOfHead_AnswersWithoutBody()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/api/named");

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

    [Fact]
    public async Task Send_InvocationIdOfTheCaller_IsNotTaken()
    {
        await using var app = await RunningApp.StartAsync(typeof(Routes));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/named") { Headers = { { "x-ms-invocation-id", "mine" } } };

        Assert.Equal("named", await (await app.Http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    internal static class Routes
    {
        [Function("Item")]
        public static IResult Item([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequest request, int id) => Text($"item {id}");

        [Function("StoreItem")]
        public static IResult StoreItem([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{id:int}")] HttpRequest request, string id) => Text($"stored {id}");

        [Function("Guid")]
        public static IResult Unique([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guids/{id}")] HttpRequest request, Guid id) => Text($"guid {id}");

        [Function("Page")]
        public static IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{number?}")] HttpRequest request, int? number) => Text($"page {number}");

        [Function("File")]
        public static IResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) => Text($"file {path}");

        [Function("Named")]
        public static IResult Named([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Text("named");

        private static ContentHttpResult Text(string text) => TypedResults.Text(text);
    }
}
