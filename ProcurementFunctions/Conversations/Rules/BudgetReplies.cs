using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>The budget that a user tells the agent; it outlives the session among the user's preferences.</summary>
internal static class BudgetReplies
{
    public const string Invalid = "Please specify a valid budget amount.";

    public static Outcome Tell(Hearing hearing, decimal? amount)
    {
        if (amount is not { } limit) return hearing.Reply(Invalid);
        var said = AmountReader.Write(limit);
        return new(hearing.Session with { BudgetLimit = limit }, $"Understood, your budget is set to {said}.", Fact: $"The user set a budget of {said}.")
        {
            Effects = [new KeepBudget(limit)],
        };
    }

    public static Outcome Drop(Hearing hearing) =>
        new(hearing.Session with { BudgetLimit = null }, "Understood, you have no budget any more.", Fact: "The user dropped the budget.")
        {
            Effects = [new KeepBudget(null)],
        };

    public static Outcome Ask(Hearing hearing)
    {
        if ((hearing.Session.BudgetLimit ?? hearing.Facts.Preferences.BudgetLimit) is not { } limit)
            return hearing.Reply("You have not told me a budget yet. Say, for instance, \"my budget is 500\".");
        return new(hearing.Session with { BudgetLimit = limit }, $"Your budget is {AmountReader.Write(limit)}.");
    }
}
