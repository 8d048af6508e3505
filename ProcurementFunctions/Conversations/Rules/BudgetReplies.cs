using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>The budget that a user tells the agent; it outlives the session among the user's preferences.</summary>
internal static class BudgetReplies
{
    public const string Invalid = "Please specify a valid budget amount.";

    public static Outcome Tell(Hearing hearing, Wish.TellBudget told)
    {
        if (told.Doubtful is { } doubtful && WhyAsk(hearing, doubtful, "my budget is") is { } why) return hearing.Reply(why);
        if (told.Amount is not { } limit) return hearing.Reply(Invalid);
        if (told.HasPeriod)
        {
            return new(
                hearing.Session with { Question = new(AskedFor.Confirmation, new Wish.TellBudget(limit), []) },
                $"Your own budget has no period: it is one limit that I compare each deal with. Shall I keep {Amounts.Write(limit)} as that limit?");
        }

        return Set(hearing, limit);
    }

    /// <summary>Why an amount cannot be taken as it was said; null: it can.</summary>
    /// <param name="words">What was to be done with it, such as "my budget is".</param>
    public static string? WhyAsk(Hearing hearing, Money said, string words)
    {
        if (said.Doubt is { } doubt) return $"I am not sure which amount \"{doubt}\" is, as it can be read in two ways. Do you mean it with or without decimals? Say, for instance, \"{words} 1500\".";
        if (said.Currency is null or "$" || said.Amount is not { } amount) return null;
        return hearing.Facts.Currency == said.Currency
            ? null
            : $"The firm counts in {hearing.Facts.Currency ?? "its own currency"}, and I do not convert {said.Currency}. Say it as in \"{words} {Amounts.Write(amount)}\". How much is it in {hearing.Facts.Currency ?? "that"}?";
    }

    public static Outcome Change(Hearing hearing, Wish.ChangeBudget change)
    {
        if ((hearing.Session.BudgetLimit ?? hearing.Facts.Preferences.BudgetLimit) is not { } known)
            return hearing.Reply("You have not told me a budget yet, so I cannot change it by an amount. What shall it be?");
        if ((change.By ?? decimal.Round(known * (change.Percent ?? 0) / 100, 2)) is var by && (by == 0 || known + by <= 0)) return hearing.Reply(Invalid);
        return Set(hearing, known + by);
    }

    private static Outcome Set(Hearing hearing, decimal limit)
    {
        var said = Amounts.Write(limit);
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
        return new(hearing.Session with { BudgetLimit = limit }, $"Your budget is {Amounts.Write(limit)}.");
    }
}
