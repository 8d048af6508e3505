using ProcurementFunctions.Conversations.Effects;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Something that the user had done, and what takes it back.</summary>
/// <param name="What">In words, such as "your budget was set to 500".</param>
/// <param name="Undo">The effects that take it back; empty where nothing does.</param>
/// <param name="PurchaseId">The purchase that was begun or decided; it is withdrawn instead.</param>
/// <param name="BudgetLimit">What the session's budget was before, where it was about the budget.</param>
internal sealed record DoneEffect(string What, IReadOnlyList<Effect> Undo, string? PurchaseId = null, decimal? BudgetLimit = null, bool IsBudget = false);
