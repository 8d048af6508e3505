using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>What a person should know about a plan before they approve it, in plain words. Pure.</summary>
internal static class ChoiceNotes
{
    public static IReadOnlyList<string> For(RankedPlan plan, DecisionRecord record)
    {
        var inputs = record.Inputs;
        var notes = new List<string>();
        if (new WantedQuantity(inputs.Quantity, inputs.RaisedFrom).Note is { } raised) notes.Add(raised);
        foreach (var line in plan.Lines)
        {
            if (line.PriceFlag is { } flag) notes.Add($"{line.VendorName}: {flag}; look at it before you approve");
            var quote = inputs.QuoteOf(line);
            if (quote.Contract is { } contract) notes.Add(UnderContract(line, contract));
            if (quote.Rate is { } rate) notes.Add(Owed(line, quote, rate));
            if (PartRules.IsStanding(inputs, quote))
                notes.Add($"{line.VendorName} did not answer when it was asked for {line.Quantity} alone; its quote for more counts");
            if (plan.Quantity > inputs.Quantity) notes.AddRange(WhyMore(line, quote, plan, inputs));
            if (plan.Quantity < inputs.Quantity && quote.MaxOrderQuantity == line.Quantity)
                notes.Add($"{line.VendorName} takes no order above {quote.MaxOrderQuantity}");
        }

        if (plan.Lines.Count > 1) notes.Add(WhySplit(plan, record));
        if (plan.Quantity < inputs.Quantity)
            notes.Add($"the vendors can deliver {plan.Quantity} of the {inputs.Quantity} that are needed");
        if (inputs.NeededBy is { } day && plan.Lines.Any(line => DateOnly.FromDateTime(line.ExpectedArrival.UtcDateTime) > day))
            notes.Add($"{WhoIsLate(plan, inputs)} by {day:yyyy-MM-dd}");
        if (!record.IsExact) notes.Add("there were too many ways to split it to look at all; a better one may exist");
        return notes;
    }

    private static string Owed(ChoiceLine line, Quote quote, ExchangeRate rate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.VendorName} is owed {decimal.Round(rate.FromFirms((line.UnitPrice * line.Quantity) + line.ShippingCost), 2):0.00} {rate.Currency}, at {rate.Describe(quote.Currency)}");

    private static string UnderContract(ChoiceLine line, ContractTerms contract)
    {
        var left = contract.Left is not { } units ? ""
            : line.Quantity > units ? $"; only {units} are left of it"
            : $"; {units - line.Quantity} are left of it then";
        var dearer = line.UnitPrice > contract.UnitPrice
            ? string.Create(CultureInfo.InvariantCulture, $"; it quotes {line.UnitPrice:0.00##} a unit, and {contract.UnitPrice:0.00##} was agreed: look at it before you approve")
            : "";
        return $"{line.VendorName}: under contract {contract.Number}{left}{dearer}";
    }

    private static string WhoIsLate(RankedPlan plan, DecisionInputs inputs) => inputs.OnlyVendor is not null
        ? $"{plan.Lines[0].VendorName} alone was asked, and does not deliver"
        : $"no vendor that covers as much{(inputs.Ceilings is null ? "" : " within the ceiling")} delivers";

    /// <summary>Why a line makes the plan hold more than is needed, if it does.</summary>
    private static IEnumerable<string> WhyMore(ChoiceLine line, Quote quote, RankedPlan plan, DecisionInputs inputs)
    {
        // What of this order is needed, when the others are as they are.
        var needed = Math.Max(0, inputs.Quantity - (plan.Quantity - line.Quantity));
        if (line.Quantity == needed) yield break;
        var rounded = QuotePricing.OrderableQuantity(quote, Math.Max(1, needed)) ?? line.Quantity;
        if (rounded < line.Quantity && QuotePricing.GoodsAt(quote, rounded) < quote.MinOrderValue)
            yield return string.Create(CultureInfo.InvariantCulture, $"{line.VendorName} takes no order below {quote.MinOrderValue:0.00}, so {line.Quantity}{PurchaseUnit.Beside(quote.Unit, line.Quantity)} are ordered; {needed} are needed{Later(inputs)}");
        else if (rounded < line.Quantity && QuotePricing.ShippingAt(quote, line.Quantity) < QuotePricing.ShippingAt(quote, rounded))
            yield return string.Create(CultureInfo.InvariantCulture, $"{line.VendorName} ships free from {quote.FreeShippingFrom:0.00}, so {line.Quantity}{PurchaseUnit.Beside(quote.Unit, line.Quantity)} cost less than {rounded} with {quote.ShippingCost:0.00} for shipping; {needed} are needed{Later(inputs)}");
        else if (rounded < line.Quantity)
            yield return $"{line.Quantity} from {line.VendorName} cost less than {rounded}, as its price falls at {BreakOf(quote, line.Quantity)}; {needed} are needed";
        else if (quote.MinOrderQuantity > needed)
            yield return $"{line.VendorName} takes no order below {quote.MinOrderQuantity}; {needed} are needed";
        else if (quote.PackSize > 1)
            yield return $"{line.VendorName} sells {(quote.Unit is { Size: > 1 } unit ? $"by the {unit.Words.One} of {unit.Size}" : $"packs of {quote.PackSize}")}: {line.Quantity}{PurchaseUnit.Beside(quote.Unit, line.Quantity)} are ordered, {needed} are needed";
    }

    private static string Later(DecisionInputs inputs) => inputs.TopUpTo is null ? "" : $", and the rest within {TopUp.Days} days";

    private static int BreakOf(Quote quote, int quantity) =>
        quote.PriceBreaks.Where(step => step.MinQuantity <= quantity).Max(step => (int?)step.MinQuantity) ?? quantity;

    private static string WhySplit(RankedPlan plan, DecisionRecord record)
    {
        var alone = record.Ranking.FirstOrDefault(other => other.Lines.Count == 1 && other.Quantity >= record.Inputs.Quantity);
        if (alone is null) return $"split over {plan.Lines.Count} vendors, as none can deliver all of it";
        return plan.Quantity >= record.Inputs.Quantity && plan.Total < alone.Total
            ? FormattableString.Invariant($"split over {plan.Lines.Count} vendors: {alone.Total - plan.Total:0.00} less than all of it from {alone.Lines[0].VendorName}")
            : $"split over {plan.Lines.Count} vendors, which is better than all of it from {alone.Lines[0].VendorName}";
    }
}
