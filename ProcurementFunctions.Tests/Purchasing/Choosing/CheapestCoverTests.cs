using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>The cheapest cover against one that tries every quantity of every vendor.</summary>
public sealed class CheapestCoverTests
{
    [Fact]
    public void Below_FourToSixVendorsOfUnlikePacks_CostsWhatEveryQuantityTriedCosts() => Gen
        .Select(Gen.Int[40, 400], Gen.Int[4, 6])
        .SelectMany((need, vendors) => UnlikePacks.Quotes(need, vendors).Select(quotes => (need, quotes)))
        .Sample(one => Found(one.quotes, one.need, double.PositiveInfinity)?.Total == CheapestOfAll(one.quotes, one.need), iter: 3000);

    [Fact]
    public void Below_LimitAtTheCheapest_NothingBelowItAndTheCheapestAboveIt() => UnlikePacks.Quotes(100, 4).Sample(
        quotes => CheapestOfAll(quotes, 100) is not { } cheapest
            || (Found(quotes, 100, (double)cheapest - 0.001) is null && Found(quotes, 100, (double)cheapest + 0.001)?.Total == cheapest),
        iter: 500);

    private static CandidatePlan? Found(Quote[] quotes, int need, double limit)
    {
        var inputs = Samples.Inputs(need, quotes);
        var options = quotes.Select(quote => VendorOption.Of(quote, inputs)).Where(option => option.Terms.Steps.Count > 0);
        var budget = new SearchBudget();
        var found = new CheapestCover([.. options.OrderBy(option => option.Terms.LeastRate)], need, budget).Below(limit);
        Assert.False(budget.IsSpent);
        if (found is not null) Assert.True(found.Quantity >= need);
        return found;
    }

    /// <summary>Null when they cannot cover the need. Uses none of the product's rules.</summary>
    private static decimal? CheapestOfAll(Quote[] quotes, int need)
    {
        var cheapest = new decimal?[need + 1];
        cheapest[0] = 0;
        foreach (var quote in quotes)
        {
            var with = cheapest.ToArray();
            for (var quantity = quote.PackSize; quantity <= quote.Available; quantity += quote.PackSize)
            {
                if (quantity < quote.MinOrderQuantity) continue;
                var reached = quote.PriceBreaks.Where(step => step.MinQuantity <= quantity).MaxBy(step => step.MinQuantity);
                var cost = ((reached?.UnitPrice ?? quote.UnitPrice) * quantity) + quote.ShippingCost;
                for (var before = 0; before < need; before++)
                {
                    var covered = Math.Min(need, before + quantity);
                    if (cheapest[before] + cost is { } total && !(with[covered] <= total)) with[covered] = total;
                }
            }

            cheapest = with;
        }

        return cheapest[need];
    }
}
