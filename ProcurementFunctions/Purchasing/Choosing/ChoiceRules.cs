using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>Picks the best plan and says what a person should know about it. Pure.</summary>
internal static class ChoiceRules
{
    /// <summary>The choice and the record of how it came about; no choice when no quote can be ordered from.</summary>
    public static (Choice? Choice, DecisionRecord Record) Choose(DecisionInputs inputs)
    {
        var ranking = PlanRanking.Rank(inputs);
        var record = new DecisionRecord(inputs, ranking);
        if (ranking.Count == 0) return (null, record);
        var best = ranking[0];
        var total = best.Lines.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost);
        return (new Choice(best.Lines, decimal.Round(total, 2), best.Quantity, Notes(best, inputs)), record);
    }

    /// <summary>
    /// What an approval is bound to: SHA-256, in hex, of vendors, quantities, prices, shipping and the total as shown.
    /// </summary>
    public static string Digest(string purchaseId, Choice choice)
    {
        var text = new StringBuilder(purchaseId);
        foreach (var line in choice.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{line.VendorId}|{line.Quantity}|{Plain(line.UnitPrice)}|{Plain(line.ShippingCost)}");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Plain(choice.Total)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>
    /// Whether what was approved still stands: the same vendors and quantities, and a total that rose by no more than the
    /// tolerance.
    /// </summary>
    public static bool IsWithinTolerance(Choice approved, Choice now, double tolerancePercent) =>
        approved.Lines.Count == now.Lines.Count
        && approved.Lines.Zip(now.Lines).All(pair => pair.First.VendorId == pair.Second.VendorId && pair.First.Quantity == pair.Second.Quantity)
        && now.Total <= approved.Total * (1 + ((decimal)tolerancePercent / 100));

    private static string Plain(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);

    private static List<string> Notes(RankedPlan best, DecisionInputs inputs)
    {
        var notes = new List<string>();
        if (new WantedQuantity(inputs.Quantity, inputs.RaisedFrom).Note is { } raised) notes.Add(raised);
        foreach (var line in best.Lines)
        {
            var quote = inputs.Quotes.First(q => q.QuoteId == line.QuoteId && q.VendorId == line.VendorId);
            if (best.Quantity > inputs.Quantity && quote.MinOrderQuantity > inputs.Quantity)
                notes.Add($"{line.VendorName} takes no order below {quote.MinOrderQuantity}; {inputs.Quantity} are needed");
            else if (best.Quantity > inputs.Quantity && quote.PackSize > 1)
                notes.Add($"{line.VendorName} sells packs of {quote.PackSize}");
            if (best.Quantity < inputs.Quantity && quote.MaxOrderQuantity == line.Quantity)
                notes.Add($"{line.VendorName} takes no order above {quote.MaxOrderQuantity}");
        }

        if (best.Quantity < inputs.Quantity)
            notes.Add($"the vendors can deliver {best.Quantity} of the {inputs.Quantity} that are needed");
        if (inputs.NeededBy is { } day && best.Lines.Any(line => DateOnly.FromDateTime(line.ExpectedArrival.UtcDateTime) > day))
            notes.Add($"no vendor that covers as much delivers by {day:yyyy-MM-dd}");
        return notes;
    }
}
