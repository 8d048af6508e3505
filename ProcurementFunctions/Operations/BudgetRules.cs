using System.Globalization;
using System.Text.RegularExpressions;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Operations;

/// <summary>
/// How the ledger moves: reserved → committed → actual, or released. Each entry names its purchase, so that the same
/// move a second time changes nothing. Pure: a move gives a new ledger or a refusal.
/// </summary>
public static partial class BudgetRules
{
    /// <summary>Whether a text names a period, as <see cref="PeriodOf"/> does.</summary>
    public static bool IsPeriod(string text) => PeriodName().IsMatch(text);

    /// <summary>The period that a moment belongs to, in UTC.</summary>
    public static string PeriodOf(DateTimeOffset at, BudgetPeriod period)
    {
        var day = at.UtcDateTime;
        return period switch
        {
            BudgetPeriod.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            BudgetPeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}-Q{((day.Month - 1) / 3) + 1}"),
            _ => day.ToString("yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>
    /// Sets money aside for a purchase. What the purchase already holds here counts as free, so that it may be reserved
    /// anew with another amount.
    /// </summary>
    /// <param name="ledger">The period's ledger.</param>
    /// <param name="entry">What is wanted; its state is set to reserved.</param>
    /// <param name="limit">The most that purchases may hold in the period; null: no limit.</param>
    public static Decision<BudgetLedger> Reserve(BudgetLedger ledger, LedgerEntry entry, decimal? limit)
    {
        var own = ledger.Entries.FirstOrDefault(e => e.PurchaseId == entry.PurchaseId && e.State != BudgetState.Released);
        if (own is { State: BudgetState.Committed or BudgetState.Actual })
            return new($"{entry.PurchaseId} has already spent its part of the budget of {ledger.Period}");
        if (own is not null && own.Amount == entry.Amount) return new(ledger);

        var free = limit - (ledger.Held - (own?.Amount ?? 0));
        if (free < entry.Amount)
            return new($"the budget of {ledger.Period} has {Money(free.Value)} left of {Money(limit!.Value)}, and {Money(entry.Amount)} is needed");
        return new(With(ledger, entry with { State = BudgetState.Reserved }));
    }

    /// <summary>
    /// Moves what a purchase holds to another state, with the amount that is now known. An entry never goes back: what
    /// is actual stays so, and what was released is not taken again except by <see cref="Reserve"/>.
    /// </summary>
    public static BudgetLedger Move(BudgetLedger ledger, string purchaseId, BudgetState state, decimal amount, DateTimeOffset at)
    {
        var entry = ledger.Entries.FirstOrDefault(e => e.PurchaseId == purchaseId);
        if (entry is null || entry.State >= state || entry.State == BudgetState.Actual) return ledger;
        return With(ledger, entry with { State = state, Amount = amount, At = at });
    }

    /// <summary>The ledger with another name for who asked for the purchase.</summary>
    public static BudgetLedger Rename(BudgetLedger ledger, string purchaseId, string requestedBy)
    {
        var entry = ledger.Entries.FirstOrDefault(e => e.PurchaseId == purchaseId);
        return entry is null || entry.RequestedBy == requestedBy ? ledger : With(ledger, entry with { RequestedBy = requestedBy });
    }

    private static BudgetLedger With(BudgetLedger ledger, LedgerEntry entry) => ledger with
    {
        Entries = [.. ledger.Entries.Where(e => e.PurchaseId != entry.PurchaseId), entry],
    };

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodName();

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
