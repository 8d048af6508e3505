using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Local.VendorSimulator;
using ProcurementFunctions.Tests.Pages;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>A shop that fails in a whole app: on its page, by the doctor, and by a notice.</summary>
public sealed class SilentShopTests
{
    [Fact]
    public async Task Shop_ThatFailsForLong_IsShownFoundAndToldOnce_UntilItIsReadAgain()
    {
        await using var woo = await WooShop.OpenAsync();
        woo.AddProduct("BOLT", 12);
        woo.AddProduct("T-SHIRT", 3);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var shop = await PurchaseShop.OpenAsync(settings: Settings(woo, receiver));
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        Assert.Contains("not yet", await admin.ReadAsync("/import"), StringComparison.Ordinal);
        await ReadAsync(shop);
        var works = await admin.ReadAsync("/import");
        Assert.Contains("<td>main (woocommerce, 127.0.0.1:", works, StringComparison.Ordinal);
        Assert.Contains("<td>works</td>", works, StringComparison.Ordinal);
        Assert.Contains("SKUs of main that no item has: T-SHIRT.", works, StringComparison.Ordinal);

        // A failure of a moment is shown where it is looked for, and nobody is told.
        woo.Failing = 503;
        await ReadAsync(shop);
        await TellAsync(shop);
        Assert.Contains("it answered 503</td>", await admin.ReadAsync("/import"), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", await admin.ReadAsync("/import"), StringComparison.Ordinal);
        Assert.Null(await FindingAsync(shop));

        var since = await FailingForAsync(shop, TimeSpan.FromHours(2));
        await TellAsync(shop);
        await TellAsync(shop);
        Assert.Contains("<p role=\"alert\">main has not been read to its end since", await admin.ReadAsync("/import"), StringComparison.Ordinal);
        Assert.Contains("it answered 503", await FindingAsync(shop), StringComparison.Ordinal);
        Assert.Equal(since, (DateTimeOffset?)(await shop.Admin.GetFromJsonAsync<JsonObject>("api/shops"))!["items"]![0]!["silentSince"]);
        await shop.Cloud.Services.GetRequiredService<NoticeSender>().SendDueAsync(default);
        var told = JsonNode.Parse((await receiver.NextAsync()).Body)!;
        Assert.Equal(
            (NoticeKinds.ShopSilent, "admin", "main", "silent", "/api/shops"),
            ((string?)told["kind"], (string?)told["audience"], (string?)told["shop"], (string?)told["status"], (string?)told["link"]));
        Assert.Equal((since, null), ((DateTimeOffset?)told["at"], (string?)told["purchaseId"]));

        woo.Failing = 0;
        await ReadAsync(shop);
        await TellAsync(shop);
        Assert.Contains("<td>works</td>", await admin.ReadAsync("/import"), StringComparison.Ordinal);
        Assert.Null(await FindingAsync(shop));
        Assert.Empty(await shop.Cloud.Services.GetRequiredService<CosmosNotices>().ListDueAsync(DateTimeOffset.MaxValue, 10, default));
        Assert.False(receiver.HasMore);
    }

    /// <summary>The app's timers leave the shop to the test.</summary>
    private static Dictionary<string, string?> Settings(WooShop woo, WebhookReceiver receiver) => new()
    {
        ["Shops:main:Kind"] = "woocommerce",
        ["Shops:main:Url"] = woo.Url,
        ["Shops:main:ConsumerKey"] = WooShop.Key,
        ["Shops:main:ConsumerSecret"] = WooShop.Secret,
        ["ShopCatchUpSchedule"] = "0 0 0 29 2 *",
        ["ShopErrandsSchedule"] = "0 0 0 29 2 *",
        ["Notices:Url"] = receiver.Address.AbsoluteUri,
        ["Notices:Secret"] = new('s', NoticeOptions.ShortestSecret),
        ["AzureWebJobs.SendNotices.Disabled"] = "true",
        ["Doctor:ConfirmAfter"] = "00:00:00",
    };

    private static async Task ReadAsync(PurchaseShop shop)
    {
        using var answer = await PurchaseShop.SendAsync(shop.Admin, "api/shops/main/catch-up", []);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task TellAsync(PurchaseShop shop) => shop.Cloud.Services.GetRequiredService<SilentShopWatch>().TellAsync(default);

    /// <summary>As if it had begun to fail so long ago, and been read for the last time then.</summary>
    private static async Task<DateTimeOffset?> FailingForAsync(PurchaseShop shop, TimeSpan time) => (await shop.Cloud.Services.GetRequiredService<CosmosShops>().UpdateAsync(
        "main", known => known with { FailingSince = known.FailingSince - time, LastSuccessAt = known.LastSuccessAt - time }, default)).LastSuccessAt;

    /// <summary>What the doctor says of the shop; null: nothing.</summary>
    private static async Task<string?> FindingAsync(PurchaseShop shop)
    {
        var report = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!;
        return (string?)report["findings"]!.AsArray().SingleOrDefault(finding => (string?)finding!["kind"] == FindingKinds.ShopSilent)?["what"];
    }
}
