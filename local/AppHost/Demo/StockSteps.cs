using System.Text.Json.Nodes;
using static ProcurementFunctions.Local.AppHost.Demo.DemoFailedException;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>Which items are low, and that one need starts one purchase.</summary>
internal sealed class StockSteps(AppClient buyer, AppClient admin, DemoPaper paper, Purchases purchases)
{
    public async Task RecommendAsync(CancellationToken cancellation)
    {
        await SetModeAsync("monitoring", cancellation);
        var check = await CheckAsync(cancellation);
        paper.Say($"{check.Checked} items checked, {check.Low.Count} low:");
        foreach (var item in check.Low)
            paper.Say($"  {item.Sku,-14} {item.Projected} projected, reorder point {item.ReorderPoint}: {item.SuggestedQuantity} more are recommended");
        Require(check.Low.Count > 0, "no item is low, so there is nothing to tell");
        Require(check.Started.Count == 0, "a purchase was started in monitoring mode");
        var low = await buyer.ListAsync("inventory?low=true", DemoJson.Default.StockItems, cancellation);
        Require(
            low.Select(item => item.Sku).Order().SequenceEqual(check.Low.Select(item => item.Sku).Order()),
            "the list of low items and the check do not agree");
        purchases.Low = low.ToDictionary(item => item.Sku);
    }

    public async Task SwitchToPurchasingAsync(CancellationToken cancellation)
    {
        await SetModeAsync("purchasing", cancellation);
        paper.Say("admin: the mode is purchasing; a person approves every purchase");
    }

    public async Task StartPurchasesAsync(CancellationToken cancellation)
    {
        await CheckAsync(cancellation);
        var started = await StartedAsync(cancellation);
        purchases.Ids = [.. started.Select(purchase => purchase.Id)];
        foreach (var purchase in started) paper.Say($"{purchase.Id}: {purchase.Quantity} of {purchases.Low[purchase.Sku].Name} ({purchase.Sku})");
        Require(
            started.Select(purchase => purchase.Sku).Order().SequenceEqual(purchases.Low.Keys.Order()),
            $"{started.Count} purchases were started for {purchases.Low.Count} low items");
    }

    public async Task StartNoneAgainAsync(CancellationToken cancellation)
    {
        var check = await CheckAsync(cancellation);
        Require(check.Started.Count == 0, $"{check.Started.Count} purchases were started again");
        var started = await StartedAsync(cancellation);
        Require(started.Count == purchases.Ids.Count, $"there are {started.Count} purchases for {purchases.Ids.Count} needs");
        paper.Say($"{started.Count} purchases for {purchases.Low.Count} low items, as before");
    }

    private Task<StockCheck> CheckAsync(CancellationToken cancellation) =>
        buyer.PostAsync("inventory/check", null, DemoJson.Default.StockCheck, cancellation);

    private async Task<List<PurchaseRecord>> StartedAsync(CancellationToken cancellation)
    {
        var all = await buyer.ListAsync("purchases", DemoJson.Default.Purchases, cancellation);
        return [.. all.Where(purchase => purchases.Low.ContainsKey(purchase.Sku)).OrderBy(purchase => purchase.Sku, StringComparer.Ordinal)];
    }

    private Task SetModeAsync(string mode, CancellationToken cancellation) =>
        admin.ChangeAsync("operations", settings =>
        {
            settings["mode"] = mode;
            ((JsonObject)settings["approval"]!)["autoApproveBelow"] = 0;
        }, cancellation);
}
