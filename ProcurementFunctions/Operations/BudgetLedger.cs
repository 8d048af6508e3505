using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

/// <summary>
/// What purchases hold of one period's budget; one entry for each purchase, whatever became of it. Kept beside the
/// settings, id "budget:{period}". Money in the firm's currency.
/// </summary>
/// <remarks>
/// A document must not grow for ever: of the purchases that ended, the oldest beyond <see cref="BudgetRules.MaxEnded"/> are
/// folded into sums. What is open is always an entry of its own.
/// </remarks>
public sealed record BudgetLedger : Document
{
    /// <summary>Such as "2026-11", "2026-Q4" or "2026".</summary>
    public required string Period { get; init; }

    public IReadOnlyList<LedgerEntry> Entries { get; set; } = [];

    /// <summary>The ended purchases that are no entries any more: how many, and what they cost, by who asked for them.</summary>
    public IReadOnlyList<FoldedEntries> Folded { get; set; } = [];

    /// <summary>What ended purchases that are folded cost in truth, where their invoices said so after that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FoldedCorrection>? Corrections { get; init; }

    public static string IdFor(string period) => $"budget:{period}";

    public static BudgetLedger Empty(string period) => new() { Id = IdFor(period), Period = period };

    public decimal Sum(BudgetState state) =>
        Entries.Where(entry => entry.State == state).Sum(entry => entry.Amount)
        + (state == BudgetState.Actual ? FoldedActual(null) : 0);

    /// <summary>Reserved, committed and spent together.</summary>
    [JsonIgnore]
    public decimal Held => Sum(BudgetState.Reserved) + Sum(BudgetState.Committed) + Sum(BudgetState.Actual);

    /// <summary>The part of <see cref="Held"/> that is for purchases asked for by this user.</summary>
    public decimal HeldFor(string userId) =>
        Entries.Where(entry => entry.State != BudgetState.Released && entry.RequestedBy == userId).Sum(entry => entry.Amount)
        + FoldedActual(userId);

    /// <summary>What the purchases cost that are no entries any more; of one user where one is given.</summary>
    public decimal FoldedActual(string? userId) =>
        Folded.Where(folded => userId is null || folded.RequestedBy == userId).Sum(folded => folded.Actual)
        + (Corrections ?? []).Where(correction => userId is null || correction.RequestedBy == userId).Sum(correction => correction.Actual - correction.Folded);
}

/// <param name="At">When it took this state, in the firm's time.</param>
/// <param name="OverBudget">Whether an approver let it through although the limit does not cover it.</param>
public sealed record LedgerEntry(
    string PurchaseId,
    string RequestedBy,
    BudgetState State,
    decimal Amount,
    DateTimeOffset At,
    bool OverBudget = false);

/// <param name="Folded">What the sums hold for the purchase.</param>
/// <param name="Actual">What it cost.</param>
public sealed record FoldedCorrection(string PurchaseId, string RequestedBy, decimal Folded, decimal Actual);

/// <param name="Count">Purchases, those that came to nothing among them.</param>
/// <param name="Actual">What they cost.</param>
public sealed record FoldedEntries(string RequestedBy, int Count, decimal Actual);
