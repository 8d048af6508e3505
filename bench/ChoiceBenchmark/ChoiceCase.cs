using System.Diagnostics.CodeAnalysis;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Bench.ChoiceBenchmark;

/// <summary>A kind of choice among ten vendors with five price breaks each.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Need">Units.</param>
/// <param name="Share">The most that one vendor can deliver, as a share of the need; above 1 one vendor can deliver all.</param>
/// <param name="Packs">The pack sizes that occur.</param>
/// <param name="OrderValues">Whether vendors have a minimum order value and ship free from another.</param>
/// <param name="IsOfTrade">
/// Whether they sell by boxes, quote in four currencies, and three of ten under a contract: one price, of which so much is left.
/// </param>
internal sealed record ChoiceCase(string Name, int Need, double Share, int[] Packs, bool OrderValues = false, bool IsOfTrade = false)
{
    private const int Vendors = 10;
    private const int Breaks = 5;

    private static readonly ExchangeRate?[] Rates =
        [null, new("EUR", 1.0837m, new(2026, 11, 1)), new("GBP", 1.2611m, new(2026, 11, 1)), new("CNY", 0.1379m, new(2026, 11, 1))];

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [SuppressMessage("Security", "CA5394", Justification = "The seed makes the case; nothing is secret.")]
    public DecisionInputs Inputs(int seed)
    {
        var random = new Random(seed);
        var quotes = Enumerable.Range(0, Vendors).Select(i => Quote(random, $"V{i}")).ToArray();
        var standings = quotes.Select(quote => new VendorStanding(
            quote.VendorId, quote.VendorId, random.Next(5) == 0, random.Next(50, 100) / 100.0, 1, 0, random.Next(-2, 8))).ToArray();
        return new(Now, Need, null, GoalWeights.Default, GoalOwner.Firm, [], quotes, standings);
    }

    [SuppressMessage("Security", "CA5394", Justification = "The seed makes the case; nothing is secret.")]
    private Quote Quote(Random random, string vendor)
    {
        var price = random.Next(900, 1300) / 100m;
        var breaks = Enumerable.Range(1, Breaks).Select(step => new PriceBreak(
            Math.Max(step + 1, step * Need / 10), decimal.Round(price * (100 - (step * random.Next(1, 4))) / 100, 2)));
        var quote = new Quote(
            vendor,
            $"Q-{vendor}",
            "ITEM",
            price,
            [.. breaks],
            random.Next(1, Math.Max(2, Need / 50)),
            null,
            Packs[random.Next(Packs.Length)],
            (int)(Need * Share * random.Next(40, 101) / 100),
            random.Next(2, 40),
            random.Next(0, 400),
            "USD",
            Now.AddDays(30));
        if (IsOfTrade) quote = OfTrade(random, quote);
        return OrderValues
            ? quote with { MinOrderValue = Need * price * random.Next(1, 20) / 100, FreeShippingFrom = Need * price * random.Next(10, 60) / 100 }
            : quote;
    }

    /// <summary>As the vendor's answer is kept: in stock units and the firm's currency, with what it was converted from.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The seed makes the case; nothing is secret.")]
    private Quote OfTrade(Random random, Quote quote)
    {
        var box = new PurchaseUnit($"BOX OF {quote.PackSize}", quote.PackSize, "BX");
        var rate = Rates[random.Next(Rates.Length)];
        var converted = quote with
        {
            Unit = box,
            Rate = rate,
            UnitPrice = Converted(quote.UnitPrice),
            PriceBreaks = [.. quote.PriceBreaks.Select(step => step with { UnitPrice = Converted(step.UnitPrice) })],
            ShippingCost = rate?.ToFirms(decimal.Round(quote.ShippingCost / rate.Rate, 2)) ?? quote.ShippingCost,
        };
        if (random.Next(10) >= 3) return converted;
        var left = (int)(Need * Share * random.Next(20, 80) / 100);
        return converted with
        {
            UnitPrice = converted.PriceBreaks[^1].UnitPrice,
            PriceBreaks = [],
            MaxOrderQuantity = left,
            Contract = new("C-1", converted.PriceBreaks[^1].UnitPrice, left),
        };

        decimal Converted(decimal price)
        {
            var ofBox = decimal.Round(price * box.Size / (rate?.Rate ?? 1), 2);
            return box.PriceOfStockUnit(rate?.ToFirms(ofBox) ?? ofBox);
        }
    }
}
