using System.Diagnostics;
using System.Globalization;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>Fills a store step by step and compares, at each step, the check with the bare reading of the same documents.</summary>
internal static class Comparison
{
    private const int Rounds = 2;

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("inventory-benchmark-").FullName;
        using var store = Start("serve", Path.Combine(folder, "documents.db"));
        try
        {
            var connection = await store.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the store did not start");
            await CompareAsync(sizes, connection);
        }
        finally
        {
            store.StandardInput.Close();
            await store.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(IReadOnlyList<int> sizes, string connection)
    {
        using var app = App.Build(connection);
        await App.CreateContainersAsync(app.Services);
        var data = new ShopData(app.Services);
        await data.WriteVendorsAsync();
        var lines = new List<string>();
        var written = 0;
        foreach (var size in sizes)
        {
            Console.WriteLine($"writing {size - written:N0} items …");
            await data.WriteItemsAsync(written, size);
            written = size;
            var scan = await MeasureAsync(Measurement.Scan, connection);
            var read = await MeasureAsync(Measurement.Read, connection);
            var check = await MeasureAsync(Measurement.Check, connection);
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

    private static async Task<Measurement> MeasureAsync(string way, string connection)
    {
        using var process = Start("measure", way, connection, Rounds.ToString(CultureInfo.InvariantCulture));
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Measurement.Parse(said.Trim())
            : throw new InvalidOperationException($"measuring {way} failed with exit code {process.ExitCode}");
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("the benchmark could not start itself");
    }
}
