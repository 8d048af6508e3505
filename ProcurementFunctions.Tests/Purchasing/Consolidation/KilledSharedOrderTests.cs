using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Tests.Purchasing.Killing;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

/// <summary>
/// Purchases that come to share an order, whose process is killed once before, or once after, each side effect of any of
/// them: one order at the vendor, no money lost, no task stuck.
/// </summary>
public sealed class KilledSharedOrderTests(KillableCloud cloud) : IClassFixture<KillableCloud>
{
    private const string VendorId = "ACME";
    private static readonly string[] Skus = ["BOLT", "NUT"];
    private static readonly string[] NewEffects =
        ["IJointOrderStore.CreateAsync", "IJointOrderStore.UpdateAsync", "IVendorClient.RequestJointQuoteAsync", "IVendorClient.PlaceJointOrderAsync"];

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan TimeStep = TimeSpan.FromHours(6);

    private readonly KillSwitch _kills = cloud.Kills;
    private readonly FakeTimeProvider _time = cloud.Time;
    private readonly LocalCloud _cloud = cloud.Cloud;

    private T Service<T>()
        where T : notnull => _cloud.Services.GetRequiredService<T>();

    [Theory]
    [InlineData(KillMoment.Before)]
    [InlineData(KillMoment.After)]
    public async Task Purchases_KilledAtEverySideEffect_AreOneOrder(KillMoment moment)
    {
        // A call that another death cut off is not counted, so it may take more than one life to have died at all.
        var missing = NewEffects;
        for (var life = 1; missing.Length > 0; life++)
        {
            Assert.True(life <= 6, $"never killed at {string.Join(", ", missing)}");
            await LiveAsOneOrderAsync($"one order {moment} {life}", moment);
            missing = [.. missing.Where(effect => !_kills.KilledAt.Any(point => point.Contains(effect, StringComparison.Ordinal)))];
        }
    }

    private async Task LiveAsOneOrderAsync(string name, KillMoment moment)
    {
        var before = OrderNumbers();
        var stock = await StockAsync();
        var purchases = await LiveAsync(name, VendorFault.None, moment);

        var orders = NewOrders(before);
        Assert.True(orders.Length == 1, string.Join('\n', purchases.SelectMany(purchase => purchase.Timeline)));
        var order = orders[0];
        Assert.Equal((2, 0), (order.Lines.Count, order.Conflicts));
        Assert.All(purchases, purchase => Assert.Equal((PurchaseStatus.Received, order.OrderNumber), (purchase.Status, Assert.Single(purchase.Orders).Number)));
        await AssertStockAsync(stock);
        // 30 at 2.50 and 30 at 1.20; 10 and a tenth of it for shipping.
        await AssertMoneyAsync(purchases, 111 + 10 + 11.1m);
    }

    [Theory]
    [InlineData(KillMoment.Before)]
    [InlineData(KillMoment.After)]
    public async Task Purchases_WhoseOrderIsRefused_AreOneOrderEach(KillMoment moment)
    {
        var before = OrderNumbers();
        var stock = await StockAsync();
        var purchases = await LiveAsync($"refused {moment}", VendorFault.RefusesJointOrders, moment);

        var orders = NewOrders(before);
        Assert.Equal(Skus, orders.Select(order => Assert.Single(order.Lines).Sku).Order());
        Assert.All(orders, order => Assert.Equal(0, order.Conflicts));
        Assert.All(purchases, purchase => Assert.Equal(PurchaseStatus.Received, purchase.Status));
        await AssertStockAsync(stock);
        await AssertMoneyAsync(purchases, 111 + 20 + 11.1m);
    }

    private HashSet<string> OrderNumbers() => [.. _cloud.Vendors.ReceivedOrders().Select(order => order.OrderNumber)];

    private ReceivedOrder[] NewOrders(HashSet<string> before) => [.. _cloud.Vendors.ReceivedOrders().Where(order => !before.Contains(order.OrderNumber))];

