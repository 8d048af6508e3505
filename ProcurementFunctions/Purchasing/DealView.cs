namespace ProcurementFunctions.Purchasing;

/// <summary>What a purchase would be.</summary>
/// <param name="Choice">What would be ordered; null: nothing can be had so.</param>
/// <param name="WhyNone">Why not, where something is offered; null: there is a choice, or no offer.</param>
/// <param name="Explanation">The ranking with its reasons; null: no vendor offered anything.</param>
internal sealed record DealView(
    string Sku,
    int Quantity,
    Choice? Choice,
    string? WhyNone,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<QuoteFailure> QuoteFailures,
    ExplanationView? Explanation)
{
    public static DealView Of(PurchaseRequest wish, SourcingResult found) => new(
        wish.Sku,
        wish.Quantity,
        found.Choice is { Lines.Count: > 0 } choice ? choice : null,
        found.WhyNone,
        found.Quotes,
        found.Failures,
        found.DecisionRecord is { } record ? ExplanationView.Of(null, record, null) : null);
}
