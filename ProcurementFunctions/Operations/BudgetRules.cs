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
    /// <summary>How many entries of ended purchases a ledger keeps; the others are folded into sums.</summary>
    public const int MaxEnded = 200;

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

    /// <summary>Sets money aside by an approver's exception: whatever the limit, and marked where it is above it.</summary>
    public static Decision<BudgetLedger> ReserveOver(BudgetLedger ledger, LedgerEntry entry, decimal? limit)
    {
        var within = Reserve(ledger, entry, limit);
        return within.IsAccepted ? within : Reserve(ledger, entry with { OverBudget = true }, null);
    }

    /// <summary>
    /// Changes what a purchase has committed, where its vendor asks another price or it was ordered anew. Less is always
    /// possible, more only within the limit.
    /// </summary>
    public static Decision<BudgetLedger> Adjust(
        BudgetLedger ledger, string purchaseId, decimal amount, decimal? limit, DateTimeOffset at)
    {
        if (ledger.Entries.FirstOrDefault(e => e.PurchaseId == purchaseId) is not { State: BudgetState.Committed } entry || entry.Amount == amount)
            return new(ledger);
        var free = limit - ledger.Held;
        if (amount > entry.Amount && free < amount - entry.Amount)
            return new($"the budget of {ledger.Period} has {Money(free.Value)} left of {Money(limit!.Value)}, and {Money(amount - entry.Amount)} more is needed");
        return new(With(ledger, entry with { Amount = amount, At = at }));
    }

    /// <summary>
    /// Counts as committed what a vendor holds the firm to, whatever the limit: money that is owed is not less owed for
    /// lack of budget. It takes the place of what the purchase held, also where that was released.
    /// </summary>
    public static BudgetLedger Owe(BudgetLedger ledger, LedgerEntry entry)
    {
        var own = ledger.Entries.FirstOrDefault(e => e.PurchaseId == entry.PurchaseId);
        return own is { State: BudgetState.Committed } && own.Amount == entry.Amount
            ? ledger
            : With(ledger, entry with { State = BudgetState.Committed, OverBudget = entry.OverBudget || own?.OverBudget == true });
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

    /// <summary>
    /// Sets what a purchase that has ended cost, whatever the limit: its invoices say so. Of one that is folded the difference
    /// is kept beside the sums.
    /// </summary>
    /// <param name="cost">What it cost; its state is set to actual.</param>
    /// <param name="before">What the ledger was told before that it cost.</param>
    public static BudgetLedger Correct(BudgetLedger ledger, LedgerEntry cost, decimal before)
    {
        var own = ledger.Entries.FirstOrDefault(e => e.PurchaseId == cost.PurchaseId);
        if (own is { State: BudgetState.Actual } && own.Amount == cost.Amount) return ledger;
        if (own is { State: BudgetState.Actual or BudgetState.Released })
            return With(ledger, own with { State = BudgetState.Actual, Amount = cost.Amount, At = cost.At });
        if (own is not null) return ledger;
        var known = ledger.Corrections?.FirstOrDefault(one => one.PurchaseId == cost.PurchaseId);
        var corrected = new FoldedCorrection(cost.PurchaseId, cost.RequestedBy, known?.Folded ?? before, cost.Amount);
        if (known == corrected || (known is null && before == cost.Amount)) return ledger;
        FoldedCorrection[] others = [.. (ledger.Corrections ?? []).Where(one => one.PurchaseId != cost.PurchaseId)];
        others = corrected.Folded == corrected.Actual ? others : [.. others, corrected];
        return ledger with { Corrections = others.Length == 0 ? null : others };
    }

    /// <summary>The ledger with another name for who asked for the purchase.</summary>
    public static BudgetLedger Rename(BudgetLedger ledger, string purchaseId, string requestedBy)
    {
        var entry = ledger.Entries.FirstOrDefault(e => e.PurchaseId == purchaseId);
        return entry is null || entry.RequestedBy == requestedBy ? ledger : With(ledger, entry with { RequestedBy = requestedBy });
    }

    /// <summary>The ledger with another name for a user, in whatever holds it.</summary>
    public static BudgetLedger Rename(BudgetLedger ledger, Func<string, string> nameOf) => ledger with
    {
        Entries = [.. ledger.Entries.Select(entry => entry with { RequestedBy = nameOf(entry.RequestedBy) })],
        Folded = [.. ledger.Folded.Select(folded => folded with { RequestedBy = nameOf(folded.RequestedBy) })],
        Corrections = ledger.Corrections is { } corrections ? [.. corrections.Select(one => one with { RequestedBy = nameOf(one.RequestedBy) })] : null,
    };

    private static BudgetLedger With(BudgetLedger ledger, LedgerEntry entry) => Fold(ledger with
    {
        Entries = [.. ledger.Entries.Where(e => e.PurchaseId != entry.PurchaseId), entry],
    });

    /// <summary>The entry that changed last stands last, so the oldest of the ended ones come first.</summary>
    private static BudgetLedger Fold(BudgetLedger ledger)
    {
        var ended = ledger.Entries.Where(IsEnded).ToArray();
        if (ended.Length <= MaxEnded) return ledger;
        var old = ended.Take(ended.Length - MaxEnded).ToArray();
        var folded = ledger.Folded
            .Concat(old.Select(entry => new FoldedEntries(entry.RequestedBy, 1, entry.State == BudgetState.Actual ? entry.Amount : 0)))
            .GroupBy(part => part.RequestedBy)
            .Select(parts => new FoldedEntries(parts.Key, parts.Sum(part => part.Count), parts.Sum(part => part.Actual)));
        return ledger with { Entries = [.. ledger.Entries.Except(old)], Folded = [.. folded] };
    }

    private static bool IsEnded(LedgerEntry entry) => entry.State is BudgetState.Actual or BudgetState.Released;

    [GeneratedRegex(@"^[12][0-9]{3}(-(0[1-9]|1[0-2])|-Q[1-4])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodName();

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
