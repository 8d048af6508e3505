using ProcurementFunctions.Conversations.Sessions;
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
            Reason = result.DecisionRecord?.Ranking is [{ Reason: { Length: > 0 } why }, ..]
                ? why
                : $"it ranks best of {result.Quotes.Count} quotes",
            At = now,
        };
    }
}
