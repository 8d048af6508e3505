using System.Globalization;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>Fills a store step by step and compares, at each step, the check with the bare reading of the same documents.</summary>
internal static class Comparison
{
    /// <summary>From so many items on, one round without a warm-up tells enough.</summary>
    private const int Many = 50_000;

    /// <param name="sizes">Numbers of items, rising.</param>
    /// <param name="database">A store to be filled, or filled by an earlier run with its last number of items; null: one that goes afterwards.</param>
    /// <param name="isFilled">Whether the store has the items already, and is only to be measured with the last number of them.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, string? database, bool isFilled)
    {
        var folder = Directory.CreateTempSubdirectory("inventory-benchmark-").FullName;
        try
        {
            await using var store = await StoreProcess.StartAsync(database ?? Path.Combine(folder, "documents.db"));
            if (isFilled) await SayAsync(store, [sizes[^1]], _ => Task.CompletedTask);
            else await FillAsync(store, sizes, isMeasured: database is null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(StoreProcess store, IReadOnlyList<int> sizes, bool isMeasured)
    {
        using var app = App.Build(store.Connection);
        await App.CreateContainersAsync(app.Services);
        var data = new ShopData(app.Services);
        await data.WriteVendorsAsync();
        var written = 0;
        if (isMeasured) await SayAsync(store, sizes, WriteAsync);
        else await WriteAsync(sizes[^1]);

        async Task WriteAsync(int size)
        {
            Console.WriteLine($"writing {size - written:N0} items …");
            await data.WriteItemsAsync(written, size);
            written = size;
        }
    }

    private static async Task SayAsync(StoreProcess store, IReadOnlyList<int> sizes, Func<int, Task> writeAsync)
    {
        var lines = new List<string>();
        foreach (var size in sizes)
        {
            await writeAsync(size);
            var rounds = size < Many ? 2 : 1;
            var scan = await store.MeasureAsync(Measurement.Scan, rounds);
            var read = await store.MeasureAsync(Measurement.Read, rounds);
            var check = await store.MeasureAsync(Measurement.Check, rounds);
            lines.AddRange([Line(size, "scan", scan, scan), Line(size, "read", read, scan), Line(size, "check", check, scan, read)]);
        }

        Console.WriteLine();
        Console.WriteLine("| items | way | s | of scan | of read | allocated MB | peak MB | found |");
        Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var line in lines) Console.WriteLine(line);
    }

    private static string Line(int items, string way, Measurement one, Measurement scan, Measurement? read = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {items:N0} | {way} | {one.Milliseconds / 1000:0.00} | {one.Milliseconds / scan.Milliseconds:0.00} | {(read is null ? "" : (one.Milliseconds / read.Milliseconds).ToString("0.00", CultureInfo.InvariantCulture))} | {one.Allocated / 1e6:N0} | {one.Peak / 1e6:N0} | {one.Found} |");
}
