namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Vendors are first asked for the whole quantity, so what they say of shipping, price and stock is of that. Those of the
/// best plan whose part is another quantity are asked again, for exactly that, and the plan is chosen once more from what
/// they say; so a few times, after which only what was asked for counts. Pure.
/// </summary>
internal static class PartRules
{
    /// <summary>How many plans are asked for at most.</summary>
    public const int MostAsked = 3;

    /// <summary>Whether no more plans are asked for.</summary>
    public static bool IsAskedOut(DecisionInputs inputs) => inputs.AskedPlans?.Count >= MostAsked;

    /// <summary>The parts of the best plan that were quoted for another quantity; none when it can be chosen as it is.</summary>
    public static IReadOnlyList<AskedPart> ToAsk(DecisionRecord record) => record.Ranking is [var best, ..] && !IsAskedOut(record.Inputs)
        ? [.. best.Lines.Where(line => !IsOf(record.Inputs.QuoteOf(line), line.Quantity)).Select(line => new AskedPart(line.VendorId, line.Quantity))]
        : [];

    /// <summary>The inputs with the best plan noted as one that is asked for.</summary>
    public static DecisionInputs Asked(DecisionRecord record) => record.Inputs with
    {
        AskedPlans = [.. record.Inputs.AskedPlans ?? [], new([.. record.Ranking[0].Lines.Select(line => new AskedPart(line.VendorId, line.Quantity))])],
    };

    /// <summary>
    /// The inputs with what was answered for the parts of a plan; the same once more changes nothing. A vendor that says no
    /// is in no split any more. Of one that does not answer its quote of before stands, as it is bound to it: should it not
    /// deliver, the others are asked then.
    /// </summary>
    /// <param name="number">Of the plan among those that were asked for, from 1.</param>
    public static DecisionInputs Answered(DecisionInputs inputs, int number, IReadOnlyList<QuoteAnswer> answers)
    {
        if (inputs.AskedPlans is not { } plans || number < 1 || number > plans.Count) return inputs;
        var asked = plans[number - 1];
        var quotes = new List<Quote>(inputs.PartQuotes ?? []);
        var failures = new List<QuoteFailure>(inputs.PartFailures ?? []);
        foreach (var answer in answers)
        {
            if (asked.Parts.FirstOrDefault(part => part.VendorId == answer.VendorId) is not { } part) continue;
            if (answer.Quote is { } quote) quotes.Add(quote);
            else if (!answer.IsUnanswered) failures.Add(new(answer.VendorId, $"asked for {part.Quantity}: {answer.Failure}"));
            else if (NewestOf(inputs, answer.VendorId) is { } stands) quotes.Add(stands with { ForQuantity = part.Quantity });
        }

        return inputs with
        {
            AskedPlans = [.. plans.Take(number)],
            PartQuotes = [.. quotes.DistinctBy(quote => (quote.VendorId, quote.QuoteId, quote.ForQuantity))],
            PartFailures = [.. failures.Distinct()],
        };
    }

    /// <summary>Whether a quote is of this very quantity, or of an older version that did not say.</summary>
    public static bool IsOf(Quote quote, int quantity) => quote.ForQuantity is null || quote.ForQuantity == quantity;

    /// <summary>The newest that a vendor said, which counts for its part in a split.</summary>
    public static Quote? NewestOf(DecisionInputs inputs, string vendorId) =>
        inputs.AllQuotes.LastOrDefault(quote => quote.VendorId == vendorId);

    /// <summary>What a vendor said of this very quantity; null: nothing.</summary>
    public static Quote? QuoteOf(DecisionInputs inputs, AskedPart part) =>
        inputs.AllQuotes.LastOrDefault(quote => quote.VendorId == part.VendorId && quote.ForQuantity == part.Quantity);

    /// <summary>Whether a quote is a first one that stands, as its vendor did not answer for the part.</summary>
    public static bool IsStanding(DecisionInputs inputs, Quote quote) =>
        inputs.Quotes.Any(first => first.VendorId == quote.VendorId && first.QuoteId == quote.QuoteId && first.ForQuantity != quote.ForQuantity);
}
