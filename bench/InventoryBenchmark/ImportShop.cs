using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>A shop of 2,500 items and the file of their demand, with any number of rows up to yesterday.</summary>
internal static class ImportShop
{
    public const int Items = 2_500;

    public static Task WriteItemsAsync(IServiceProvider services)
    {
        var items = services.GetRequiredService<DocumentContainer<InventoryItem>>();
        return Parallel.ForEachAsync(
            Enumerable.Range(0, Items).Select(SkuOf),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (sku, cancellation) => await items.CreateAsync(new() { Id = sku, Sku = sku, Name = sku }, sku, cancellation));
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rows">A multiple of <see cref="Items"/>: so many days of each.</param>
    /// <param name="isByDay">Whether all items of a day stand together, as a shop's daily exports do; else all days of an item.</param>
    public static async Task WriteFileAsync(string path, int rows, bool isByDay)
    {
        await using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 16);
        await file.WriteLineAsync("sku,date,quantity,in_stock");
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-(rows / Items));
        for (var row = 0; row < rows; row++)
        {
            var (item, day) = isByDay ? (row % Items, row / Items) : (row / (rows / Items), row % (rows / Items));
            await file.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{SkuOf(item)},{first.AddDays(day):yyyy-MM-dd},{(item * 31 + day * 17) % 23},{(day % 60 == item % 60 ? 0 : 1)}"));
        }
    }

    private static string SkuOf(int item) => FormattableString.Invariant($"ITEM-{item:000000}");
}
