using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>What sourcing answered, in the words of a conversation.</summary>
internal static class DealFacts
{
    public static DealFact Of(SourcingResult result, ItemFact item, int quantity, DateTimeOffset now)
    {
        var failures = result.Failures.Select(failure => $"{failure.VendorId}: {failure.Reason}").ToList();
        if (result.Choice is not { Lines.Count: > 0 } choice) return new(quantity, null, [], failures);
        return new(quantity, RecommendationOf(result, choice, item, quantity, now), choice.Notes, failures);
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
                line.VendorId, line.VendorName, line.Quantity, line.UnitPrice, line.ShippingCost, line.ExpectedArrival))],
            Reason = ReasonOf(result),
            WeightsFrom = result.DecisionRecord?.Inputs.WeightsFrom,
            At = now,
        };
    }

    private static string ReasonOf(SourcingResult result) => result.DecisionRecord is { Ranking: [{ Reason: { Length: > 0 } why }, ..] } record
        ? $"{why}; the best of {record.Ranking.Count} by {GoalRules.Describe(record.Inputs.Goals, "your")}"
        : $"it ranks best of {result.Quotes.Count} quotes";
}