    private async Task<IReadOnlyList<PurchaseDocument>> LiveAsync(string name, VendorFault fault, KillMoment moment)
    {
        _cloud.Vendors.SetProfile(VendorId, KillableCloud.Vendor with { ShippingBase = 10, ShippingShare = 0.1m, Fault = fault });
        _cloud.Vendors.SetProfile("BOLTCO", KillableCloud.Vendor with { PriceFactor = 9 });
        await Patience.RunAsync(() => Service<IOperationsStore>().UpdateAsync(
            settings => settings with { Ordering = new(3 * 24 * 60), Approval = new(AutoApproveBelow: 1000) }, "admin", "for the test", default), default);
        _kills.Reset(moment);
        await using var engine = new KillableEngine(_cloud, _kills, cloud.NewFolder(), _time);
        await engine.StartAsync();
        return await LiveAsync(engine, name).WaitAsync(LongestLife);
    }

    private async Task<IReadOnlyList<PurchaseDocument>> LiveAsync(KillableEngine engine, string name)
    {
        PurchaseRequest[] wishes = [.. Skus.Select(sku => new PurchaseRequest(PurchaseSource.Api, $"buyer:{name}:{sku}", sku, 30, "buyer"))];
        foreach (var wish in wishes)
        {
            while (!await engine.TryAsync("start", () => Service<IPurchaseStarter>().StartAsync(engine.Client, wish, default))) continue;
        }

        while (true)
        {
            await engine.IdleAsync();
            var purchases = new List<PurchaseDocument>();
            foreach (var wish in wishes) purchases.Add((await Patience.RunAsync(() => Service<IPurchaseStore>().ReadAsync(PurchaseIds.For(wish), default), default))!.Document);
            if (await AreOverAsync(engine, purchases)) return purchases;
            _time.Advance(TimeStep);
            var sweep = ActivatorUtilities.CreateInstance<PurchaseSweep>(_cloud.Services);
            await engine.TryAsync("sweep", async () =>
            {
                await sweep.RunAsync(null!, engine.Client, default);
                return true;
            });
        }
    }

    private static async Task<bool> AreOverAsync(KillableEngine engine, IEnumerable<PurchaseDocument> purchases)
    {
        foreach (var purchase in purchases)
        {
            if (purchase.IsOpen() || await engine.Client.GetInstanceAsync(purchase.Id) is not { IsCompleted: true }) return false;
        }

        return true;
    }

    private async Task<int[]> StockAsync()
    {
        var onHand = new List<int>();
        foreach (var sku in Skus) onHand.Add((await Patience.RunAsync(() => Service<IInventoryStore>().ReadAsync(sku, default), default))!.Document.OnHand);
        return [.. onHand];
    }

    private async Task AssertStockAsync(int[] before)
    {
        Assert.Equal(before.Select(units => units + 30), await StockAsync());
        foreach (var sku in Skus)
        {
            var item = (await Patience.RunAsync(() => Service<IInventoryStore>().ReadAsync(sku, default), default))!.Document;
            Assert.DoesNotContain(item.OnOrder.Keys, key => key.StartsWith("PO-", StringComparison.Ordinal));
        }
    }

    private async Task AssertMoneyAsync(IReadOnlyList<PurchaseDocument> purchases, decimal owed)
    {
        decimal held = 0;
        foreach (var purchase in purchases)
        {
            Assert.Equal(BudgetState.Actual, purchase.Budget!.State);
            var (ledger, _) = await Patience.RunAsync(() => Service<IBudget>().ReadAsync(purchase.Budget!.Period, default), default);
            held += ledger.Entries.Where(entry => entry.PurchaseId == purchase.Id).Sum(entry => entry.Amount);
        }

        Assert.Equal(owed, held);
        Assert.Equal(owed, purchases.Sum(purchase => purchase.Budget!.Amount));
    }
}
