using System.Globalization;
using static ProcurementFunctions.Local.AppHost.Demo.DemoFailedException;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>What has become of it all: stock, knowledge, the record.</summary>
internal sealed class OutcomeSteps(AppClient buyer, DemoPaper paper, Purchases purchases)
{
    private static readonly string[] LearnedFromADelivery = ["onTimeRate", "leadTimeDays", "fillRate"];

    public async Task CountStockAsync(CancellationToken cancellation)
    {
        foreach (var purchase in await ReceivedAsync(cancellation))
        {
            var before = purchases.Low[purchase.Sku];
            var usable = purchase.Receipts!.Sum(receipt => receipt.Quantity - receipt.Rejected);
            var now = await buyer.GetAsync($"inventory/{Uri.EscapeDataString(purchase.Sku)}", DemoJson.Default.StockItem, cancellation);
            Require(now.OnHand == before.OnHand + usable, $"{purchase.Sku}: {before.OnHand} on hand and {usable} received, but {now.OnHand} now");
            paper.Say($"{now.Name}: {before.OnHand} + {usable} = {now.OnHand}");
        }
    }

    public async Task ReadVendorsAsync(CancellationToken cancellation)
    {
        var lines = (await ReceivedAsync(cancellation)).SelectMany(purchase => purchase.Choice!.Lines.Select(line => (line.VendorId, purchase.Sku)));
        foreach (var vendor in lines.GroupBy(line => line.VendorId, line => line.Sku))
        {
            var before = purchases.VendorsBefore[vendor.Key];
            var now = await buyer.GetAsync($"vendors/{Uri.EscapeDataString(vendor.Key)}", DemoJson.Default.VendorRecord, cancellation);
            foreach (var name in LearnedFromADelivery.Concat(vendor.Distinct().Select(sku => $"price:{sku}")))
                RequireLearned(before, now, name);
            Require(
                now.Orders is { } orders && orders.Received >= (before.Orders?.Received ?? 0) + 1,
                $"{vendor.Key} does not count the order that was received");
            Tell(now, vendor);
        }
    }

    public async Task ReadTimelineAsync(CancellationToken cancellation)
    {
        var purchase = (await ReceivedAsync(cancellation))[0];
        Require(purchase.Timeline is { Count: > 0 }, $"{purchase.Id} has no timeline");
        paper.Say($"{purchase.Id}, {purchase.Quantity} of {purchases.Low[purchase.Sku].Name}:");
        foreach (var entry in purchase.Timeline!)
            paper.Say(string.Create(CultureInfo.InvariantCulture, $"  {entry.At:yyyy-MM-dd HH:mm}  {entry.Event,-20} {entry.By,-22} {entry.Detail}"));
        var budget = await buyer.GetAsync("budget", DemoJson.Default.BudgetReport, cancellation);
        paper.Say(string.Create(CultureInfo.InvariantCulture,
            $"budget of {budget.Period}: {budget.Reserved:N2} reserved, {budget.Committed:N2} committed, {budget.Actual:N2} spent"));
    }

    private async Task<List<PurchaseRecord>> ReceivedAsync(CancellationToken cancellation) =>
        [.. (await purchases.ReadAllAsync(cancellation)).Where(purchase => purchase.Status == "received")];

    private static void RequireLearned(VendorRecord before, VendorRecord now, string belief)
    {
        var known = before.Beliefs.GetValueOrDefault(belief)?.Observations ?? 0;
        var knows = now.Beliefs.GetValueOrDefault(belief)?.Observations ?? 0;
        Require(knows > known, $"{now.Id} has {knows} observations for {belief} and had {known} before the delivery");
    }

    private void Tell(VendorRecord vendor, IEnumerable<string> skus)
    {
        var (onTime, lead) = (vendor.Beliefs["onTimeRate"], vendor.Beliefs["leadTimeDays"]);
        paper.Say(string.Create(CultureInfo.InvariantCulture,
            $"{vendor.Name}: {vendor.Orders!.Received} of {vendor.Orders.Placed} orders received, on time {onTime.Value:P0} ({onTime.Low:P0} to {onTime.High:P0}), lead time {lead.Value:0.0} days"));
        foreach (var sku in skus.Distinct())
            paper.Say(string.Create(CultureInfo.InvariantCulture, $"  {sku} costs about {vendor.Beliefs[$"price:{sku}"].Value:N2}"));
    }
}
