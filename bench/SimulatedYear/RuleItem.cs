namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>An item of a shop of which the rules alone are tried, and its demand.</summary>
/// <param name="Price">Of a unit.</param>
/// <param name="Units">Asked for on each day of three years: two to learn from, and the one that is simulated.</param>
internal sealed record RuleItem(string Sku, decimal Price, int[] Units)
{
    public const int Year = 365;

    private static readonly decimal[] Prices = [2.5m, 6m, 14m, 35m, 80m];

    /// <summary>Twenty items whose demand differs in size and price.</summary>
    /// <param name="kind">steady, seasonal (mostly sold in November and December), wavy (a swing over the year) or lumpy (few days, unlike sizes).</param>
    public static IReadOnlyList<RuleItem> Shop(string kind, int seed) =>
    [
        .. Enumerable.Range(0, 20).Select(number => new RuleItem($"{kind}-{number}", Prices[number % Prices.Length], Demand(kind, 1 + (number * 0.9), new((ulong)((seed * 1000) + number))))),
    ];

    private static int[] Demand(string kind, double mean, Draws draws) => [.. Enumerable.Range(0, 3 * Year).Select(day => kind switch
    {
        "seasonal" => draws.Poisson(RuleYear.First.AddDays(day).Month >= 11 ? mean * 5 : mean * 0.2),
        "wavy" => draws.Poisson(mean * (1 - (0.6 * Math.Cos(2 * Math.PI * day / Year)))),
        "lumpy" => draws.Share() < 0.08 ? 1 + draws.Poisson(mean * 8 * draws.Share()) : 0,
        _ => draws.Poisson(mean),
    })];
}
