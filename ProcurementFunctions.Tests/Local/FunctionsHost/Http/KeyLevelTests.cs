using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class KeyLevelTests
{
    private const string FunctionsKey = "functions.key";
    private const string MasterKey = "master.key";
    private readonly FunctionsHostOptions _options = RunningApp.Options();

    [Theory]
    [InlineData("open", null, 200)]
    [InlineData("usual", null, 401)]
    [InlineData("by-default", null, 401)]
    [InlineData("methods-alone", null, 401)]
    [InlineData("usual", FunctionsKey, 200)]
    [InlineData("by-default", FunctionsKey, 200)]
    [InlineData("methods-alone", FunctionsKey, 200)]
    [InlineData("usual", MasterKey, 200)]
    [InlineData("admin", null, 401)]
    [InlineData("admin", FunctionsKey, 401)]
    [InlineData("admin", MasterKey, 200)]
    public async Task Get_KeyInQueryOrHeader_OpensItsLevels(string path, string? file, int status)
    {
        await using var app = await StartAsync(typeof(Levels));
        var key = file is null ? "none" : ReadKey(file);
        using var withHeader = new HttpRequestMessage(HttpMethod.Get, $"/api/{path}") { Headers = { { "x-functions-key", key } } };

        var byQuery = await app.Http.GetAsync($"/api/{path}?code={key}");
        var byHeader = await app.Http.SendAsync(withHeader);

        Assert.Equal((status, status), ((int)byQuery.StatusCode, (int)byHeader.StatusCode));
        if (status == 401)
            Assert.Equal("application/problem+json", byQuery.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_NoKeyAtAll_Is401()
    {
        await using var app = await StartAsync(typeof(Levels));

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/usual")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/usual?code=")).StatusCode);
    }

    [Fact]
    public async Task Start_FunctionsAskForKeys_FilesAreForTheirOwnerAlone()
    {
        await using var app = await StartAsync(typeof(Levels));

        foreach (var file in new[] { FunctionsKey, MasterKey })
        {
            Assert.Matches("^[0-9a-f]{64}$", ReadKey(file));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_options.StateDirectory, file)));
        }
    }

    [Fact]
    public async Task Start_NoFunctionAsksForAKey_NoneIsMade()
    {
        await using var app = await StartAsync(typeof(Open));

        Assert.Equal("open", await app.Http.GetStringAsync("/api/open"));
        Assert.False(File.Exists(Path.Combine(_options.StateDirectory, FunctionsKey)));
        Assert.False(File.Exists(Path.Combine(_options.StateDirectory, MasterKey)));
    }

    [Fact]
    public async Task Start_Again_KeepsTheKeys()
    {
        await using (await StartAsync(typeof(Levels)))
        {
        }

        var first = ReadKey(FunctionsKey);
        await using var app = await StartAsync(typeof(Levels));

        Assert.Equal(first, ReadKey(FunctionsKey));
        Assert.Equal("usual", await app.Http.GetStringAsync($"/api/usual?code={first}"));
    }

    [Fact]
    public async Task Get_MetadataNamesNoLevel_NeedsTheKeyForFunctions()
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Services.AddSingleton<IFunctionMetadataProvider, WithoutLevel>(), _options);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/no-level")).StatusCode);
        Assert.Equal("open", await app.Http.GetStringAsync($"/api/no-level?code={ReadKey(FunctionsKey)}"));
    }

    private Task<RunningApp> StartAsync(Type functions) => RunningApp.StartAsync(static _ => { }, _options, functions);

    private string ReadKey(string file) => File.ReadAllText(Path.Combine(_options.StateDirectory, file)).Trim();

    internal static class Levels
    {
        [Function("open")]
        public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text("open");

        [Function("usual")]
        public static IResult Usual([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => TypedResults.Text("usual");

        [Function("by-default")]
        public static IResult ByDefault([HttpTrigger] HttpRequest request) => TypedResults.Text("by default");

        [Function("methods-alone")]
        public static IResult MethodsAlone([HttpTrigger("get")] HttpRequest request) => TypedResults.Text("methods alone");

        [Function("admin")]
        public static IResult Admin([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => TypedResults.Text("admin");
    }

    internal sealed class WithoutLevel : IFunctionMetadataProvider
    {
        public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) => Task.FromResult<ImmutableArray<IFunctionMetadata>>(
        [
            new DefaultFunctionMetadata
            {
                Name = "no-level",
                Language = "dotnet-isolated",
                ScriptFile = Path.GetFileName(typeof(Open).Assembly.Location),
                EntryPoint = $"{typeof(Open).FullName}.{nameof(Open.Run)}",
                RawBindings = ["""{ "name": "request", "type": "httpTrigger", "direction": "In" }"""],
            },
        ]);
    }

    internal static class Open
    {
        [Function("open")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text("open");
    }
}
