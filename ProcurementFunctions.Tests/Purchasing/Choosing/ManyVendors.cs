using System.Diagnostics.CodeAnalysis;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>Choices among many vendors, none of which can deliver all.</summary>
internal static class ManyVendors
{
    [SuppressMessage("Security", "CA5394", Justification = "The seed makes the case; nothing is secret.")]
    public static DecisionInputs Inputs(int seed, int vendors, int breaks, int need)
    {
        var random = new Random(seed);
        var quotes = new List<Quote>();
        var standings = new List<VendorStanding>();
        for (var i = 0; i < vendors; i++)
        {
            var price = random.Next(900, 1300) / 100m;
            var steps = Enumerable.Range(1, breaks).Select(step => (step * need / 10, decimal.Round(price * (100 - (step * random.Next(1, 4))) / 100, 2))).ToArray();
            quotes.Add(Samples.Quote(
                $"V{i}",
                price,
                available: random.Next(need / 4, (need * 3 / 4) + 1),
                minimum: random.Next(1, 50),
                pack: random.Next(3) switch { 0 => 1, 1 => 6, _ => 12 },
                days: random.Next(2, 40),
                shipping: random.Next(0, 400),
                breaks: steps));
            standings.Add(Samples.Standing($"V{i}", random.Next(50, 100) / 100.0, random.Next(-2, 8), random.Next(5) == 0));
        }

        return new(Samples.Now, need, null, GoalWeights.Default, "firm", [], quotes, standings);
    }
}
