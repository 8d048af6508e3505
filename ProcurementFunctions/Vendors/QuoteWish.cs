using ProcurementFunctions.Preferences;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>What a vendor is asked to quote.</summary>
/// <param name="Quantity">In stock units.</param>
/// <param name="Unit">What the vendor sells it by, as far as is known: it is asked in that, and so it answers where it names no other.</param>
/// <param name="StockUnit">The code of what the item is counted in; null: nobody said.</param>
/// <param name="Contract">The number of the contract that it is asked under; null: none.</param>
public sealed record QuoteWish(
    string Sku, int Quantity, Shipping Shipping, DateOnly? NeededBy = null, PurchaseUnit? Unit = null, string? StockUnit = null, string? Contract = null)
{
    /// <summary>What it is asked for, so that it is asked by e-mail once; null: somebody only wants to know, and at once.</summary>
    public QuoteCause? Cause { get; init; }
}

/// <summary>A purchase, and how often vendors were asked for it; 1 the first time.</summary>
public sealed record QuoteCause(string PurchaseId, int Round);
