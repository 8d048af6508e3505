using System.Globalization;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>
/// Imports demand of more and more rows, each file into a store of its own by a process of its own, so that the memory of
/// each is told apart; and the last file a second time, which changes nothing.
/// </summary>
internal static class ImportComparison
{
    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("import-benchmark-").FullName;
        try
        {
            Console.WriteLine("| rows | order | s | rows a second | allocated MB | peak MB | found |");
            Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | --- |");
            foreach (var rows in sizes)
            {
                foreach (var isByDay in new[] { false, true }) await CompareAsync(folder, rows, isByDay);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string folder, int rows, bool isByDay)
    {
        var order = isByDay ? "by day" : "by item";
        var file = Path.Combine(folder, "demand.csv");
        await ImportShop.WriteFileAsync(file, rows, isByDay);
        await using var store = await StoreProcess.StartAsync(Path.Combine(folder, $"{rows}-{isByDay}.db"));
        using (var app = App.Build(store.Connection))
        {
            await App.CreateContainersAsync(app.Services);
            await ImportShop.WriteItemsAsync(app.Services);
        }

        Say(rows, order, await store.MeasureAsync(Measurement.Import, 1, file));
        Say(rows, $"{order}, again", await store.MeasureAsync(Measurement.Import, 1, file));
    }

    private static void Say(int rows, string order, Measurement one) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {rows:N0} | {order} | {one.Milliseconds / 1000:0.0} | {rows / one.Milliseconds * 1000:N0} | {one.Allocated / 1e6:N0} | {one.Peak / 1e6:N0} | {one.Found} |"));
}
