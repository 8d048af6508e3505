using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Wishes about what holds for the whole firm.</summary>
internal abstract partial record Wish
{
    internal sealed record SwitchMode(OperationMode Mode) : Wish("switchMode");

    internal sealed record AskMode() : Wish("askMode");

    /// <summary>Exactly one of days and date is set.</summary>
    internal sealed record Snooze(ItemReference Item, int? Days, Day? Until, string? Reason) : Wish("snooze");

    internal sealed record AskSnoozed() : Wish("askSnoozed");

    internal sealed record Wake(ItemReference Item) : Wish("wake");

    internal sealed record SetLife(ItemReference Item, ItemLife Life) : Wish("setLife")
    {
        /// <summary>The item that takes the place of a discontinued one.</summary>
        public ItemReference? Replacement { get; init; }
    }

    /// <param name="Amount">Null: what was said is no valid amount.</param>
    /// <param name="Period">Null: none was said.</param>
    internal sealed record SetFirmBudget(decimal? Amount, BudgetPeriod? Period) : Wish("setFirmBudget")
    {
        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? Doubtful { get; init; }

        /// <summary>Whether a period was said that no budget has, such as a week.</summary>
        public bool HasOtherPeriod { get; init; }
    }

    /// <summary>"let the agent buy by itself up to 500 a purchase and 2000 a week".</summary>
    /// <param name="PerPurchase">Null: what was said is no valid amount.</param>
    /// <param name="PerPeriod">Null: none was said.</param>
    /// <param name="Period">Null: none was said.</param>
    internal sealed record SetAutonomy(decimal? PerPurchase, decimal? PerPeriod, AutonomyPeriod? Period) : Wish("setAutonomy")
    {
        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? DoubtfulPurchase { get; init; }

        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? DoubtfulPeriod { get; init; }

        /// <summary>Whether it was read back.</summary>
        public bool IsConfirmed { get; init; }
    }

    internal sealed record DropAutonomy() : Wish("dropAutonomy");

    internal sealed record AskAutonomy() : Wish("askAutonomy");

    /// <summary>"why did you buy it by yourself?"</summary>
    /// <param name="PurchaseId">Null: the one that was spoken of.</param>
    internal sealed record AskEarned(string? PurchaseId) : Wish("askEarned");

    internal sealed record DropFirmBudget() : Wish("dropFirmBudget");

    internal sealed record AskFirmBudget() : Wish("askFirmBudget");

    /// <param name="Goal">Null: those that a firm has that set none.</param>
    /// <param name="OneProduct">Whether it was said for a single product.</param>
    internal sealed record SetFirmGoal(Goal? Goal, bool OneProduct) : Wish("setFirmGoal");

    internal sealed record AskFirmGoals() : Wish("askFirmGoals");
}
