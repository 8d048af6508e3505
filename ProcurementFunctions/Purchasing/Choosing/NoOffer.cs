using System.Globalization;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>Says why nothing was chosen where that is due to what was asked with the purchase. Pure.</summary>
internal static class NoOffer
{
    /// <summary>Such as "the best offer is 467.86, above the ceiling of 400.00"; null: something was chosen, or nobody can deliver it.</summary>
    public static string? Why(DecisionRecord record)
    {
        if (record.Best is not null) return null;
        return record.Ranking.Count > 0 && record.Inputs.Ceilings is { } ceilings
            ? AboveCeilings(record, ceilings)
            : FromNamedVendor(record.Inputs) ?? BelowMinimum(record.Inputs);
    }

    /// <summary>Every vendor that could deliver wants a larger order than will be needed.</summary>
    private static string? BelowMinimum(DecisionInputs inputs)
    {
        var refused = inputs.Quotes.Where(quote => quote.MinOrderValue is not null && QuotePricing.OrderableQuantity(quote, inputs.Quantity) is not null).ToArray();
        return refused.Length == 0 ? null : string.Join("; ", refused.Select(quote => $"{NameOf(inputs, quote.VendorId)}: {VendorExplanations.Unorderable(quote, inputs.Quantity)}"));
    }

    private static string AboveCeilings(DecisionRecord record, Ceilings ceilings)
    {
        var need = record.Inputs.Quantity;
        var most = record.Ranking.Max(plan => Math.Min(plan.Quantity, need));
        var covering = record.Ranking.Where(plan => Math.Min(plan.Quantity, need) == most).ToArray();
        var part = most < need ? string.Create(CultureInfo.InvariantCulture, $" for {most} of the {need}") : "";
        var (least, lowest) = (covering.Min(plan => plan.Total), covering.Min(DearestOf));
        // Each of them may be kept by an offer that does not keep the other.
        return $"the best offer{part} is {ceilings.Above(least, 0) ?? ceilings.Above(0, lowest) ?? covering[0].AboveCeiling}";
    }

    private static string? FromNamedVendor(DecisionInputs inputs)
    {
        if (inputs.OnlyVendor is not { } only) return null;
        if (inputs.LeftOut?.FirstOrDefault(vendor => vendor.VendorId == only) is { } left) return $"it was to come from {left.Name} alone: {left.Reason}";
        return inputs.Quotes.FirstOrDefault(quote => quote.VendorId == only) is { } quote
            ? $"it was to come from {NameOf(inputs, only)} alone: {VendorExplanations.Unorderable(quote, inputs.Quantity)}"
            : null;
    }

    private static decimal DearestOf(RankedPlan plan) => plan.Lines.Max(line => line.UnitPrice);

    private static string NameOf(DecisionInputs inputs, string vendorId) =>
        inputs.Standings.FirstOrDefault(standing => standing.VendorId == vendorId)?.Name ?? vendorId;
}
