using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Local.AppHost;

/// <summary>The parts around the app, for an app that another host runs.</summary>
public sealed class ServicesOnlyTests : IDisposable
{
    private readonly TemporaryFolder _state = new();

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task ServicesOnly_AnAppWithTheseSettings_WorksWithThem()
    {
        await using var services = await StartAsync(FreePort.Find());
        await using var app = await HostAsync(services);
        using var admin = new HttpClient { BaseAddress = app.Url };
        admin.DefaultRequestHeaders.Authorization = new("Bearer", services.IssueToken("admin", "admin", "buyer"));

        using var content = new StringContent("vendor_id,name,credit_rating,preferred,active\nKARVALA,Karvala Outdoor Works,1,1,1\n", Encoding.UTF8, "text/csv");
        using var imported = await admin.PostAsync(new Uri("api/import/vendors", UriKind.Relative), content);
        var vendors = await admin.GetFromJsonAsync<JsonObject>("api/vendors");

        Assert.Equal(200, (int)imported.StatusCode);
        Assert.Equal("KARVALA", (string?)vendors!["items"]![0]!["id"]);
    }

    [Fact]
    public async Task ServicesOnly_ItsSettings_NameEveryVendorsSecretAndTheTimers()
    {
        await using var services = await StartAsync(FreePort.Find());
        var settings = Values(CoreToolsSettings.Text(services.AppSettings));

        Assert.Equal("dotnet-isolated", settings["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal(ProcurementApp.Schedules["CleanupSchedule"], settings["CleanupSchedule"]);
        Assert.Contains(settings, setting => setting.Key.StartsWith("Vendors:Secrets:", StringComparison.Ordinal) && setting.Value is { Length: 64 });
    }

    [Fact]
    public async Task ServicesOnly_NothingListensWhereTheAppWillBe()
    {
        await using var services = await StartAsync(FreePort.Find());
        using var client = new HttpClient { BaseAddress = services.Url };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("api/health", UriKind.Relative)));
    }

    private Task<LocalCloud> StartAsync(int port) => LocalCloud.StartAsync(
        new LocalCloudOptions { StateFolder = _state.Path, ServicesOnly = true, Port = port });

    private Task<LocalFunctionsHost> HostAsync(LocalCloud services)
    {
        var builder = WorkerApp.CreateBuilder(typeof(ProcurementApp).Assembly, static () => ProcurementApp.CreateBuilder([]));
        builder.Configuration.AddInMemoryCollection(Values(CoreToolsSettings.Text(services.AppSettings)));
        return LocalFunctionsHost.StartAsync(builder, new FunctionsHostOptions
        {
            Url = new("http://127.0.0.1:0"),
            StateDirectory = _state["another-host"],
            ConfigureLogging = static _ => { },
        });
    }

    /// <summary>As the host hands them to the app: through environment variables, whose <c>__</c> is a colon.</summary>
    private static Dictionary<string, string?> Values(string json) => JsonNode.Parse(json)!["Values"]!.AsObject()
        .ToDictionary(value => value.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), value => (string?)value.Value);
}
