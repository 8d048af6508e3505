using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Says a wish in the words in which it can be said to the agent. For each wish with an effect the text is read as that wish
/// again, so that nothing which was meant is lost in it.
/// </summary>
internal static class WishText
{
    public static string Of(Wish wish) => wish switch
    {
        Wish.Order order => $"order {Line(order.Item, order.Quantity)}{Of(order.Options)}",
        Wish.FindDeal deal => $"find the best deal for {Line(deal.Item, deal.Quantity)}{Of(deal.Options)}",
        Wish.TellBudget { Amount: { } amount } => $"my budget is {Amounts.Write(amount)}",
        Wish.TellBudget { Doubtful.Doubt: { } doubt } => $"my budget is {doubt}",
        Wish.TellBudget => "my budget is …",
        Wish.ChangeBudget { Percent: { } percent } => $"{(percent > 0 ? "raise" : "lower")} my budget by {Plain(Math.Abs(percent))}%",
        Wish.ChangeBudget { By: { } by } => $"{(by > 0 ? "raise" : "lower")} my budget by {Amounts.Write(Math.Abs(by))}",
        Wish.DropBudget => "forget my budget",
        Wish.SwitchMode(var mode) => $"switch to {(mode == OperationMode.Purchasing ? "purchasing" : "monitoring")} mode",
        Wish.SetShipping(var shipping) => $"always ship {Name(shipping)}",
        Wish.SetAbsence(var from, var until, var deputy) => $"I am away {(from is null ? "" : $"from {Of(from)} ")}until {Of(until)} and {deputy} stands in for me",
        Wish.EndAbsence => "I am back",
        Wish.PreferVendor(var vendor) => $"I prefer the vendor {vendor}",
        Wish.ExcludeVendor(var vendor) => $"never buy from the vendor {vendor}",
        Wish.AllowVendor(var vendor) => $"you may buy from the vendor {vendor} again",
        Wish.SetPreferredQuantity(var item, var quantity) => $"always order at least {Of(quantity)} of {Of(item)}",
        Wish.SetCritical(var item, var isCritical) => $"{Of(item)} is {(isCritical ? "" : "not ")}critical",
        Wish.Snooze snooze => $"snooze {Of(snooze.Item)} {(snooze.Days is { } days ? $"for {Plain(days)} days" : $"until {Of(snooze.Until)}")}{Because(snooze.Reason)}",
        Wish.Wake(var item) => $"wake {Of(item)}",
        Wish.SetLife { Life: ItemLife.Active } life => $"reorder {Of(life.Item)} again",
        Wish.SetLife { Life: ItemLife.NoReorder } life => $"stop reordering {Of(life.Item)}",
        Wish.SetLife life => $"{Of(life.Item)} is discontinued{(life.Replacement is { } other ? $", replaced by {Of(other)}" : "")}",
        Wish.SetGoal(var goal, var item) => $"{Name(goal)} matters most{(item is null ? "" : $" for {Of(item)}")}",
        Wish.DropGoals(var item) => $"forget my goals{(item is null ? "" : $" for {Of(item)}")}",
        Wish.SetFirmBudget { Amount: { } amount } set => $"set the firm's budget to {Amounts.Write(amount)}{Of(set.Period)}",
        Wish.SetFirmBudget => "set the firm's budget to …",
        Wish.DropFirmBudget => "forget the firm's budget",
        Wish.SetAutonomy { PerPurchase: { } amount } set => $"let the agent buy by itself up to {Amounts.Write(amount)} a purchase{(set.PerPeriod is { } most ? $" and {Amounts.Write(most)} a {AutonomyReplies.Name(set.Period ?? AutonomyPeriod.Week)}" : "")}",
        Wish.SetAutonomy => "let the agent buy by itself up to …",
        Wish.DropAutonomy => "stop buying by yourself",
        Wish.AskAutonomy => "what have you earned?",
        Wish.AskEarned(var bought) => $"why did you buy {bought ?? "it"} by yourself?",
        Wish.SetFirmGoal({ } goal, _) => $"prioritise {Name(goal)} for the firm",
        Wish.SetFirmGoal => "forget the firm's goals",
        Wish.Decide decide => $"{Verb(decide.Kind)} {decide.PurchaseId ?? OfPurchase(decide.Quantity, decide.OfItem)}{For(decide)}{(decide.To is { } to ? $" to {to}" : "")}{Because(decide.Comment)}",
        Wish.Withdraw withdraw => $"withdraw {withdraw.PurchaseId ?? (withdraw.OfItem is null ? "my last order" : OfPurchase(withdraw.Quantity, withdraw.OfItem))}{Because(withdraw.Reason)}",
        Wish.DecideInvoice invoice => $"{(invoice.Accept ? "accept" : "reject")} invoice {invoice.Number}{Because(invoice.Reason)}",
        Wish.ReturnGoods back => $"return {(back.Quantity is { } many ? $"{Of(many)} of " : "")}{back.PurchaseId ?? "it"}{(back.Location is { } from ? $" from {from}" : "")}{Because(back.Reason)}",
        Wish.ReceiveGoods came => $"received {(came.Quantity is { } many ? Of(many) : "…")} {(came.PurchaseId is { } received ? $"of {received}" : Of(came.OfItem))}{(came.Location is { } at ? $" at {at}" : "")}",
        Wish.Undo => "undo",
        Wish.Confirm => "yes",
        Wish.Decline("order", var item) => $"do not order {(item is null ? "it" : Of(item))}",
        Wish.Decline("decide", _) => "do not decide it",
        Wish.Decline => "leave it as it is",
        Wish.DropOrder => "no",
        Wish.OrderStanding => "order it again and again",
        Wish.OrderAgain => "repeat my last order",
        Wish.OrderFor(var item, var days) => $"order enough {Of(item)} for {Plain(days)} days",
        Wish.ReportBroken { PurchaseId: { } id } broken => $"{(broken.Quantity is { } many ? $"{Of(many)} of {id}" : id)} arrived broken",
        Wish.ReportBroken broken => $"{(broken.Quantity is { } many ? $"{Of(many)} " : "")}{(broken.OfItem is null ? "of them" : Of(broken.OfItem))} arrived broken",
        Wish.AskSnoozed => "what is snoozed?",
        Wish.AskOwnBuying => "what have you bought by yourself?",
        Wish.AskStock { Asks: "low" } stock => $"is {Of(stock.Item)} low?",
        Wish.AskStock { Asks: "why" } stock => $"why is {Of(stock.Item)} low?",
        Wish.AskStock { Asks: "out" } stock => $"is {Of(stock.Item)} out of stock?",
        Wish.AskStock { Asks: "enough" } stock => $"do we have enough {Of(stock.Item)}?",
        Wish.AskStock { Asks: "in" } stock => $"is {Of(stock.Item)} in stock?",
        Wish.AskStock(ItemReference.Last) => "how many of it do we have?",
        Wish.AskStock(var item) => $"how many {Of(item)} do we have?",
        Wish.AskOffers(var item, _) => $"who sells {(item is null ? "it" : Of(item))}?",
        Wish.AskPurchase(var id) => $"how is {id}?",
        Wish.AskVendor(var vendor) => $"how reliable is {vendor}?",
        Wish.AskBudget => "what is my budget?",
        Wish.AskMode => "what mode are you in?",
        Wish.CheckInventory => "what is running low?",
        Wish.AskOrders => "where are my orders?",
        Wish.AskApprovals => "what is waiting for approval?",
        Wish.AskPreferences => "what are my preferences?",
        Wish.AskFirmBudget => "what is the firm's budget?",
        Wish.AskFirmGoals => "what are the firm's goals?",
        Wish.AskInsight ask => Of(ask),
        _ => "",
    };

