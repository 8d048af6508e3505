using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Wishes about what the user prefers.</summary>
internal abstract partial record Wish
{
    /// <param name="Amount">Null: what was said is no valid amount.</param>
    internal sealed record TellBudget(decimal? Amount) : Wish("tellBudget")
    {
        /// <summary>What must be asked about before it is kept: another currency, a period, a number that may be two.</summary>
        public Money? Doubtful { get; init; }

        /// <summary>Whether it was said for a month, an order or the like; a user's own budget has no such period.</summary>
        public bool HasPeriod { get; init; }
    }

    /// <summary>"raise my budget by 200", "my budget is 10 % lower".</summary>
    /// <param name="By">What is added; negative: taken off.</param>
    /// <param name="Percent">In percent of what it is; exactly one of both is set.</param>
    internal sealed record ChangeBudget(decimal? By, decimal? Percent) : Wish("changeBudget");

    internal sealed record DropBudget() : Wish("dropBudget");

    internal sealed record AskBudget() : Wish("askBudget");

    /// <summary>How a vendor has done.</summary>
    internal sealed record AskVendor(string Vendor) : Wish("askVendor")
    {
        /// <summary>Another vendor that was asked about in the same breath; null: none.</summary>
        public string? Other { get; init; }

        /// <summary>What about it: "terms" or "contact"; null: how it has done.</summary>
        public string? Asks { get; init; }
    }

    internal sealed record PreferVendor(string Vendor) : Wish("preferVendor")
    {
        /// <summary>The vendor that was said before and not meant; null: none.</summary>
        public string? Instead { get; init; }
    }

    internal sealed record ExcludeVendor(string Vendor) : Wish("excludeVendor")
    {
        /// <inheritdoc cref="PreferVendor.Instead"/>
        public string? Instead { get; init; }
    }

    internal sealed record AllowVendor(string Vendor) : Wish("allowVendor");

    internal sealed record SetShipping(Shipping Shipping) : Wish("setShipping");

    /// <summary>The user is away, and another approver decides in their place.</summary>
    /// <param name="From">The first day; null: today.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record SetAbsence(Day? From, Day Until, string Deputy) : Wish("setAbsence");

    /// <summary>The user is there again.</summary>
    internal sealed record EndAbsence() : Wish("endAbsence");

    internal sealed record SetPreferredQuantity(ItemReference Item, Quantity Quantity) : Wish("setPreferredQuantity");

    internal sealed record SetCritical(ItemReference Item, bool IsCritical) : Wish("setCritical");

    /// <param name="Item">Null: for all products.</param>
    internal sealed record SetGoal(Goal Goal, ItemReference? Item) : Wish("setGoal");

    /// <inheritdoc cref="SetGoal"/>
    internal sealed record DropGoals(ItemReference? Item) : Wish("dropGoals");

    internal sealed record AskPreferences() : Wish("askPreferences");
}
