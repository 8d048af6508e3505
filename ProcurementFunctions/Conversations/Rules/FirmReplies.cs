using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>The firm's budget and goals: anybody may ask, an administrator may set them.</summary>
internal static class FirmReplies
{
    private const string AdminsOnly =
        "Only an administrator can change what holds for the firm. What you tell me for yourself I keep: say \"my budget is 500\" or \"prioritise speed\".";

    public static Outcome SetBudget(Hearing hearing, Wish.SetFirmBudget set)
    {
        var period = set.Period;
        if (!hearing.Rights.IsAdmin) return hearing.Reply(AdminsOnly);
        if (set.Doubtful is { } doubtful && BudgetReplies.WhyAsk(hearing, doubtful, "set the firm's budget to") is { } why) return hearing.Reply(why);
        if (set.HasOtherPeriod || set.Amount is not { } limit) return hearing.Reply($"{BudgetReplies.Invalid} It counts by month, quarter or year.");
        var said = period is { } each ? $"{Amounts.Write(limit)} a {Name(each)}" : Amounts.Write(limit);
        return Changed(hearing, $"the firm's budget is set to {said}", new SetFirmBudget(limit, period));
    }

    public static Outcome DropBudget(Hearing hearing) => hearing.Rights.IsAdmin
        ? Changed(hearing, "the firm's budget has no limit any more", new SetFirmBudget(null, null))
        : hearing.Reply(AdminsOnly);

    public static Outcome AskBudget(Hearing hearing)
    {
        if (hearing.Facts.Firm is not { } firm) return hearing.Reply("I cannot say it now; please ask again.");
        var held = Amounts.Write(firm.Held);
        return hearing.Reply(firm.Limit is { } limit
            ? $"The firm's budget for {firm.Period} is {Amounts.Write(limit)}, of which {held} is taken and {Amounts.Write(limit - firm.Held)} is left."
            : $"The firm has set no limit; purchases hold {held} in {firm.Period}.");
    }

    public static Outcome SetGoal(Hearing hearing, Goal? goal, bool oneProduct)
    {
        if (!hearing.Rights.IsAdmin) return hearing.Reply(AdminsOnly);
        if (oneProduct)
            return hearing.Reply("I set the firm's goals for all products. For a single one they are kept with the item: PUT /api/inventory/{sku} with goals.");
        var weights = goal is { } first ? GoalRules.Prioritise(first) : GoalWeights.Default;
        var what = goal is { } named ? $"{named.ToString().ToLowerInvariant()} matters most to the firm" : "the firm's goals are the usual ones again";
        return Changed(
            hearing, $"{what}: {GoalRules.Describe(weights)}", new SetFirmGoals(weights), " Goals of single users and products still come before it.");
    }

    public static Outcome AskGoals(Hearing hearing) => hearing.Reply(hearing.Facts.Firm is { } firm
        ? $"The firm's goals: {GoalRules.Describe(firm.Goals)}. Goals of single users and products come before them."
        : "I cannot say it now; please ask again.");

    private static Outcome Changed(Hearing hearing, string what, Effect effect, string more = "") =>
        new(hearing.Session, $"Understood, {what}.{more}", Fact: $"{what}.") { Effects = [effect] };

    private static string Name(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Month => "month",
        BudgetPeriod.Quarter => "quarter",
        _ => "year",
    };
}
