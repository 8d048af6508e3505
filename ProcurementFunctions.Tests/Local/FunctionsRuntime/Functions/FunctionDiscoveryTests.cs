using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Local.FunctionsRuntime;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Functions;

public sealed class FunctionDiscoveryTests
{
    [Theory]
    [InlineData(typeof(SameName), "Two functions are named 'TWICE'")]
    [InlineData(typeof(NoTrigger), "has 0 trigger parameters")]
    [InlineData(typeof(TwoTriggers), "has 2 trigger parameters")]
    [InlineData(typeof(NotPublic), "must be public")]
    [InlineData(typeof(ByReference), "takes 'count' by reference")]
    [InlineData(typeof(Nameless), "has no name")]
    [InlineData(typeof(UnknownParameter), "The parameter 'stranger' (System.Uri)")]
    [InlineData(typeof(NotInRoute), "The parameter 'id' (System.Int32)")]
    [InlineData(typeof(WithKey), "AuthorizationLevel.Function")]
    [InlineData(typeof(WithoutLevel), "AuthorizationLevel.Function")]
    [InlineData(typeof(OtherRequest), "must be a Microsoft.AspNetCore.Http.HttpRequest")]
    [InlineData(typeof(NoRoute), "is no route")]
    [InlineData(typeof(SameRoute), "answer to the same requests")]
    [InlineData(typeof(MissingService), "System.Net.Http.HttpClient that its class asks for is not registered")]
    [InlineData(typeof(MissingSetting), "needs the setting 'Nightly', which is not set")]
    [InlineData(typeof(NoSchedule), "its schedule 'every night' is neither")]
    [InlineData(typeof(OtherTimerInfo), "must be a Microsoft.Azure.Functions.Worker.TimerInfo")]
    public void Build_FunctionThatCannotRun_IsRefusedByName(Type functions, string message)
    {
        var builder = RunningApp.Builder(static _ => { }, functions);

        var refused = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_HttpFunctionWithoutWebApplication_IsRefused()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Services.Configure<FunctionsRuntimeOptions>(options =>
        {
            options.Assemblies.Clear();
            options.FunctionTypes.Add(typeof(Fine));
        });

        var refused = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains("ConfigureFunctionsWebApplication()", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:7071")]
    [InlineData("http://example.com:7071")]
    [InlineData("https://127.0.0.1:7071")]
    [InlineData("http://127.0.0.1:7071/app")]
    public void Build_UrlElsewhere_IsRefused(string url)
    {
        var builder = RunningApp.Builder(
            builder => builder.Services.Configure<FunctionsRuntimeOptions>(options => options.Url = new Uri(url)),
            typeof(Fine));

        var refused = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains(url, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Twice_IsRefused()
    {
        var builder = RunningApp.Builder(static _ => { }, typeof(Fine));
        using var host = builder.Build();

        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public async Task Start_SettingsOfTheRuntime_AreTaken()
    {
        var builder = FunctionsApplication.CreateBuilder(["--FunctionsRuntime:Url=http://localhost:0", "--FunctionsRuntime:StateDirectory=elsewhere"]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.Configure<FunctionsRuntimeOptions>(options => options.Assemblies.Clear());
        using var host = builder.Build();

        await host.StartAsync();
        Assert.Equal("127.0.0.1", host.Services.GetRequiredService<FunctionsRuntimeAddress>().Url.Host);
        Assert.Equal("elsewhere", host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<FunctionsRuntimeOptions>>().Value.StateDirectory);
        await host.StopAsync();
    }

    [Fact]
    public void Address_BeforeStart_IsRefused()
    {
        using var host = RunningApp.Builder(static _ => { }, typeof(Fine)).Build();

        Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<FunctionsRuntimeAddress>().Url);
    }

    internal static class Fine
    {
        [Function("Fine")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => _ = request;
    }

    internal static class SameName
    {
        [Function("Twice")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, Route = "one")] HttpRequest request) => _ = request;

        [Function("TWICE")]
        public static void Two([HttpTrigger(AuthorizationLevel.Anonymous, Route = "two")] HttpRequest request) => _ = request;
    }

    internal static class NoTrigger
    {
        [Function("F")]
        public static void Run(HttpRequest request) => _ = request;
    }

    internal static class TwoTriggers
    {
        [Function("F")]
        public static void Run(
            [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [TimerTrigger("0 0 0 * * *")] TimerInfo timer) =>
            _ = (request, timer);
    }

    internal static class NotPublic
    {
        [Function("F")]
        internal static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    internal static class ByReference
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, out int count) => count = request.Headers.Count;
    }

    internal static class Nameless
    {
        [Function("")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    internal static class UnknownParameter
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, Uri stranger) => _ = (request, stranger);
    }

    internal static class NotInRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "f/{other}")] HttpRequest request, int id) => _ = (request, id);
    }

    internal static class WithKey
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => _ = request;
    }

    internal static class WithoutLevel
    {
        [Function("F")]
        public static void Run([HttpTrigger("get")] HttpRequest request) => _ = request;
    }

    internal static class OtherRequest
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] string request) => _ = request;
    }

    internal static class NoRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => _ = request;
    }

    internal static class SameRoute
    {
        [Function("F")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "f/{id}")] HttpRequest request) => _ = request;

        [Function("G")]
        public static void Two([HttpTrigger(AuthorizationLevel.Anonymous, "post", "get", Route = "F/{name}")] HttpRequest request) => _ = request;
    }

    internal sealed class MissingService(HttpClient client)
    {
        [Function("F")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = (client, request);
    }

    internal static class MissingSetting
    {
        [Function("F")]
        public static void Run([TimerTrigger("%Nightly%")] TimerInfo timer) => _ = timer;
    }

    internal static class NoSchedule
    {
        [Function("F")]
        public static void Run([TimerTrigger("every night")] TimerInfo timer) => _ = timer;
    }

    internal static class OtherTimerInfo
    {
        [Function("F")]
        public static void Run([TimerTrigger("0 0 0 * * *")] string timer) => _ = timer;
    }
}
