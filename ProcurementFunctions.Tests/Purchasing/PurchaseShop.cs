using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>A whole app of three items and two vendors, whose firm lives ten days a second, used as its users would.</summary>
internal sealed class PurchaseShop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;

    private PurchaseShop(string folder, LocalCloud cloud)
    {
        (_folder, Cloud) = (folder, cloud);
        Buyer = cloud.CreateClient("buyer", "buyer");
        Approver = cloud.CreateClient("approver", "approver");
        Admin = cloud.CreateClient("admin", "admin", "buyer");
    }

    public LocalCloud Cloud { get; }

    /// <summary>Holds the cloud's state, in <c>state</c>.</summary>
    public string Folder => _folder;

    public HttpClient Buyer { get; }

    public HttpClient Approver { get; }

    public HttpClient Admin { get; }

    public static async Task<PurchaseShop> OpenAsync(Func<string, VendorProfile, VendorProfile>? vendors = null, TimeSpan? callTimeout = null)
    {
        var folder = Directory.CreateTempSubdirectory("procurement-shop-").FullName;
        var cloud = await LocalCloud.StartAsync(LocalCloudFixture.Options(folder) with
        {
            Speed = 864_000,
            AdjustVendor = (vendor, _) => vendors?.Invoke(vendor.Id, VendorProfile.Exact) ?? VendorProfile.Exact,
            Settings = new Dictionary<string, string?> { ["Vendors:CallTimeout"] = (callTimeout ?? TimeSpan.FromSeconds(10)).ToString() },
        });
        return new(folder, cloud);
    }

    public async Task<JsonObject> CreateAsync(string sku, int quantity, string? key = null)
    {
        using var answer = await SendAsync(Buyer, "api/purchases", new() { ["sku"] = sku, ["quantity"] = quantity }, key);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var purchase = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal($"/api/purchases/{purchase["id"]}", answer.Headers.Location?.OriginalString);
        return purchase;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, JsonObject body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> ApproveAsync(JsonObject purchase) => SendAsync(
        Approver,
        $"api/purchases/{purchase["id"]}/decision",
        new() { ["decision"] = "approve", ["digest"] = (string?)purchase["approval"]!["digest"] });

    public Task<HttpResponseMessage> RejectAsync(JsonObject purchase) => SendAsync(
        Approver, $"api/purchases/{purchase["id"]}/decision", new() { ["decision"] = "reject", ["comment"] = "not now" });

    public async Task<JsonObject> GetAsync(JsonObject purchase) =>
        (await Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{purchase["id"]}"))!;

    /// <summary>The purchase as soon as it is in that status and its budget has settled with it.</summary>
    public async Task<JsonObject> UntilAsync(JsonObject purchase, string status, string? budget = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = await GetAsync(purchase);
            if ((string?)now["status"] == status && (budget is null || (string?)now["budget"]?["state"] == budget)) return now;
            if (TimeProvider.System.GetElapsedTime(start) > Patience) Assert.Fail($"expected {status}, is {now["status"]}: {now["timeline"]}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public async Task<int> OnHandAsync(string sku) =>
        (int)(await Buyer.GetFromJsonAsync<JsonObject>($"api/inventory/{sku}"))!["onHand"]!;

    public async Task ChangeOperationsAsync(Action<JsonObject> change)
    {
        using var read = await Admin.GetAsync(new Uri("api/operations", UriKind.Relative));
        var settings = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        change(settings);
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/operations") { Content = JsonContent.Create(settings) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static IEnumerable<string?> EventsOf(JsonObject purchase) =>
        purchase["timeline"]!.AsArray().Select(entry => (string?)entry!["event"]);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Buyer, Approver, Admin }) client.Dispose();
        await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
