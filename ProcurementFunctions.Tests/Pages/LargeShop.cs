using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>
/// A shop of years: 100,000 items, 10,000 purchases with what was decided and learned of them. They are copies of documents that the
/// app itself has written, put into the store at once.
/// </summary>
internal sealed class LargeShop(PurchaseShop shop)
{
    public const int Items = 100_000;
    public const int Purchases = 10_000;
    public const string Vendor = "BOLTCO";
    private const int Waiting = 20;
    private const int Open = 200;
    private const int WithDemand = 2000;
    private const int WithOffers = 5000;
    private readonly CosmosClient _client = shop.Cloud.Services.GetRequiredService<CosmosClient>();

    public static string SkuOf(int number) => string.Create(CultureInfo.InvariantCulture, $"ITEM-{number:000000}");

    public static string PurchaseOf(int number) => string.Create(CultureInfo.InvariantCulture, $"P-{number:0000000000000}");

    /// <summary>An item with demand and an offer, one purchase of which is under way.</summary>
    public static string BusySku => SkuOf(Waiting + 5);

    /// <summary>A small shop, whose item has demand that is copied.</summary>
    public static Task<PurchaseShop> OpenAsync() => PurchaseShop.OpenAsync(speed: 1, data: folder => File.WriteAllLines(
        Path.Combine(folder, "demand.csv"),
        ["sku,date,quantity,in_stock", .. Enumerable.Range(1, 60).Select(day => $"WASHER,{DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-day):yyyy-MM-dd},{3 + (day % 5)},1")]));

    public async Task FillAsync()
    {
        await FillItemsAsync();
        await shop.ChangeOperationsAsync(settings => settings["ordering"]!["holdMinutes"] = 0);
        var ordered = (string)(await shop.UntilAsync(await shop.ApprovedAsync("WASHER", 100), "ordered"))["id"]!;
        var waiting = (string)(await shop.UntilAsync(await shop.CreateAsync("BOLT", 20), "awaitingApproval"))["id"]!;
        await FillPurchasesAsync(await OneAsync("purchases", ordered), await OneAsync("purchases", waiting));
        await FillTrailAsync(ordered);
        await FillEvidenceAsync();
    }

    private async Task FillItemsAsync()
    {
        var (item, demand, offer) = (await OneAsync("inventory", "WASHER"), (await AllAsync("demand", "WASHER"))[^1], (await AllAsync("offers", "WASHER"))[0]);
        await LoadAsync("inventory", Items, number => Changed(item, ("id", SkuOf(number)), ("sku", SkuOf(number)), ("name", $"Steel screw {number} M{number % 40}"), ("onHand", number % 500)));
        await LoadAsync("demand", WithDemand, number => Changed(demand, ("sku", SkuOf(number))));
        await LoadAsync("offers", WithOffers, number => Changed(offer, ("sku", SkuOf(number))));
    }

    /// <summary>A few wait, some are under way, the rest has come; a minute between one and the next.</summary>
    private async Task FillPurchasesAsync(JsonObject ordered, JsonObject waiting)
    {
        var at = (DateTimeOffset)ordered["createdAt"]!;
        await LoadAsync("purchases", Purchases, number => Changed(
            number < Waiting ? waiting : ordered,
            ("id", PurchaseOf(number)),
            ("sku", SkuOf(number % 900)),
            ("status", number < Waiting ? "awaitingApproval" : number < Open ? "ordered" : "received"),
            ("createdAt", at.AddMinutes(-number)),
            ("updatedAt", at.AddMinutes(-number)),
            ("budget", null)));
    }

    private async Task FillTrailAsync(string purchase)
    {
        var entries = await AllAsync("audit", $"purchase:{purchase}");
        Assert.NotEmpty(entries);
        foreach (var entry in entries)
        {
            var at = (DateTimeOffset)entry["at"]!;
            await LoadAsync("audit", Purchases, number => Changed(entry, ("subject", $"purchase:{PurchaseOf(number)}"), ("at", at.AddMinutes(-number))));
        }
    }

    /// <summary>A quote and a delivery for each purchase.</summary>
    private async Task FillEvidenceAsync()
    {
        var quote = (await AllAsync("prices", "WASHER")).First(one => one["unitPrice"] is not null);
        var at = (DateTimeOffset)quote["at"]!;
        foreach (var isDelivery in (bool[])[false, true])
        {
            await LoadAsync("prices", Purchases, number =>
            {
                var id = $"{number}:{isDelivery}";
                var piece = Changed(quote, ("id", $"ACME:{id}"), ("evidenceId", id), ("vendorId", "ACME"), ("sku", SkuOf(number % 900)), ("at", at.AddHours(-number)), ("paid", isDelivery));
                return isDelivery ? Changed(piece, ("onTime", number % 9 > 0), ("leadTimeDays", 4 + (number % 3))) : piece;
            });
        }
    }

    private async Task LoadAsync(string container, int count, Func<int, JsonObject> document) => Assert.Equal(
        count,
        await shop.Cloud.Documents!.LoadAsync("procurement", container, Enumerable.Range(0, count).Select(number => (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(document(number)))));

    private async Task<JsonObject> OneAsync(string container, string key) => Assert.Single(await AllAsync(container, key));

    private async Task<IReadOnlyList<JsonObject>> AllAsync(string container, string key)
    {
        using var pages = _client.GetContainer("procurement", container).GetItemQueryStreamIterator("SELECT * FROM c", requestOptions: new() { PartitionKey = new(key) });
        using var page = await pages.ReadNextAsync();
        return [.. (await JsonNode.ParseAsync(page.Content))!["Documents"]!.AsArray().Select(one => one!.AsObject())];
    }

    private static JsonObject Changed(JsonObject document, params (string Name, JsonNode? Value)[] fields)
    {
        var copy = document.DeepClone().AsObject();
        foreach (var (name, value) in fields) copy[name] = value;
        return copy;
    }
}
