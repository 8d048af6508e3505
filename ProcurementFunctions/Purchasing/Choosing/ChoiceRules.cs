using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>Picks the best plan and says what a person should know about it. Pure.</summary>
internal static class ChoiceRules
{
    /// <summary>The choice and the record of how it came about; no choice when no quote can be ordered from, or none within the ceilings.</summary>
    public static (Choice? Choice, DecisionRecord Record) Choose(DecisionInputs inputs)
    {
        var record = PlanRanking.Record(inputs);
        if (record.Best is not { } best) return (null, record);
        var total = best.Lines.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost);
        return (new Choice(best.Lines, decimal.Round(total, 2), best.Quantity, ChoiceNotes.For(best, record)), record);
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

    /// <summary>Of what was approved, that of which a choice still consists: some may have come to nothing since.</summary>
    public static Choice PartOf(Choice approved, Choice now)
    {
        var (left, part) = (approved.Lines.ToList(), new List<ChoiceLine>());
        foreach (var line in now.Lines)
        {
            var same = left.FindIndex(one => one.VendorId == line.VendorId && one.Quantity >= line.Quantity);
            if (same < 0) continue;
            part.Add(left[same] with { Quantity = line.Quantity });
            left.RemoveAt(same);
        }

        return left.Count == 0 && part.Sum(line => line.Quantity) == approved.Quantity
            ? approved
            : approved with { Lines = part, Quantity = part.Sum(line => line.Quantity), Total = decimal.Round(part.Sum(line => (line.UnitPrice * line.Quantity) + line.ShippingCost), 2) };
    }

    private static string Plain(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);
}
