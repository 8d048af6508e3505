using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>What was asked with a deal or an order.</summary>
/// <param name="Vendor">The vendor's id, or the words that name it; null: any.</param>
/// <param name="MaxTotal">The most that goods and shipping may cost; null: no ceiling.</param>
/// <param name="MaxUnitPrice">The most that a unit may cost; null: no ceiling.</param>
public sealed record DealTerms(DateOnly? NeededBy, Shipping? Shipping, string? Vendor, decimal? MaxTotal, decimal? MaxUnitPrice)
{
    public static DealTerms None { get; } = new(null, null, null, null, null);
}
