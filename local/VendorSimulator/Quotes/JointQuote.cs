using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>A request for one quote over several items.</summary>
internal sealed record JointQuoteRequest(
    IReadOnlyList<JointQuoteRequestLine> Lines, ShippingSpeed Shipping = ShippingSpeed.Standard, DateOnly? NeededBy = null)
{
    private const int MostLines = 100;

    public VendorProblem? Problem()
    {
        if (Lines.Count is < 1 or > MostLines) return VendorProblem.BadInput("lines", $"must hold 1 to {MostLines} lines");
        if (Lines.Any(line => line is null)) return VendorProblem.BadInput("lines", "must not hold null");
        if (Lines.DistinctBy(line => line.Sku).Count() < Lines.Count) return VendorProblem.BadInput("lines", "must not name an item twice");
        return Lines.Select(line => new QuoteRequest(line.Sku, line.Quantity).Problem()).FirstOrDefault(problem => problem is not null);
    }
}

internal sealed record JointQuoteRequestLine(string Sku, int Quantity);

/// <summary>A quote over several items that are shipped, and charged for shipping, as one order.</summary>
internal sealed record JointQuoteAnswer(
    string QuoteId,
    IReadOnlyList<JointQuoteLine> Lines,
    decimal ShippingCost,
    string Currency,
    DateTimeOffset ValidUntil);

/// <param name="UnitPrice">For the quantity that was asked for.</param>
/// <param name="Available">Units that the vendor has.</param>
internal sealed record JointQuoteLine(string Sku, int Quantity, decimal UnitPrice, int Available, int LeadTimeDays);

/// <summary>Such a quote as it is kept: what was answered, for which shipping, and what the items may be ordered by.</summary>
/// <param name="Items">The quotes of its items, by line.</param>
internal sealed record GivenJointQuote(JointQuoteAnswer Quote, ShippingSpeed Shipping, IReadOnlyList<QuoteAnswer> Items);
