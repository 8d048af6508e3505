using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What the agent may buy by itself: anybody may ask, an administrator allows it after it was read back, and stops it at once.</summary>
internal static class AutonomyReplies
{
    private const string AdminsOnly = "Only an administrator can say what I may buy by myself. Please ask one of them to tell me.";

    public static Outcome Set(Hearing hearing, Wish.SetAutonomy set)
    {
        if (!hearing.Rights.IsAdmin) return hearing.Reply(AdminsOnly);
        if (hearing.Facts.Autonomy is not { } known) return hearing.Reply("I cannot say it now; please ask again.");
        foreach (var doubtful in new[] { set.DoubtfulPurchase, set.DoubtfulPeriod }.OfType<Money>())
        {
            if (BudgetReplies.WhyAsk(hearing, doubtful, "let the agent buy by itself up to") is { } why) return hearing.Reply(why);
        }

        if (set.PerPurchase is not > 0 || set.PerPeriod is <= 0) return hearing.Reply("Please say up to how much. Say, for instance, \"let the agent buy by itself up to 500 a purchase and 2000 a week\".");
        var period = set.Period ?? known.Settings.Period;
        var perPeriod = set.PerPeriod ?? Math.Max(known.Settings.PerPeriod, set.PerPurchase.Value);
        if (perPeriod < set.PerPurchase) return hearing.Reply($"{Amounts.Write(perPeriod)} a {Name(period)} is less than {Amounts.Write(set.PerPurchase.Value)} for one purchase. Which do you want?");
        var said = $"up to {Amounts.Write(set.PerPurchase.Value)} a purchase and {Amounts.Write(perPeriod)} a {Name(period)}";
        if (!set.IsConfirmed)
        {
            var whole = set with { PerPeriod = perPeriod, Period = period, IsConfirmed = true };
            return new(
                hearing.Session with { Question = new(AskedFor.Confirmation, whole, []) },
                $"From then on I approve by myself what I start for low stock, {said}, but only as far as I have earned it with an item and its vendor: people must have agreed to {known.Settings.MinimumObservations} proposals in a row. Each such purchase can be undone and is reported. Shall I?");
        }

        return new(hearing.Session, $"Understood, I buy by myself what I have earned, {said}.", Fact: $"The user let the agent buy by itself {said}.")
        {
            Effects = [new TellAutonomy(true, set.PerPurchase, perPeriod, period)],
        };
    }

    /// <summary>Where nothing is allowed, what the agent still does by itself is to start purchases for low stock.</summary>
    public static Outcome Drop(Hearing hearing)
    {
        if (!hearing.Rights.IsAdmin) return hearing.Reply(AdminsOnly);
        if (hearing.Facts.Autonomy is not { Settings.Enabled: true }) return ModeReplies.Switch(hearing, OperationMode.Monitoring);
        return new(
            hearing.Session,
            "Understood, from now on a person decides about each purchase, or the firm's policy. I still start purchases for low stock; say \"switch to monitoring mode\" to stop that too.",
            Fact: "The user stopped the agent from buying by itself.")
        {
            Effects = [new TellAutonomy(false, null, null, null)],
        };
    }

    public static Outcome Ask(Hearing hearing) => hearing.Reply(hearing.Facts.Autonomy switch
    {
        null => "I cannot say it now; please ask again.",
        { Settings.Enabled: false } => "Nothing: a person decides about each purchase, or the firm's policy. An administrator may say, for instance, \"let the agent buy by itself up to 500\".",
        var known => $"What I have earned with an item and its vendor, up to {Amounts.Write(known.Settings.PerPurchase)} a purchase and {Amounts.Write(known.Settings.PerPeriod)} a {Name(known.Settings.Period)}, of which {Amounts.Write(known.Bought)} is bought in {known.Period}. How much it is for each is on the page Autonomy and in GET /api/autonomy.",
    });

    public static FactRequest NeedsOfEarned(Session session, Wish.AskEarned ask) =>
        (ask.PurchaseId ?? session.SpokenPurchase) is { } id ? new() { PurchaseId = id } : FactRequest.None;

    /// <summary>Why the agent approved a purchase by itself, or who did.</summary>
    public static Outcome AskEarned(Hearing hearing, Wish.AskEarned ask)
    {
        if ((ask.PurchaseId ?? hearing.Session.SpokenPurchase) is not { } id) return hearing.Reply("Which purchase do you mean? Say its number, such as \"why did you buy P-0123456789ABC by yourself?\".");
        if (hearing.Facts.Purchase is not { } purchase) return hearing.Reply($"I know no purchase {Phrases.Shortened(id)}.");
        var why = purchase switch
        {
            { Earned: { } earned } => $"I approved it by myself: {earned}.",
            { DecidedBy: Purchasing.PurchaseRules.Policy } => "The firm's policy approved it: it is below its limit.",
            { DecidedBy: { } person } => $"I did not: {person} decided about it.",
            _ => "I did not: nobody has decided about it yet.",
        };
        return new(hearing.Session with { SpokenPurchase = purchase.Id }, $"{TaskReplies.Line(purchase)}. {why}") { Purchases = [purchase.Id] };
    }

    internal static string Name(AutonomyPeriod period) => period switch
    {
        AutonomyPeriod.Day => "day",
        AutonomyPeriod.Week => "week",
        _ => "month",
    };
}
