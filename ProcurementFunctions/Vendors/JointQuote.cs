namespace ProcurementFunctions.Vendors;

/// <summary>A vendor's quote over several items that it ships as one order. Money in the currency that it names, quantities in units.</summary>
/// <param name="Lines">One for each item that was asked for.</param>
/// <param name="ShippingCost">Of all of them together.</param>
public sealed record JointQuote(
    string QuoteId, IReadOnlyList<JointQuoteLine> Lines, decimal ShippingCost, string Currency, DateTimeOffset ValidUntil);

/// <param name="UnitPrice">For the quantity that was asked for.</param>
public sealed record JointQuoteLine(string Sku, int Quantity, decimal UnitPrice, int Available, int LeadTimeDays);

/// <summary>What a joint quote is asked for.</summary>
public sealed record JointQuoteWish(string Sku, int Quantity);
