using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Which facts the reply to a wish needs. Pure.</summary>
internal static class FactNeeds
{
    public static FactRequest Of(Session session, Rights rights, Wish wish, DateOnly today) => wish switch
    {
        Wish.TellBudget { Doubtful.Currency: not null } => new() { Currency = true, Preferences = session.BudgetLimit is null },
        Wish.TellBudget or Wish.ChangeBudget or Wish.DropBudget or Wish.AskBudget when session.BudgetLimit is null => new() { Preferences = true },
        Wish.AskMode => new() { Mode = true },
        Wish.SetAutonomy { DoubtfulPurchase: null, DoubtfulPeriod: null } when rights.IsAdmin => new() { Autonomy = true },
        Wish.SetAutonomy when rights.IsAdmin => new() { Autonomy = true, Currency = true },
        Wish.DropAutonomy when rights.IsAdmin => new() { Autonomy = true, Mode = true },
        Wish.AskAutonomy => new() { Autonomy = true },
        Wish.AskEarned earned => AutonomyReplies.NeedsOfEarned(session, earned),
        Wish.SwitchMode when rights.IsAdmin => new() { Mode = true },
        Wish.AskFirmBudget or Wish.AskFirmGoals => new() { Firm = true },
        Wish.SetFirmBudget { Doubtful.Currency: not null } when rights.IsAdmin => new() { Firm = true, Currency = true },
        Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal when rights.IsAdmin => new() { Firm = true },
        Wish.CheckInventory => new() { LowStock = true, Mode = true },
        Wish.AskStock(var item) ask => OfItem(session, item) with { Places = ask.Location is not null, Level = ask.Asks is "low" or "enough" or "why" },
        Wish.FindDeal deal => DealReplies.Needs(session, deal, today),
        Wish.Order order => OrderReplies.Needs(session, rights, order, today),
        Wish.OrderFor order => OfItem(session, order.Item) with { Insight = new(InsightTopics.RunsOut) },
        Wish.Decline { What: "order", Item: { } item } => OfItem(session, item),
        Wish.ReportBroken broken => BrokenReplies.Needs(session, rights, broken),
        Wish.AskSnoozed => new() { Snoozed = true },
        Wish.AskOwnBuying => new() { Purchases = true, Mode = true },
        Wish.ChangeQuantity(var quantity) => OrderReplies.NeedsOfChange(session, quantity),
        Wish.AskOrders => new() { Purchases = true },
        Wish.AskApprovals => new() { Approvals = true },
        Wish.AskPurchase(var id) => new() { PurchaseId = id },
        Wish.AskWhy(var item) => DealReplies.NeedsOfWhy(session, item),
        Wish.AskArrival ask => TaskReplies.NeedsOfArrival(session, ask),
        Wish.Decide decide => DecisionReplies.Needs(session, rights, decide),
        Wish.Withdraw withdraw => DecisionReplies.NeedsOfWithdrawal(session, withdraw),
        Wish.ReturnGoods { PurchaseId: { } id } when rights.IsBuyer => new() { PurchaseId = id, Places = true },
        Wish.ReceiveGoods { PurchaseId: { } id } when rights.IsBuyer => new() { PurchaseId = id, Places = true },
        Wish.ReceiveGoods { OfItem: { } item } when rights.IsBuyer => OfItem(session, item) with { Receivable = true, Places = true },
        Wish.DecideInvoice decide => InvoiceDecisionReplies.Needs(rights, decide),
        Wish.Undo => UndoReplies.Needs(session),
        Wish.AskVendor ask => new() { Vendor = ask.Vendor, OtherVendor = ask.Other, VendorRecord = true },
        Wish.NameVendor(var vendor) => new() { Vendor = vendor, VendorRecord = true },
        Wish.PreferVendor(var vendor) => new() { Vendor = vendor, Preferences = true },
        Wish.ExcludeVendor(var vendor) => new() { Vendor = vendor, Preferences = true },
        Wish.AllowVendor(var vendor) => new() { Vendor = vendor, Preferences = true },
        Wish.SetShipping => new() { Preferences = true },
        Wish.SetAbsence or Wish.EndAbsence when rights.IsApprover => new() { Preferences = true },
        Wish.SetPreferredQuantity(var item, { IsValid: true }) => OfItem(session, item),
        Wish.SetCritical(var item, _) => OfItem(session, item),
        Wish.Snooze { Item: var item } when rights.IsBuyer => OfItem(session, item),
        Wish.Wake(var item) when rights.IsBuyer => OfItem(session, item),
        Wish.SetLife life when rights.IsBuyer => LifeReplies.Needs(session, life),
        Wish.SetGoal(_, { } item) => OfItem(session, item),
        Wish.SetGoal => new() { Preferences = true },
        Wish.DropGoals({ } item) => OfItem(session, item),
        Wish.DropGoals => new() { Preferences = true },
        Wish.AskPreferences => new() { Preferences = true, ProductPreferences = true, Firm = true },
        Wish.AskOffers offers => InsightReplies.Needs(session, offers),
        Wish.AskInsight ask => InsightReplies.Needs(session, ask, today),
        _ => FactRequest.None,
    };

    private static FactRequest OfItem(Session session, ItemReference reference) =>
        References.Resolve(session, reference) is { } item ? new() { Item = item } : FactRequest.None;
}
