using System.Diagnostics;
using System.Globalization;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>One way to go over all items, in this process: how long it takes and how much memory that needs.</summary>
/// <param name="Milliseconds">The median of the rounds; of two, the larger.</param>
/// <param name="Allocated">Bytes in one round.</param>
/// <param name="Peak">Bytes of memory that the process has held at most, all rounds together.</param>
/// <param name="Found">What it counted: documents, or items with those that are low.</param>
internal sealed record Measurement(double Milliseconds, long Allocated, long Peak, string Found)
{
    private const int KeysInQuery = 200;

    /// <summary>Reads each container once, end to end, and throws the bytes away.</summary>
    public const string Scan = "scan";

    /// <summary>Sends the very queries of the check, and throws the bytes away.</summary>
    public const string Read = "read";

    /// <summary>The check of the app, in monitoring mode.</summary>
    public const string Check = "check";

    /// <summary>The import of a file of demand.</summary>
    public const string Import = "import";

    /// <param name="way">One of those above.</param>
    /// <param name="connection">Of the store.</param>
    /// <param name="rounds">After one to warm up, where there are several.</param>
    /// <param name="file">What is imported.</param>
    public static async Task RunAsync(string way, string connection, int rounds, string? file)
    {
        using var app = App.Build(connection);
        if (rounds > 1) await OnceAsync(way, app.Services, file);
        var times = new List<double>();
        var (allocated, found) = (0L, "");
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var start = Stopwatch.GetTimestamp();
            found = await OnceAsync(way, app.Services, file);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes() - before;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Order().ElementAt(rounds / 2):0.0}|{allocated}|{process.PeakWorkingSet64}|{found}"));
    }

    public static Measurement Parse(string line) => line.Split('|') is [var time, var allocated, var peak, var found]
        ? new(double.Parse(time, CultureInfo.InvariantCulture), long.Parse(allocated, CultureInfo.InvariantCulture), long.Parse(peak, CultureInfo.InvariantCulture), found)
        : throw new InvalidOperationException($"a measuring process said: {line}");

    private static Task<string> OnceAsync(string way, IServiceProvider services, string? file) => way switch
    {
        Import => ImportAsync(services, file!),
        Scan => ScanAsync(services),
        Read => ReadAsync(services),
        _ => CheckAsync(services),
    };

    private static async Task<string> ImportAsync(IServiceProvider services, string path)
    {
        await using var file = File.OpenRead(path);
        var result = await services.GetRequiredService<CsvImporter>().ImportAsync(ImportKind.Demand, file, ImportOptions.None, new(), default);
        return $"{result.Inserted:N0} new, {result.Updated:N0} changed, {result.Rejected:N0} rejected";
    }

    private static async Task<string> CheckAsync(IServiceProvider services)
    {
        var result = await services.GetRequiredService<InventoryCheck>().RunAsync(null!, default);
        return $"{result.Checked:N0} items, {result.Low.Count:N0} low";
    }

    private static async Task<string> ScanAsync(IServiceProvider services)
    {
        var bytes = 0L;
        foreach (var container in new[] { "inventory", "demand", "offers" })
            bytes += await DrainAsync(services, container, new("SELECT * FROM c"));
        return $"{bytes / 1e6:N0} MB";
    }

    /// <summary>Pages of items, two at once as in the check; their SKUs are all that is looked at.</summary>
    private static async Task<string> ReadAsync(IServiceProvider services)
    {
        var bytes = 0L;
        await Parallel.ForEachAsync(
            services.GetRequiredService<IInventoryStore>().ListAsync(default).Select(item => item.Sku).Chunk(KeysInQuery),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (skus, _) =>
            {
                var query = new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(@keys, c.sku)").WithParameter("@keys", skus);
                foreach (var read in await Task.WhenAll(DrainAsync(services, "demand", query), DrainAsync(services, "offers", query)))
                    Interlocked.Add(ref bytes, read);
            });
        return $"{bytes / 1e6:N0} MB and the items";
    }

    private static async Task<long> DrainAsync(IServiceProvider services, string container, QueryDefinition query)
    {
        var options = new QueryRequestOptions { MaxItemCount = 400, EnableOptimisticDirectExecution = true };
        using var pages = services.GetRequiredService<CosmosClient>().GetContainer(App.Database, container).GetItemQueryStreamIterator(query, requestOptions: options);
        var bytes = 0L;
        while (pages.HasMoreResults)
        {
            using var page = await pages.ReadNextAsync();
            page.EnsureSuccessStatusCode();
            await using var sink = new CountingSink();
            await page.Content.CopyToAsync(sink);
            bytes += sink.Count;
        }

        return bytes;
    }
}
