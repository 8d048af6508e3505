using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What matters most to a user, told in a message.</summary>
internal static class GoalReplies
{
    public static Outcome Set(Hearing hearing, Wish.SetGoal wish)
    {
        var (goal, reference) = wish;
        var weights = GoalRules.Prioritise(goal);
        var what = $"{goal.ToString().ToLowerInvariant()} matters most to you";
        if (reference is not null)
        {
            return PreferenceReplies.OfItem(hearing, wish, reference, item => (
                $"Understood, {what} for {Phrases.Item(item.Sku, item.Name)}: {GoalRules.Describe(weights)}.",
                new KeepGoals(item.Sku, weights)));
        }

        var text = $"{what}: {GoalRules.Describe(weights)}.";
        return new(hearing.Session, $"Understood, {text} Goals that you gave me for single products still come before it.", Fact: text)
        {
            Effects = [new KeepGoals(null, weights)],
        };
    }

    public static Outcome Drop(Hearing hearing, Wish.DropGoals wish)
    {
        var reference = wish.Item;
        if (reference is not null)
        {
            return PreferenceReplies.OfItem(hearing, wish, reference, item => (
                $"Understood, you have no goals any more for {Phrases.Item(item.Sku, item.Name)}.",
                new KeepGoals(item.Sku, null)));
        }

        const string text = "you have no goals of your own any more, so the firm's count.";
        return new(hearing.Session, $"Understood, {text} Goals that you gave me for single products stay.", Fact: text)
        {
            Effects = [new KeepGoals(null, null)],
        };
    }
}