    private static string Of(Wish.AskInsight ask) => ask.Topic switch
    {
        InsightTopics.BudgetLeft => "how much of my budget is left?",
        InsightTopics.Changes => "what changed?",
        InsightTopics.Late => "what is late?",
        InsightTopics.RunsOutAll => "what runs out first?",
        InsightTopics.OpenTotal => "how many open orders do we have?",
        InsightTopics.Attention => "what needs my attention?",
        InsightTopics.Arrivals when ask is { Item: null, Measure: null, By: null } => ask.Vendor is { } sender ? $"what is on order from {sender}?" : "which deliveries are expected?",
        InsightTopics.Spend when ask is { Item: null, Measure: null, Split: null } => ask.Vendor is { } paid ? $"how much did we spend with {paid}?" : "how much did we spend?",
        InsightTopics.RunsOut => $"when do we run out of {Of(ask.Item)}?",
        InsightTopics.OpenOf => $"have we ordered {Of(ask.Item)}?",
        InsightTopics.VendorCount => "how many vendors do we have?",
        InsightTopics.Sold when ask.Measure is null => $"how many {Of(ask.Item)} did we sell?",
        InsightTopics.Prices => $"what did we pay for {Of(ask.Item)} last time?",
        InsightTopics.Minimum => $"what is the minimum order for {Of(ask.Item)}?",
        InsightTopics.QuantityWhy when ask.Item is not null => $"why so many {Of(ask.Item)}?",
        _ => "",
    };

