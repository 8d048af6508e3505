using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Functions;

public sealed class RefusedFunctionsTests
{
    [Theory]
    [InlineData(typeof(SameName), "Two functions have the name 'TWICE'")]
    [InlineData(typeof(NoTrigger), "The worker cannot list its functions")]
    [InlineData(typeof(TwoTriggers), "The function 'F' must have one trigger; it has 2")]
    [InlineData(typeof(OtherTrigger), "The function 'F' has a binding of type 'carrierPigeonTrigger'")]
    [InlineData(typeof(OtherInput), "The function 'F' has a binding of type 'carrierPigeonInput'")]
    [InlineData(typeof(NoRoute), "The route 'a/{b' of the function 'F' is no route")]
    [InlineData(typeof(RouteFromTheRoot), "The route '/a' of the function 'F' is no route")]
    [InlineData(typeof(SameRoute), "The functions 'F' and 'G' answer to the same requests")]
    [InlineData(typeof(OtherLevel), "The function 'F' asks for the authorization level 'User'")]
    [InlineData(typeof(MissingSetting), "Nightly")]
    [InlineData(typeof(NoSchedule), "every night")]
    public async Task Start_FunctionThatCannotBeHosted_IsRefusedByName(Type functions, string message)
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(() => RunningApp.StartAsync(functions));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_HttpFunctionWithoutWebApplication_IsRefused()
    {
        var builder = WorkerApp.CreateBuilder(static () => FunctionsApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]));
        builder.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(typeof(Fine)));

        var refused = await Assert.ThrowsAsync<FunctionsHostException>(() => LocalFunctionsHost.StartAsync(builder, RunningApp.Options()));

        Assert.Contains("'Fine' has an HTTP trigger: call ConfigureFunctionsWebApplication()", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoHttpFunctionAndNoWebApplication_Starts()
    {
        var builder = WorkerApp.CreateBuilder(static () => FunctionsApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]));
        builder.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(typeof(Nightly)));

        await using var host = await LocalFunctionsHost.StartAsync(builder, RunningApp.Options());

        Assert.NotNull(host.Services);
    }

    [Fact]
    public async Task Start_MethodThatTheWorkerDoesNotFind_IsRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(
            () => RunningApp.StartAsync(builder => builder.Services.AddSingleton<IFunctionMetadataProvider, Gone>()));

        Assert.Contains("The worker cannot load the function 'Gone'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MetadataFails_IsRefusedWithTheReason()
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(
            () => RunningApp.StartAsync(builder => builder.Services.AddSingleton<IFunctionMetadataProvider, Unreadable>()));

        Assert.Contains("no list today", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SettingReplacesTheRoutePrefix_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<FunctionsHostException>(() => RunningApp.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:http:routePrefix", "shop")]), typeof(Fine)));

        Assert.Contains("extensions.http.routePrefix 'shop'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_HostJsonThatIsNone_IsRefused()
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "host.json"), "{ \"version\": ");

        var refused = await Assert.ThrowsAsync<FunctionsHostException>(
            () => RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { AppDirectory = directory }, typeof(Fine)));

        Assert.Contains("host.json cannot be read", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterARefusal_TheNextAppStarts()
    {
        await Assert.ThrowsAsync<FunctionsHostException>(() => RunningApp.StartAsync(typeof(NoRoute)));

        await using var app = await RunningApp.StartAsync(typeof(Fine));

        Assert.True((await app.Http.GetAsync("/api/fine")).IsSuccessStatusCode);
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CarrierPigeonTriggerAttribute : TriggerBindingAttribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CarrierPigeonInputAttribute : InputBindingAttribute;

    internal static class Fine
    {
        [Function("Fine")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => _ = request;
    }

    internal static class Nightly
    {
        [Function("Nightly")]
        public static void Run([TimerTrigger("0 0 3 31 12 *")] TimerInfo timer) => _ = timer;
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

    internal static class OtherTrigger
    {
        [Function("F")]
        public static void Run([CarrierPigeonTrigger] string letter) => _ = letter;
    }

    internal static class OtherInput
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [CarrierPigeonInput] string letter) => _ = (request, letter);
    }

    internal static class NoRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => _ = request;
    }

    internal static class RouteFromTheRoot
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/a")] HttpRequest request) => _ = request;
    }

    internal static class SameRoute
    {
        [Function("F")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "f/{id}")] HttpRequest request) => _ = request;

        [Function("G")]
        public static void Two([HttpTrigger(AuthorizationLevel.Anonymous, "post", "get", Route = "F/{name}")] HttpRequest request) => _ = request;
    }

    internal static class OtherLevel
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.User)] HttpRequest request) => _ = request;
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

    internal sealed class Gone : IFunctionMetadataProvider
    {
        public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) => Task.FromResult<ImmutableArray<IFunctionMetadata>>(
        [
            new DefaultFunctionMetadata
            {
                Name = "Gone",
                Language = "dotnet-isolated",
                ScriptFile = Path.GetFileName(typeof(Gone).Assembly.Location),
                EntryPoint = $"{typeof(Fine).FullName}.Gone",
                RawBindings = ["""{ "name": "request", "type": "httpTrigger", "direction": "In", "authLevel": "anonymous" }"""],
            },
        ]);
    }

    internal sealed class Unreadable : IFunctionMetadataProvider
    {
        public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) => throw new InvalidOperationException("no list today");
    }
}
