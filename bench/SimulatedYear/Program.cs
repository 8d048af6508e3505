using System.Globalization;
using ProcurementFunctions.Bench.SimulatedYear;

var (days, seed, folder) = (365, 1, "");
foreach (var pair in args.Chunk(2))
{
    switch (pair)
    {
        case ["--days", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and <= 365: days = given; break;
        case ["--seed", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given): seed = given; break;
        case ["--out", var given]: folder = given; break;
        default:
            await Console.Error.WriteLineAsync("options are --days 1..365, --seed N and --out DIR (for the table and the plot)");
            return 1;
    }
}

var shop = new YearShop(seed);
var results = new List<YearResult>();
foreach (var policy in Enum.GetValues<Policy>()) results.Add(await YearRun.RunAsync(shop, policy, days));
var table = YearTable.Of(results);
Console.WriteLine();
Console.WriteLine(table);
if (folder.Length > 0)
{
    Directory.CreateDirectory(folder);
    await File.WriteAllTextAsync(Path.Combine(folder, "simulated-year.md"), table);
    await File.WriteAllTextAsync(Path.Combine(folder, "simulated-year.svg"), YearPlot.Of(results));
}

return 0;