    private static string Line(ItemReference? item, Quantity? quantity) =>
        quantity is { } many ? item is null ? Of(many) : $"{Of(many)} {(many.Doubt is null && item is not ItemReference.Last ? "" : "of ")}{Of(item)}" : item is null ? "it" : Of(item);

    private static string Of(OrderOptions options) => string.Concat(
        options.Vendor is { } vendor ? $" from the vendor {vendor}" : "",
        options.By is Day.In(> 2 and var days) ? $" within {Plain(days)} days" : options.By is { } day ? $" by {Of(day)}" : "",
        options.Shipping is { } shipping ? $" {Name(shipping)} shipping" : "",
        options.MaxTotal is { } total ? $" for at most {Of(total)} in total" : "",
        options.MaxUnitPrice is { } price ? $" for at most {Of(price)} each" : "",
        options.IsSoon ? " asap" : "",
        options.Note is { } note ? $" note: {note}" : "");

    public static string Of(ItemReference? item) => item switch
    {
        ItemReference.BySku(var sku) => sku,
        ItemReference.ByName(var name) => name,
        ItemReference.Nth(1) => "the first one",
        ItemReference.Nth(2) => "the second one",
        ItemReference.Nth(3) => "the third one",
        ItemReference.Nth(4) => "the fourth one",
        ItemReference.Nth(5) => "the fifth one",
        ItemReference.Nth(-1) => "the last one",
        ItemReference.Nth => "the one before",
        ItemReference.Cheapest => "the cheaper one",
        ItemReference.Fastest => "the faster one",
        ItemReference.All => "all of them",
        _ => "it",
    };

    private static string OfPurchase(Quantity? quantity, ItemReference? item) =>
        item is null ? "it" : $"the order of {(quantity is { } many ? $"{Of(many)} " : "")}{Of(item)}";

    private static string Of(Quantity quantity) => quantity.Doubt ?? Plain(quantity.Units);

    private static string Of(Money money) => $"{money.Doubt ?? (money.Amount is { } amount ? Amounts.Write(amount) : "…")}{(money.Currency is { } currency and not "$" ? $" {currency}" : "")}";

    private static string Of(Day? day) => day switch
    {
        Day.On(var date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Day.In(0) => "today",
        Day.In(1) => "tomorrow",
        Day.In(2) => "the day after tomorrow",
        Day.Weekday(var weekday, var isNext) => $"{(isNext ? "next " : "")}{weekday}",
        Day.Yearly(12, 25) => "Christmas",
        Day.Yearly(12, 31) => "the end of the year",
        Day.Yearly(var month, var dayOfMonth) => string.Create(CultureInfo.InvariantCulture, $"{dayOfMonth} {new DateOnly(2024, month, 1):MMMM}"),
        Day.EndOfWeek => "the end of the week",
        Day.EndOfMonth => "the end of the month",
        _ => "then",
    };

    private static string Of(BudgetPeriod? period) => period switch
    {
        BudgetPeriod.Month => " a month",
        BudgetPeriod.Quarter => " a quarter",
        BudgetPeriod.Year => " a year",
        _ => "",
    };

    private static string For(Wish.Decide decide) => decide.Total is { } total ? $" for {Amounts.Write(total)}" : "";

    private static string Because(string? reason) => reason is null ? "" : $" because {reason}";

    private static string Verb(DecisionKind kind) => kind switch { DecisionKind.Approve => "approve", DecisionKind.Reject => "reject", _ => "pass on" };

    private static string Name(Shipping shipping) => shipping == Shipping.Express ? "express" : "standard";

    private static string Name(Goal goal) => goal.ToString().ToLowerInvariant();

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
