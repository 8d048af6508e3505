using System.Globalization;
using ProcurementFunctions.Bench.InventoryBenchmark;

// The benchmark starts itself: the store and each way to read it have a process of their own, so that their memory is told apart.
switch (args)
{
    case ["serve", var database]:
        await StoreServer.RunAsync(database);
        return 0;
    case ["measure", var way, var connection, var rounds, .. var more]:
        await Measurement.RunAsync(way, connection, int.Parse(rounds, CultureInfo.InvariantCulture), more is [var file] ? file : null);
        return 0;
    case ["import", .. var given] when SizesOf(given, 250_000, 1_000_000) is { } rows && rows.All(size => size % ImportShop.Items == 0):
        await ImportComparison.RunAsync(rows);
        return 0;
    case ["fill", var database, .. var given] when SizesOf(given, 100_000) is { } sizes:
        await Comparison.RunAsync(sizes, database, isFilled: false);
        return 0;
    case ["filled", var database, .. var given] when SizesOf(given, 100_000) is { } sizes:
        await Comparison.RunAsync(sizes, database, isFilled: true);
        return 0;
    case var given when SizesOf(given, 10_000, 100_000) is { } sizes:
        await Comparison.RunAsync(sizes, null, isFilled: false);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            $"give the numbers of items to check, such as 10000 100000; fill FILE ITEMS, and then filled FILE ITEMS, to do it in two steps; or import ROWS ..., multiples of {ImportShop.Items}");
        return 1;
}

static IReadOnlyList<int>? SizesOf(string[] given, params int[] usual)
{
    int?[] sizes = [.. given.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : (int?)null)];
    return sizes.Contains(null) ? null : sizes.Length == 0 ? usual : [.. sizes.Select(size => size!.Value).Order()];
}
