using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>
/// What a message means and leads to, in two pure steps: <see cref="Needs"/> says which facts the reply needs, and
/// <see cref="Decide"/> makes session, reply and effects from them.
/// </summary>
internal static class ConversationRules
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>The facts that a reply to the wish needs.</summary>
    public static FactRequest Needs(Session session, Rights rights, Wish wish) => wish switch
    {
        Wish.AskBudget when session.BudgetLimit is null => new() { Preferences = true },
        Wish.AskMode => new() { Mode = true },
        Wish.AskFirmBudget or Wish.AskFirmGoals => new() { Firm = true },
        Wish.CheckInventory => new() { LowStock = true, Mode = true },
        Wish.AskStock(var item) => ItemOnly(session, item),
        Wish.FindDeal(var item, var quantity) => DealReplies.Needs(session, item, quantity),
        Wish.Order(var item, var quantity) => OrderReplies.Needs(session, rights, item, quantity),
        Wish.ChangeQuantity(var quantity) => OrderReplies.NeedsOfChange(session, quantity),
        Wish.AskOrders => new() { Purchases = true },
        Wish.AskApprovals => new() { Approvals = true },
        Wish.AskPurchase(var id) => new() { PurchaseId = id },
        Wish.AskArrival(var item) => TaskReplies.NeedsOfArrival(session, item),
        Wish.Decide decide => DecisionReplies.Needs(rights, decide),
        Wish.Withdraw(var id, _) => DecisionReplies.NeedsOfWithdrawal(session, id),
        Wish.AskVendor(var vendor) => new() { Vendor = vendor, VendorRecord = true },
        Wish.PreferVendor(var vendor) => new() { Vendor = vendor },
        Wish.ExcludeVendor(var vendor) => new() { Vendor = vendor },
        Wish.AllowVendor(var vendor) => new() { Vendor = vendor },
        Wish.SetPreferredQuantity(var item, _) => ItemOnly(session, item),
        Wish.SetCritical(var item, _) => ItemOnly(session, item),
        Wish.Snooze { Item: var item } when rights.IsBuyer => ItemOnly(session, item),
        Wish.Wake(var item) when rights.IsBuyer => ItemOnly(session, item),
        Wish.SetGoal(_, { } item) => ItemOnly(session, item),
        Wish.DropGoals({ } item) => ItemOnly(session, item),
        Wish.AskPreferences => new() { Preferences = true, ProductPreferences = true },
        _ => FactRequest.None,
    };

    /// <summary>The session after the message, the reply and the effects.</summary>
    /// <param name="session">As it was before; of version 0 when there was none.</param>
    /// <param name="now">On the wall clock.</param>
    public static Outcome Decide(Session session, Rights rights, Message message, Wish wish, KnownFacts facts, DateTimeOffset now)
    {
        // Each message has a later time than the one before, whatever the clock does: effects are told apart by it.
        var at = now > session.LastActivity || session.Version == 0 ? now : session.LastActivity + Tick;
        var outcome = Reply(new(session, rights, message, facts, at), wish);
        return outcome with { Session = Told(outcome, message.Text, at) };
    }

    private static Outcome Reply(Hearing hearing, Wish wish) => wish switch
    {
        Wish.TellBudget(var amount) => BudgetReplies.Tell(hearing, amount),
        Wish.DropBudget => BudgetReplies.Drop(hearing),
        Wish.AskBudget => BudgetReplies.Ask(hearing),
        Wish.SwitchMode(var mode) => ModeReplies.Switch(hearing, mode),
        Wish.AskMode => ModeReplies.Ask(hearing),
        Wish.CheckInventory => StockReplies.Check(hearing),
        Wish.AskStock(var item) => StockReplies.Ask(hearing, item),
        Wish.FindDeal(var item, var quantity) => DealReplies.Find(hearing, item, quantity),
        Wish.Recall(var item) => DealReplies.Recall(hearing, item),
        Wish.AskWhy(var item) => DealReplies.Why(hearing, item),
        Wish.AskTalk => TalkReplies.Ask(hearing),
        Wish.Order(var item, var quantity) => OrderReplies.Order(hearing, item, quantity),
        Wish.ChangeQuantity(var quantity) => OrderReplies.Change(hearing, quantity),
        Wish.DropOrder => OrderReplies.Drop(hearing),
        Wish.AskOrders => TaskReplies.Orders(hearing),
        Wish.AskApprovals => TaskReplies.Approvals(hearing),
        Wish.AskPurchase(var id) => TaskReplies.One(hearing, id),
        Wish.AskArrival(var item) => TaskReplies.Arrival(hearing, item),
        Wish.Decide decide => DecisionReplies.Decide(hearing, decide),
        Wish.Withdraw withdraw => DecisionReplies.Withdraw(hearing, withdraw),
        Wish.AskVendor(var vendor) => VendorReplies.Ask(hearing, vendor),
        Wish.FromVendor(var vendor, _) => VendorReplies.FromOne(hearing, vendor),
        Wish.SeveralItems => hearing.Reply("Name one item at a time, please, so that none is mistaken for another: say, for instance, \"order 100 AR-5381\", and then the next."),
        Wish.PreferVendor(var vendor) => PreferenceReplies.Vendor(hearing, vendor, VendorStance.Preferred),
        Wish.ExcludeVendor(var vendor) => PreferenceReplies.Vendor(hearing, vendor, VendorStance.Excluded),
        Wish.AllowVendor(var vendor) => PreferenceReplies.Vendor(hearing, vendor, VendorStance.Neutral),
        Wish.SetShipping(var shipping) => PreferenceReplies.Ship(hearing, shipping),
        Wish.SetPreferredQuantity(var item, var quantity) => PreferenceReplies.Quantity(hearing, item, quantity),
        Wish.SetCritical(var item, var critical) => PreferenceReplies.Critical(hearing, item, critical),
        Wish.Snooze snooze => SnoozeReplies.Snooze(hearing, snooze),
        Wish.Wake(var item) => SnoozeReplies.Wake(hearing, item),
        Wish.SetGoal(var goal, var item) => GoalReplies.Set(hearing, goal, item),
        Wish.DropGoals(var item) => GoalReplies.Drop(hearing, item),
        Wish.AskPreferences => PreferenceReplies.Ask(hearing),
        Wish.SetFirmBudget(var amount, var period) => FirmReplies.SetBudget(hearing, amount, period),
        Wish.DropFirmBudget => FirmReplies.DropBudget(hearing),
        Wish.AskFirmBudget => FirmReplies.AskBudget(hearing),
        Wish.SetFirmGoal(var goal, var oneProduct) => FirmReplies.SetGoal(hearing, goal, oneProduct),
        Wish.AskFirmGoals => FirmReplies.AskGoals(hearing),
        Wish.Greet => hearing.Reply("I am here. Ask me \"what can you do?\" to see what I understand."),
        Wish.Help => hearing.Reply($"I watch the stock, find the best deals and buy what is needed.\n{Phrases.Examples}"),
        _ => hearing.Reply(Phrases.NotUnderstood),
    };

    private static FactRequest ItemOnly(Session session, ItemReference reference) =>
        References.Resolve(session, reference) is { } item ? new() { Item = item } : FactRequest.None;

    /// <summary>The session with both turns; of turns that no longer fit, their facts stay.</summary>
    private static Session Told(Outcome outcome, string said, DateTimeOffset at)
    {
        var session = outcome.Session;
        var remembered = session.Remembered;
        var kept = Math.Min(session.Turns.CountWithin(Session.MaxEarlierTurnBytes), Session.MaxTurns - 2);
        for (var i = 0; i < session.Turns.Count - kept; i++)
        {
            if (session.Turns[i].Fact is not { } fact) continue;
            remembered = remembered.Without(known => known == fact).Add(fact, Session.MaxRemembered);
        }

        return session with
        {
            Version = session.Version + 1,
            LastActivity = at,
            Remembered = remembered,
            Turns = session.Turns.AddAll(
                [Turn.Of(at, TurnRole.User, said), Turn.Of(at, TurnRole.Agent, outcome.Reply, outcome.Fact)], kept + 2),
        };
    }
}
