using System.Globalization;
using ProcurementFunctions.Bench.SimulatedYear;

var (days, seed, folder, name) = (365, 1, "", YearShop.Names[0]);
var policies = Enum.GetValues<Policy>();
var isOfRules = args is ["--rules", ..];
if (isOfRules) args = args[1..];
var isOfAutonomy = args is ["--autonomy", ..];
if (isOfAutonomy) args = args[1..];
foreach (var pair in args.Chunk(2))
{
    switch (pair)
    {
        case ["--days", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and <= 365: days = given; break;
        case ["--seed", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given): seed = given; break;
        case ["--policy", var text] when Enum.TryParse<Policy>(text, out var given) && Enum.IsDefined(given): policies = [given]; break;
        case ["--shop", var given] when YearShop.Names.Contains(given): name = given; break;
        case ["--out", var given]: folder = given; break;
        default:
            await Console.Error.WriteLineAsync($"options are --rules first for the rules alone, --autonomy first for what the agent earns, --days 1..365, --seed N, --shop {string.Join(", ", YearShop.Names)}, --policy {string.Join(", ", Enum.GetNames<Policy>())} for one of them alone, and --out DIR (for the table, the stock-outs and the plot)");
            return 1;
    }
}

if (isOfAutonomy)
{
    Console.WriteLine(AutonomyTable.Of(seed));
    return 0;
}

if (isOfRules)
{
    Console.WriteLine(RuleTable.Of(seed));
    return 0;
}

var shop = new YearShop(name, seed);
var results = new List<YearResult>();
foreach (var policy in policies) results.Add(await YearRun.RunAsync(shop, policy, days));
var table = YearTable.Of(results);
Console.WriteLine();
Console.WriteLine(table);
if (folder.Length > 0)
{
    Directory.CreateDirectory(folder);
    await File.WriteAllTextAsync(Path.Combine(folder, "simulated-year.md"), table);
    await File.WriteAllTextAsync(Path.Combine(folder, "stock-outs.csv"), StockOuts.Csv(results.SelectMany(result => result.StockOuts.Select(one => (result.Policy, one)))));
    await File.WriteAllTextAsync(Path.Combine(folder, "simulated-year.svg"), YearPlot.Of(results));
}

return 0;
