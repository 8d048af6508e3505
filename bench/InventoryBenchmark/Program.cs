using System.Globalization;
using ProcurementFunctions.Bench.InventoryBenchmark;

// The benchmark starts itself: the store and each way to read it have a process of their own, so that their memory is told apart.
switch (args)
{
    case ["serve", var database]:
        await StoreServer.RunAsync(database);
        return 0;
    case ["measure", var way, var connection, var rounds]:
        await Measurement.RunAsync(way, connection, int.Parse(rounds, CultureInfo.InvariantCulture));
        return 0;
    default:
        if (args.Select(arg => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out var items) && items > 0).Contains(false))
        {
            await Console.Error.WriteLineAsync("give the numbers of items to check, such as 10000 100000");
            return 1;
        }

        await Comparison.RunAsync(args.Length == 0 ? [10_000, 100_000] : [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).Order()]);
        return 0;
}
