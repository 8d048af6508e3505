using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>
/// A purchase that the firm's budget does not cover. It waits like others for a person, and only an explicit exception
/// approves it, unless the budget covers it by then: it was raised, others gave money back, or the next period has begun.
/// Pure.
/// </summary>
internal static class OverBudgetRules
{
    private const string NoteStart = "above the firm's budget: ";

    /// <summary>The budget does not cover the choice.</summary>
    /// <param name="reason">What is left and what is needed.</param>
    public static PurchaseDocument Marked(PurchaseDocument purchase, string reason, DateTimeOffset now) =>
        purchase is not { OverBudget: null, Choice: { } choice }
            ? purchase
            : (purchase with { OverBudget = reason, Choice = choice with { Notes = [.. choice.Notes, $"{NoteStart}{reason}; only an explicit exception approves it"] } })
                .Noted(now, "aboveBudget", PurchaseRules.Policy, reason);

    /// <summary>The purchase without the mark, as its money is set aside.</summary>
    public static PurchaseDocument Covered(PurchaseDocument purchase) => purchase.OverBudget is null
        ? purchase
        : purchase with
        {
            OverBudget = null,
            Choice = WithoutNote(purchase.Choice),
            Approval = purchase.Approval is { } approval ? approval with { Shown = WithoutNote(approval.Shown)! } : null,
        };

    /// <summary>Why an approval that is no exception does not approve it; null: it does.</summary>
    public static string? WhyNot(PurchaseDocument purchase) => purchase.OverBudget is { } reason
        ? $"it is above the firm's budget: {reason}; it waits for more budget or the next period, or approve it as an exception with \"overBudget\": true"
        : null;

    /// <summary>Whether it waits for a person above the budget, so that it is worth asking whether the budget covers it by now.</summary>
    public static bool IsWaiting(PurchaseDocument purchase) =>
        purchase is { Status: PurchaseStatus.AwaitingApproval, OverBudget: not null, Choice: not null, Cancel: null };

    /// <summary>Whether an approver made an exception for it and its money is not set aside yet.</summary>
    public static bool IsExcepted(PurchaseDocument purchase) =>
        purchase is { Status: PurchaseStatus.Ordering, OverBudget: not null, Cancel: null, Choice: { } choice, Approval.Decision: { Approved: true, OverBudget: true } }
        && !(purchase.Budget is { State: BudgetState.Reserved or BudgetState.Committed } held && held.Amount == choice.Total);

    /// <summary>Money is about to be set aside in this period; see <see cref="PurchaseDocument.BudgetPeriod"/>.</summary>
    public static PurchaseDocument Reserving(PurchaseDocument purchase, string period) =>
        (IsWaiting(purchase) || IsExcepted(purchase)) && purchase.BudgetPeriod != period ? purchase with { BudgetPeriod = period } : purchase;

    /// <summary>Money is set aside for it: within the budget by now, or by an exception.</summary>
    public static PurchaseDocument SetAside(PurchaseDocument purchase, string period, decimal amount, DateTimeOffset now)
    {
        if (!IsWaiting(purchase) && !IsExcepted(purchase)) return purchase;
        var state = purchase.Budget is { State: BudgetState.Committed } ? BudgetState.Committed : BudgetState.Reserved;
        var isException = !IsWaiting(purchase);
        var held = purchase with { Budget = new(period, state, amount, now) };
        return (isException ? held : Covered(held)).Noted(now, "budgetReserved", PurchaseRules.Agent, string.Create(
            CultureInfo.InvariantCulture, $"{amount:0.00} of {period}{(isException ? ", by the approver's exception" : ", which covers it now")}"));
    }

    private static Choice? WithoutNote(Choice? choice) => choice is null
        ? null
        : choice with { Notes = [.. choice.Notes.Where(note => !note.StartsWith(NoteStart, StringComparison.Ordinal))] };
}
