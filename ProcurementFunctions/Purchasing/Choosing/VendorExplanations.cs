using System.Globalization;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>What became of a vendor in a choice.</summary>
/// <param name="Reason">In plain words, such as "44.00 more in all, 2 days later".</param>
/// <param name="Alone">What buying from it alone would have been; null when nothing could be ordered from it.</param>
public sealed record VendorExplanation(string VendorId, string Name, VendorOutcome Outcome, string Reason, RankedPlan? Alone);

[JsonConverter(typeof(JsonStringEnumConverter<VendorOutcome>))]
public enum VendorOutcome
{
    [JsonStringEnumMemberName("chosen")] Chosen,

    /// <summary>It gave a quote and another plan was better.</summary>
    [JsonStringEnumMemberName("notChosen")] NotChosen,

    /// <summary>It was not asked, or gave no quote that counts.</summary>
    [JsonStringEnumMemberName("leftOut")] LeftOut,
}

/// <summary>Answers "why not vendor B" from a decision record. Pure.</summary>
internal static class VendorExplanations
{
    public static IReadOnlyList<VendorExplanation> Of(DecisionRecord record) =>
    [
        .. record.Inputs.Quotes
            .Select(quote => Of(quote, record))
            .OrderBy(vendor => vendor.Outcome).ThenBy(vendor => vendor.VendorId, StringComparer.Ordinal),
        .. (record.Inputs.LeftOut ?? []).Select(vendor => new VendorExplanation(
            vendor.VendorId, vendor.Name, VendorOutcome.LeftOut, vendor.Reason, null)),
    ];

    private static VendorExplanation Of(Quote quote, DecisionRecord record)
    {
        var name = record.Inputs.Standings.FirstOrDefault(standing => standing.VendorId == quote.VendorId)?.Name ?? quote.VendorId;
        var alone = record.Ranking.FirstOrDefault(plan => plan.Lines is [var only] && only.VendorId == quote.VendorId);
        if (record.Best is not { } best)
            return new(quote.VendorId, name, VendorOutcome.NotChosen, alone is null ? Unorderable(quote, record.Inputs.Quantity) : alone.AboveCeiling ?? alone.Reason, alone);
        return best.Lines.FirstOrDefault(line => line.VendorId == quote.VendorId) is { } part
            ? new(quote.VendorId, name, VendorOutcome.Chosen, Part(part, best), alone)
            : new(quote.VendorId, name, VendorOutcome.NotChosen, alone is null ? Unorderable(quote, record.Inputs.Quantity) : WhyNot(alone, best, record.Inputs), alone);
    }

    private static string Part(ChoiceLine part, RankedPlan best) => best.Lines.Count == 1
        ? $"all is from it: {best.Reason}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Quantity} of the {best.Quantity} are from it, at {part.UnitPrice:0.00##} each and {part.ShippingCost:0.00} shipping, expected by {part.ExpectedArrival:yyyy-MM-dd}");

    /// <param name="need">How many are needed.</param>
    public static string Unorderable(Quote quote, int need) => quote.MinOrderValue is { } value && QuotePricing.OrderableQuantity(quote, need) is { } some
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"it takes no order below {value:0.00}, and {some} come to {QuotePricing.GoodsAt(quote, some):0.00}: more would not be needed soon enough, or it has no more")
        : Unorderable(quote);

    private static string Unorderable(Quote quote) => string.Create(
        CultureInfo.InvariantCulture,
        $"nothing can be ordered: it has {quote.Available}, takes no order below {quote.MinOrderQuantity}{(quote.PackSize > 1 ? $" and sells packs of {quote.PackSize}" : "")}");

    /// <summary>What decided against it first, then how it differs.</summary>
    private static string WhyNot(RankedPlan plan, RankedPlan best, DecisionInputs inputs)
    {
        var said = new List<string>();
        if (plan.AboveCeiling is { } above) said.Add(above);
        if (plan.Quantity < Math.Min(best.Quantity, inputs.Quantity)) said.Add($"it can deliver only {plan.Quantity} of {inputs.Quantity}");
        if (plan.Quantity > Math.Max(best.Quantity, inputs.Quantity)) said.Add($"{plan.Quantity} would have to be ordered");
        if (IsLate(plan, inputs) && !IsLate(best, inputs)) said.Add($"it comes after {inputs.NeededBy:yyyy-MM-dd}");
        said.AddRange(Differences(plan, best));
        if (plan.Lines[0].PriceFlag is { } flag) said.Add(flag);
        return said.Count == 0 ? "equal in all that counts; the order of vendor ids decided" : string.Join("; ", said);
    }

    private static IEnumerable<string> Differences(RankedPlan plan, RankedPlan best)
    {
        var dearer = TotalOf(plan) - TotalOf(best);
        if (dearer != 0) yield return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(dearer):0.00} {(dearer > 0 ? "more" : "less")} in all");
        var later = Math.Round(plan.ArrivalDays - best.ArrivalDays, 1);
        if (later != 0) yield return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(later):0.#} {(Math.Abs(later) == 1 ? "day" : "days")} {(later > 0 ? "later" : "earlier")}");
        var surer = Math.Round((plan.Reliability - best.Reliability) * 100);
        if (surer != 0) yield return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(surer):0} {(Math.Abs(surer) == 1 ? "point" : "points")} {(surer > 0 ? "more" : "less")} reliable");
    }

    // Records of before hold no total.
    private static decimal TotalOf(RankedPlan plan) =>
        plan.Total > 0 ? plan.Total : decimal.Round(plan.Lines.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost), 2);

    private static bool IsLate(RankedPlan plan, DecisionInputs inputs) =>
        inputs.NeededBy is { } day && plan.Lines.Any(line => DateOnly.FromDateTime(line.ExpectedArrival.UtcDateTime) > day);
}
