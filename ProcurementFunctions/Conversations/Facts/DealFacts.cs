using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>What sourcing answered, in the words of a conversation.</summary>
internal static class DealFacts
{
    private const int MostOthers = 3;

    public static DealFact Of(SourcingResult result, ItemFact item, int quantity, DateTimeOffset now)
    {
        var failures = result.Failures.Select(failure => $"{failure.VendorId}: {failure.Reason}").ToList();
        if (result.Choice is not { Lines.Count: > 0 } choice) return new(quantity, null, [], failures) { WhyNone = result.WhyNone };
        return new(quantity, RecommendationOf(result, choice, item, quantity, now), [.. choice.Notes, .. Others(result)], failures);
    }

    /// <summary>What another vendor would have been, and who could not be heard.</summary>
    private static IEnumerable<string> Others(SourcingResult result)
    {
        if (result.DecisionRecord is not { } record) return [];
        var vendors = VendorExplanations.Of(record);
        var instead = vendors
            .Where(vendor => vendor.Outcome == VendorOutcome.NotChosen)
            .Take(MostOthers)
            .Select(vendor => $"{vendor.Name} instead: {vendor.Reason}");
        var unheard = result.Failures
            .Take(MostOthers)
            .Select(failure => $"without {vendors.FirstOrDefault(vendor => vendor.VendorId == failure.VendorId)?.Name ?? failure.VendorId}, as it gave no quote: {failure.Reason}");
        return [.. instead, .. unheard];
    }

    private static Recommendation RecommendationOf(
        SourcingResult result, Choice choice, ItemFact item, int quantity, DateTimeOffset now)
    {
        var main = choice.Lines.MaxBy(line => line.Quantity)!;
        return new()
        {
            Sku = item.Sku,
            ItemName = item.Name,
            Quantity = quantity,
            VendorId = main.VendorId,
            VendorName = main.VendorName,
            UnitPrice = main.UnitPrice,
            ExpectedArrival = choice.Lines.Max(line => line.ExpectedArrival),
            Total = choice.Total,
            Currency = result.Quotes.First(quote => quote.QuoteId == main.QuoteId && quote.VendorId == main.VendorId).Currency,
            Lines = [.. choice.Lines.Select(line => new RecommendedLine(
                line.VendorId, line.VendorName, line.Quantity, line.UnitPrice, line.ShippingCost, line.ExpectedArrival, line.Unit))],
            Reason = ReasonOf(result),
            WeightsFrom = result.DecisionRecord?.Inputs.WeightsFrom,
            At = now,
        };
    }

    private static string ReasonOf(SourcingResult result) => result.DecisionRecord is { Ranking: [{ Reason: { Length: > 0 } why }, ..] } record
        ? $"{why}; the best of {record.Ranking.Count} by {GoalRules.Describe(record.Inputs.Goals, "your")}"
        : $"it ranks best of {result.Quotes.DistinctBy(quote => quote.VendorId).Count()} quotes";
}
