namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>What an order of a purchase that is its part of a joint order says of the whole.</summary>
/// <param name="JointOrderId">See <see cref="JointOrder"/>.</param>
/// <param name="Round">Of the purchase's sourcing that it was made in.</param>
/// <param name="OwnQuoteId">The quote that the purchase was approved on, and is ordered on if this comes to nothing.</param>
/// <param name="LeadTimeDays">Of the purchase's own line, as the joint quote says.</param>
/// <param name="ShippingCost">Of the whole order, in the firm's currency.</param>
/// <param name="Saved">How much less this purchase costs than alone.</param>
/// <param name="Lines">All lines of the order, this purchase's own among them.</param>
/// <param name="CancelAskedAt">When the vendor was about to be asked to cancel the order for another purchase's sake; null: it was not.</param>
/// <param name="WithdrawnAt">When somebody wanted to withdraw this purchase, which the others' goods forbid; null: nobody.</param>
public sealed record SharedOrder(
    string JointOrderId,
    int Round,
    string OwnQuoteId,
    int LeadTimeDays,
    decimal ShippingCost,
    decimal Saved,
    IReadOnlyList<SharedLine> Lines,
    DateTimeOffset? WithdrawnAt = null,
    DateTimeOffset? CancelAskedAt = null);

/// <param name="ShippingCost">The line's share.</param>
public sealed record SharedLine(
    string PurchaseId, string Sku, string ItemName, int Quantity, decimal UnitPrice, decimal ShippingCost);
