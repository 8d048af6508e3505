using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.AppHost.State;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Local.AppHost;

/// <summary>What a state folder remembers from one start to the next.</summary>
public sealed class LocalCloudRestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_ASecondTime_RemembersEverythingAndImportsNothing()
    {
        DateTimeOffset last;
        string token;
        await using (var first = await StartAsync())
        {
            token = first.IssueToken("buyer", "buyer");
            Assert.Equal("Understood, your budget is set to 500.", await SayAsync(first, "1", "my budget is 500"));
            last = first.FirmTime.GetUtcNow();
        }

        Assert.Equal(3, _reports.Count(report => report.StartsWith("imported ", StringComparison.Ordinal)));
        _reports.Clear();

        await using var second = await StartAsync();
        Assert.Empty(_reports);
        Assert.Contains("500", await SayAsync(second, "2", "what is my budget?"), StringComparison.Ordinal);
        Assert.True(second.FirmTime.GetUtcNow() >= last);
        using var old = new HttpClient { BaseAddress = second.Url, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        using var answer = await old.GetAsync(new Uri("api/operations", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Start_WithAChangedFile_ImportsThatFileAlone()
    {
        await using (await StartAsync()) _reports.Clear();
        await File.AppendAllTextAsync(Path.Combine(_folder["data"], "inventory.csv"), "\nPIN,Pin,7,1,1\n");
        await using var second = await StartAsync();
        Assert.Single(_reports, report => report.StartsWith("imported ", StringComparison.Ordinal));
        using var buyer = second.CreateClient("buyer", "buyer");
        Assert.Equal(7, (int?)(await buyer.GetFromJsonAsync<JsonObject>("api/inventory/PIN"))!["onHand"]);
    }

    [Fact]
    public async Task Start_WithoutDataAfterAStartWithThem_KeepsTheShop()
    {
        await using (await StartAsync()) _reports.Clear();
        Directory.Delete(_folder["data"], recursive: true);
        await using var second = await LocalCloud.StartAsync(Options() with { DataFolder = null });
        Assert.Empty(_reports);
        using var buyer = second.CreateClient("buyer", "buyer");
        Assert.Equal("Bolt", (string?)(await buyer.GetFromJsonAsync<JsonObject>("api/inventory/BOLT"))!["name"]);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefusedAndHarmsNothing()
    {
        await using var first = await StartAsync();
        await Assert.ThrowsAsync<StateFolderException>(StartAsync);
        Assert.Equal("Understood, your budget is set to 500.", await SayAsync(first, "1", "my budget is 500"));
    }

    [Fact]
    public async Task Start_PortInUse_IsRefusedAndLetsTheFolderGo()
    {
        await using var other = await StartAsync();
        var options = Options() with { StateFolder = _folder["other"], Port = other.Url.Port };
        var e = await Assert.ThrowsAsync<PortInUseException>(() => LocalCloud.StartAsync(options));
        Assert.Equal(other.Url.Port, e.Port);
        using var free = StateFolder.Open(_folder["other"], reset: false);
    }

    [Theory]
    [InlineData("inventory.csv", null, "inventory.csv")]
    [InlineData("vendors.csv", null, "vendors.csv")]
    [InlineData("vendor_offers.csv", "sku,vendor_id\nBOLT,ACME\n", "lead_time_days")]
    [InlineData("inventory.csv", "sku,name\nBOLT,Bolt\n", "on_hand")]
    public async Task Start_WithUnusableData_SaysWhatIsWrong(string file, string? content, string named)
    {
        var options = Options();
        if (content is null) File.Delete(Path.Combine(_folder["data"], file));
        else await File.WriteAllTextAsync(Path.Combine(_folder["data"], file), content);
        var e = await Assert.ThrowsAsync<LocalCloudException>(() => LocalCloud.StartAsync(options));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithADataFolderThatIsNotThere_SaysSo()
    {
        var e = await Assert.ThrowsAsync<LocalCloudException>(
            () => LocalCloud.StartAsync(Options() with { DataFolder = _folder["nowhere"] }));
        Assert.Contains("nowhere", e.Message, StringComparison.Ordinal);
    }

    private LocalCloudOptions Options() => LocalCloudFixture.Options(_folder.Path) with { Report = _reports.Add };

    private Task<LocalCloud> StartAsync() => LocalCloud.StartAsync(Options());

    private static async Task<string> SayAsync(LocalCloud cloud, string messageId, string text)
    {
        using var buyer = cloud.CreateClient("buyer", "buyer");
        using var answer = await PurchaseShop.SendAsync(buyer, "api/messages", new JsonObject { ["messageId"] = messageId, ["text"] = text });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return (string)JsonNode.Parse(body)!["reply"]!;
    }
}
