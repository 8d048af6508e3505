using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>A whole app of three items and two vendors, whose firm lives ten days a second, used as its users would.</summary>
internal sealed class PurchaseShop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const double TenDaysASecond = 864_000;

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

    /// <param name="settings">Further settings of the app.</param>
    /// <param name="firmTime">A firm's clock that the test turns by hand; null: one that runs at <paramref name="speed"/>.</param>
    /// <param name="data">Adds to the files that the shop is imported from, in the folder that it is given.</param>
    public static async Task<PurchaseShop> OpenAsync(
        Func<string, VendorProfile, VendorProfile>? vendors = null,
        TimeSpan? callTimeout = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? firmTime = null,
        Action<string>? data = null,
        double speed = TenDaysASecond)
    {
        var folder = Directory.CreateTempSubdirectory("procurement-shop-").FullName;
        var options = LocalCloudFixture.Options(folder);
        data?.Invoke(options.DataFolder!);
        var cloud = await LocalCloud.StartAsync(options with
        {
            Speed = firmTime is null ? speed : 1,
            FirmTime = firmTime,
            AdjustVendor = (vendor, _) => vendors?.Invoke(vendor.Id, VendorProfile.Exact) ?? VendorProfile.Exact,
            Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Vendors:CallTimeout"] = (callTimeout ?? TimeSpan.FromSeconds(10)).ToString() },
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

    /// <summary>What carries a key or a message id is sent again where the answer says so, as any client would on a busy machine.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, JsonObject body, string? key = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            var answer = await client.SendAsync(request);
            var isRepeatable = key is not null || body.ContainsKey("messageId");
            if (answer.Headers.RetryAfter is null || !isRepeatable || TimeProvider.System.GetElapsedTime(start) > Patience)
                return answer;
            answer.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        }
    }

    public Task<HttpResponseMessage> ApproveAsync(JsonObject purchase) => SendAsync(
        Approver,
        $"api/purchases/{purchase["id"]}/decision",
        new() { ["decision"] = "approve", ["digest"] = (string?)purchase["approval"]!["digest"] });

    public Task<HttpResponseMessage> RejectAsync(JsonObject purchase) => SendAsync(
        Approver, $"api/purchases/{purchase["id"]}/decision", new() { ["decision"] = "reject", ["comment"] = "not now" });

    /// <summary>A store that a busy machine keeps waiting is answered 503; as any client would, it asks again.</summary>
    public async Task<JsonObject> GetAsync(JsonObject purchase)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await Buyer.GetAsync(new Uri($"api/purchases/{purchase["id"]}", UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || TimeProvider.System.GetElapsedTime(start) > Patience)
                return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

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

    /// <summary>The purchase as soon as it is in that status and its timeline tells so.</summary>
    public async Task<JsonObject> UntilAsync(JsonObject purchase, string status, Func<IReadOnlyList<string>, bool> tells)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = await GetAsync(purchase);
            if ((string?)now["status"] == status && tells([.. now["timeline"]!.AsArray().Select(entry => (string)entry!["detail"]!)])) return now;
            if (TimeProvider.System.GetElapsedTime(start) > Patience) Assert.Fail($"waited for {status}: {now["timeline"]}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public async Task<int> OnHandAsync(string sku) =>
        (int)(await Buyer.GetFromJsonAsync<JsonObject>($"api/inventory/{sku}"))!["onHand"]!;

    /// <summary>Units that are to come of the agent's own orders; what an offer was imported with is forgotten after some weeks.</summary>
    public async Task<int> OrderedAsync(string sku) =>
        (await Cloud.Services.GetRequiredService<IInventoryStore>().ReadAsync(sku, default))!.Document.OnOrder
            .Where(one => !one.Key.StartsWith("offer:", StringComparison.Ordinal)).Sum(one => one.Value);

    public async Task<int> OnOrderAsync(string sku) =>
        (int)(await Buyer.GetFromJsonAsync<JsonObject>($"api/inventory/{sku}"))!["onOrder"]!;

    /// <summary>A purchase of the item, approved by the approver.</summary>
    public async Task<JsonObject> ApprovedAsync(string sku, int quantity)
    {
        var waiting = await UntilAsync(await CreateAsync(sku, quantity), "awaitingApproval");
        using var decision = await ApproveAsync(waiting);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        return waiting;
    }

    public Task<HttpResponseMessage> CancelAsync(JsonObject purchase) =>
        SendAsync(Buyer, $"api/purchases/{purchase["id"]}/cancel", new() { ["reason"] = "found some" });

    /// <summary>What somebody says to the agent, and its reply.</summary>
    public static async Task<string> SayAsync(HttpClient who, string text)
    {
        using var answer = await SendAsync(who, "api/messages", new() { ["messageId"] = Guid.NewGuid().ToString("n"), ["text"] = text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["reply"]!;
    }

    /// <summary>An event, or another paper, as the vendor would send it, signed with its secret.</summary>
    public async Task<HttpStatusCode> TellAsync(string vendorId, string body, string mediaType = "application/json", string? secret = null, string path = "events")
    {
        var options = Cloud.Services.GetRequiredService<IOptions<VendorOptions>>().Value;
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Cloud.Url, $"api/vendors/{vendorId}/{path}")) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(mediaType);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign(bytes, secret ?? options.Secrets[vendorId], TimeProvider.System.GetUtcNow()));
        using var anyone = new HttpClient();
        using var answer = await anyone.SendAsync(request);
        return answer.StatusCode;
    }

    public void ChangeVendor(string vendorId, Func<VendorProfile, VendorProfile> change) =>
        Cloud.Vendors.SetProfile(vendorId, change(Cloud.Vendors.ProfileOf(vendorId)));

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
