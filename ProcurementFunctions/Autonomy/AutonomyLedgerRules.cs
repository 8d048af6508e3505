using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Autonomy;

/// <summary>How the ledger of what the agent buys by itself moves. Pure.</summary>
public static class AutonomyLedgerRules
{
    /// <summary>How many purchases a ledger holds; more are a person's to decide.</summary>
    public const int MostEntries = 2000;

    /// <summary>The period that a moment belongs to, in UTC.</summary>
    public static string PeriodOf(DateTimeOffset at, AutonomyPeriod period)
    {
        var day = at.UtcDateTime;
        return period switch
        {
            AutonomyPeriod.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            AutonomyPeriod.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}"),
            _ => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Takes a purchase in where the ceiling allows it. The same one again takes the place of what it held.</summary>
    /// <param name="ceiling">The most that all of them may come to.</param>
    public static Decision<AutonomyLedger> Take(AutonomyLedger ledger, AutonomyEntry entry, decimal ceiling)
    {
        if (ledger.Entries.Any(known => known.PurchaseId == entry.PurchaseId && known.Amount == entry.Amount)) return new(ledger);
        var others = ledger.Entries.Where(known => known.PurchaseId != entry.PurchaseId).ToArray();
        var held = others.Sum(known => known.Amount);
        if (held + entry.Amount > ceiling)
        {
            return new(string.Create(
                CultureInfo.InvariantCulture, $"{held:0.00} of {ceiling:0.00} is bought without a person in {ledger.Period}, and {entry.Amount:0.00} more is above it"));
        }

        return others.Length >= MostEntries
            ? new($"{others.Length} purchases were made without a person in {ledger.Period}, which is enough")
            : new(ledger with { Entries = [.. others, entry] });
    }

    /// <summary>With this of a purchase instead of what it held, whatever the ceiling is.</summary>
    /// <param name="entry">Null: nothing.</param>
    public static AutonomyLedger Corrected(AutonomyLedger ledger, string purchaseId, AutonomyEntry? entry) => ledger with
    {
        Entries = [.. ledger.Entries.Where(known => known.PurchaseId != purchaseId), .. entry is null ? Array.Empty<AutonomyEntry>() : [entry]],
    };
}
