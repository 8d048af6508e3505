using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using Xunit.Abstractions;

namespace ProcurementFunctions.Tests.Import;

public sealed class AdventureWorksImportTests(ITestOutputHelper output)
{
    [Fact]
    public async Task ImportAsync_AllFilesTwice_StoresEachRowOnceAndLearns()
    {
        if (AdventureWorksFiles.Folder is null) return;
        await using var shop = await Shop.OpenAsync();

        await ExpectAsync(shop, ImportKind.Inventory, "inventory.csv", 265, inserted: 265);
        await ExpectAsync(shop, ImportKind.Vendors, "vendors.csv", 104, inserted: 104);
        await ExpectAsync(shop, ImportKind.Offers, "vendor_offers.csv", 460, inserted: 460);
        await ExpectAsync(shop, ImportKind.PurchaseOrderLines, "purchase_order_lines.csv", 8845, inserted: 8845);
        var learned = await shop.VendorAsync("LITWARE0001");

        await ExpectAsync(shop, ImportKind.Inventory, "inventory.csv", 265, inserted: 0);
        await ExpectAsync(shop, ImportKind.Vendors, "vendors.csv", 104, inserted: 0);
        await ExpectAsync(shop, ImportKind.Offers, "vendor_offers.csv", 460, inserted: 0);
        await ExpectAsync(shop, ImportKind.PurchaseOrderLines, "purchase_order_lines.csv", 8845, inserted: 0);
        var again = await shop.VendorAsync("LITWARE0001");

        await ExpectLearnedAsync(shop);
        Assert.Equal(learned.Beliefs[BeliefNames.LeadTimeDays].Mean, again.Beliefs[BeliefNames.LeadTimeDays].Mean);
        Assert.Equal(learned.Beliefs[BeliefNames.FillRate].Observations, again.Beliefs[BeliefNames.FillRate].Observations);
        Assert.Empty(again.UnfinishedLessons);
        await ExpectLowAsync(shop, "HN-4402", "LR-8520");
    }

    private static async Task ExpectLowAsync(Shop shop, params string[] skus)
    {
        var found = await shop.Get<LowStockSearch>().FindAsync(new StockPolicy(new ServiceSettings()), default);

        Assert.Equal(265, found.Checked);
        Assert.Equal(skus, found.Low.Select(stock => stock.Item.Sku));
    }

    /// <summary>All that is learned of all vendors, against the figures of the file itself.</summary>
    private static async Task ExpectLearnedAsync(Shop shop)
    {
        var now = shop.Time.GetUtcNow();
        var figures = PlainFigures.Of(AdventureWorksFiles.Path("purchase_order_lines.csv"));
        Assert.Equal(86, figures.Keys.Select(key => key.Vendor).Distinct().Count());
        var known = new Dictionary<string, VendorDocument>();
        foreach (var ((vendorId, name), (mean, weight, count)) in figures)
        {
            if (!known.TryGetValue(vendorId, out var vendor)) known[vendorId] = vendor = await shop.VendorAsync(vendorId);
            var learned = vendor.Beliefs[name];
            Assert.True(learned.Observations == count, $"{vendorId} {name}: {learned.Observations} and not {count} observations");
            Assert.Equal(weight, learned.Weight, 1e-6 * weight);
            Assert.Equal(mean, learned.Mean, 1e-6 * (1 + Math.Abs(mean)));
            var believed = BeliefRules.Of(vendor, name, now)!;
            Assert.Equal(PlainFigures.Believed(name, mean, weight), believed.Value, 1e-6 * (1 + Math.Abs(mean)));
            Assert.True(believed.Low <= believed.Value && believed.Value <= believed.High && believed.Basis == BeliefBasis.Evidence);
        }

        // Nothing is learned that the file does not say.
        foreach (var vendor in known.Values)
            Assert.All(vendor.Beliefs.Keys, name => Assert.Contains((vendor.VendorId, name), figures.Keys));
    }

    private async Task ExpectAsync(Shop shop, ImportKind kind, string file, int rows, int inserted)
    {
        var start = TimeProvider.System.GetTimestamp();
        var work = Environment.CpuUsage.TotalTime;
        var result = await shop.ImportFileAsync(kind, AdventureWorksFiles.Path(file));
        output.WriteLine($"{file}: {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - work).TotalSeconds:0.00} s of work");

        Assert.Equal(new ImportResult(rows, inserted, 0, 0, []), result with { Errors = [], Format = null });
        Assert.Empty(result.Errors);
    }
}
