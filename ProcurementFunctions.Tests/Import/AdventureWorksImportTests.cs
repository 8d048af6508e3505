using System.Globalization;
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

        await ExpectLearnedAsync(shop, "LITWARE0001");
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

    /// <summary>The statistics from the file itself, computed the plain way.</summary>
    private static async Task ExpectLearnedAsync(Shop shop, string vendorId)
    {
        var complete = File.ReadLines(AdventureWorksFiles.Path("purchase_order_lines.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Where(row => row[2] == vendorId && row[4] == "complete")
            .Select(row => (Ordered: Day(row[5]), Shipped: Day(row[6])))
            .ToList();
        var newest = complete.Max(line => line.Ordered);
        var weights = complete.Select(line => Math.Pow(0.5, (newest.DayNumber - line.Ordered.DayNumber) / 180.0)).ToList();
        var days = complete.Select(line => (double)(line.Shipped.DayNumber - line.Ordered.DayNumber));
        var belief = (await shop.VendorAsync(vendorId)).Beliefs[BeliefNames.LeadTimeDays];

        Assert.Equal(complete.Count, belief.Observations);
        Assert.Equal(weights.Sum(), belief.Weight, 6);
        Assert.Equal(weights.Zip(days, (weight, day) => weight * day).Sum() / weights.Sum(), belief.Mean, 6);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task ExpectAsync(Shop shop, ImportKind kind, string file, int rows, int inserted)
    {
        var start = TimeProvider.System.GetTimestamp();
        var work = Environment.CpuUsage.TotalTime;
        var result = await shop.ImportFileAsync(kind, AdventureWorksFiles.Path(file));
        output.WriteLine($"{file}: {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - work).TotalSeconds:0.00} s of work");

        Assert.Equal(new ImportResult(rows, inserted, 0, 0, []), result with { Errors = [] });
        Assert.Empty(result.Errors);
    }
}
