using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Import;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Inventory;

/// <summary>The whole app on the stock and the offers of AdventureWorks, where its files are at hand.</summary>
public sealed class AdventureWorksReplenishmentTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adventureworks-").FullName;
    private LocalCloud _cloud = null!;
    private HttpClient _admin = null!;
    private HttpClient _approver = null!;

    public async Task InitializeAsync()
    {
        if (AdventureWorksFiles.Folder is null) return;
        WriteShop();
        _cloud = await LocalCloud.StartAsync(LocalCloudFixture.Options(_folder) with { Speed = 3600 });
        _admin = _cloud.CreateClient("admin", "admin", "buyer");
        _approver = _cloud.CreateClient("approver", "approver");
    }

    public async Task DisposeAsync()
    {
        _admin?.Dispose();
        _approver?.Dispose();
        if (_cloud is not null) await _cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_ManyOnOrderAndAHugeMinimum_AreNotBoughtAgainAndSaidPlainlyToTheApprover()
    {
        if (AdventureWorksFiles.Folder is null) return;
        await BuyByItselfAsync();

        using var answer = await _admin.PostAsync(new Uri("api/inventory/check", UriKind.Relative), null);
        var check = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        var low = check["low"]!.AsArray().ToDictionary(item => (string)item!["sku"]!, item => item!);

        // None on hand, but 6,000 are on order: nothing is bought again.
        Assert.DoesNotContain("SJ-0194-M", low.Keys);
        var jersey = (await _admin.GetFromJsonAsync<JsonObject>("api/inventory/SJ-0194-M"))!;
        Assert.Equal((0, 6000, 6000, false), ((int)jersey["onHand"]!, (int)jersey["onOrder"]!, (int)jersey["projected"]!, (bool)jersey["low"]!));

        // Three on hand, reorder point 3, safety stock 4: four are needed, and the one vendor sells 500 at least.
        Assert.Equal(4, (int)low["GL-H102-M"]["suggestedQuantity"]!);
        Assert.EndsWith("takes no order below 500; 4 are needed", (string)low["GL-H102-M"]["reason"]!, StringComparison.Ordinal);
        var purchase = await WaitingAsync((string)low["GL-H102-M"]["purchaseId"]!);
        Assert.Equal((4, 500), ((int)purchase["quantity"]!, (int)purchase["choice"]!["quantity"]!));
        Assert.Equal(("given", 3, 4, 1), ((string?)purchase["trigger"]!["basis"], (int)purchase["trigger"]!["projected"]!, (int)purchase["trigger"]!["safetyStock"]!, (int)purchase["trigger"]!["need"]!));

        const string Note = "takes no order below 500; 4 are needed";
        Assert.Contains(purchase["choice"]!["notes"]!.AsArray(), note => ((string)note!).EndsWith(Note, StringComparison.Ordinal));
        var explanation = (await _approver.GetFromJsonAsync<JsonObject>($"api/purchases/{purchase["id"]}/explanation"))!;
        Assert.Contains(Note, explanation["notes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Note, await SayAsync("what is waiting for approval?"), StringComparison.Ordinal);
        Assert.Contains(Note, await SayAsync($"how is {purchase["id"]}?"), StringComparison.Ordinal);
    }

    /// <summary>Of the gloves, three are left and none is on order; all else is as in the files.</summary>
    private void WriteShop()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        File.Copy(AdventureWorksFiles.Path("vendors.csv"), Path.Combine(data, "vendors.csv"));
        Copy("inventory.csv", line => line.Replace(",0,3,4", ",3,3,4", StringComparison.Ordinal));
        Copy("vendor_offers.csv", line => line.Replace(",5000,700,", ",5000,0,", StringComparison.Ordinal));

        void Copy(string file, Func<string, string> change) => File.WriteAllLines(
            Path.Combine(data, file),
            File.ReadLines(AdventureWorksFiles.Path(file)).Select(line => line.StartsWith("GL-H102-M,", StringComparison.Ordinal) ? change(line) : line));
    }

    private async Task BuyByItselfAsync()
    {
        using var read = await _admin.GetAsync(new Uri("api/operations", UriKind.Relative));
        var settings = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        settings["mode"] = "purchasing";
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/operations") { Content = JsonContent.Create(settings) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await _admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonObject> WaitingAsync(string purchaseId)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var purchase = (await _approver.GetFromJsonAsync<JsonObject>($"api/purchases/{purchaseId}"))!;
            if ((string?)purchase["status"] == "awaitingApproval") return purchase;
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(60)) Assert.Fail($"it is {purchase["status"]}: {purchase["timeline"]}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task<string> SayAsync(string text)
    {
        using var answer = await PurchaseShop.SendAsync(
            _approver, "api/messages", new() { ["messageId"] = string.Create(CultureInfo.InvariantCulture, $"m{text.Length}"), ["text"] = text });
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["reply"]!;
    }
}
