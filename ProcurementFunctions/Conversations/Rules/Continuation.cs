using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>
/// What a message means that goes on with the one before: an answer to what the agent asked ("60", "the second one", "yes"),
/// or a correction ("no, 40", "and the wood stove?"). Pure.
/// </summary>
internal static class Continuation
{
    public static Wish Of(Session session, Wish wish) => wish switch
    {
        Wish.Confirm when session.Question is { Asked: AskedFor.Confirmation } question => question.Wish,
        // "order it" after "the best deal for 20 by Friday" orders it by Friday.
        Wish.Order { Item: null or ItemReference.Last } order when order.Options == OrderOptions.None && session.Question is { Asked: AskedFor.Confirmation, Wish: Wish.Order asked } => order with { Options = asked.Options },
        Wish.FindDeal { IsPriceOfIt: true } when TaskReplies.Begun(session, null) is { } begun => new Wish.AskPurchase(begun.PurchaseId),
        Wish.ChangeQuantity change => Counted(session, change),
        Wish.AddOptions add => Added(session, add),
        Wish.NameItem named => Named(session, named),
        Wish.Unknown { Said: { Length: > 0 } said } when Chosen(session, new ItemReference.ByName(said)) is { } answer => answer,
        Wish.NameVendor(var vendor) { IsSource: var isSource } => session.LastWish switch
        {
            Wish.PreferVendor(var before) => new Wish.PreferVendor(vendor) { Instead = before },
            Wish.ExcludeVendor(var before) => new Wish.ExcludeVendor(vendor) { Instead = before },
            Wish.FindDeal deal => deal with { Options = deal.Options with { Vendor = vendor } },
            _ when isSource && session.PendingOrder is { } pending => new Wish.FindDeal(new ItemReference.BySku(pending.Sku), pending.Quantity is { } many ? new(many) : null) { Options = OrderOptions.None with { Vendor = vendor } },
            _ => wish,
        },
        Wish.Recall({ } item) when Chosen(session, item) is { } answer => answer,
        _ => wish,
    };

    /// <summary>Whether what the agent asked still waits for its answer after this wish.</summary>
    public static bool KeepsQuestion(OpenQuestion question, Wish wish) => wish is Wish.Half { Meant: null } || question.Asked != AskedFor.Confirmation
        && wish is Wish.AskStock or Wish.AskInsight or Wish.AskOffers or Wish.Greet or Wish.Thank or Wish.CheckInventory or Wish.AskOrders or Wish.AskPurchase
            or Wish.AskBudget or Wish.AskMode or Wish.AskVendor or Wish.Help or Wish.AskRecords or Wish.Unknown;

    private static Wish Counted(Session session, Wish.ChangeQuantity change)
    {
        var quantity = change.Quantity;
        if (session.Question is { Asked: AskedFor.Quantity } question) return With(With(question.Wish, null, quantity), change.Options);
        // Which item is meant is asked again.
        if (session.Question is { Asked: AskedFor.Item, Wish: Wish.Order or Wish.FindDeal } which) return With(With(which.Wish, null, quantity), change.Options);
        if (change.Options != OrderOptions.None) return new Wish.FindDeal(new ItemReference.Last(), quantity) { Options = change.Options };
        return session.LastWish switch
        {
            Wish.TellBudget when change.IsCorrection => new Wish.TellBudget(quantity.IsValid ? quantity.Units : null) { Doubtful = quantity.Doubt is { } doubt ? new(null, null, doubt) : null },
            Wish.SetPreferredQuantity(var item, _) when change.IsCorrection => new Wish.SetPreferredQuantity(item, quantity),
            _ => change,
        };
    }

    /// <summary>"yes, express" orders what was asked about so; "express" alone looks for it again.</summary>
    private static Wish Added(Session session, Wish.AddOptions add) => session switch
    {
        { Question: { Asked: AskedFor.Confirmation, Wish: Wish.Order order } } => add.IsAgreed
            ? With(order, add.Options)
            : new Wish.FindDeal(order.Item, order.Quantity) { Options = order.Options.And(add.Options) },
        { Question: { Asked: AskedFor.Item or AskedFor.Quantity, Wish: Wish.Order or Wish.FindDeal } question } => With(question.Wish, add.Options),
        { LastWish: Wish.FindDeal deal } => With(deal, add.Options),
        _ when add.IsOfOne => new Wish.CannotDo("setShippingFor"),
        _ when add.Options is { Shipping: { } shipping } && add.Options == OrderOptions.None with { Shipping = shipping } => new Wish.SetShipping(shipping),
        _ => new Wish.Unknown { IsOnTopic = true },
    };

    private static Wish With(Wish wish, OrderOptions options) => wish switch
    {
        Wish.Order order => order with { Options = order.Options.And(options) },
        Wish.FindDeal deal => deal with { Options = deal.Options.And(options) },
        _ => wish,
    };

    private static Wish Named(Session session, Wish.NameItem named)
    {
        if (Chosen(session, named.Item) is { } answer) return named.Quantity is { } many ? With(answer, null, many) : answer;
        if (session.Question is { Asked: AskedFor.Item or AskedFor.Quantity } question && named.Item is ItemReference.BySku) return With(question.Wish, named.Item, named.Quantity);
        var quantity = named.Quantity;
        if (named.Item is ItemReference.ByName && quantity is null && session.LastWish is null) return new Wish.Unknown();
        return session.LastWish switch
        {
            Wish.AskStock stock when quantity is null => new Wish.AskStock(named.Item) { Asks = stock.Asks },
            Wish.AskOffers offers when quantity is null => offers with { Item = named.Item },
            Wish.FindDeal deal => deal with { Item = named.Item, Quantity = quantity ?? deal.Quantity, Options = named.Options == OrderOptions.None ? deal.Options : named.Options },
            Wish.Order when quantity is null => new Wish.FindDeal(named.Item, null),
            // "and 10 more of those" after an order.
            Wish.Order when quantity is { } more && named.Item is ItemReference.Last => new Wish.FindDeal(named.Item, more) { Options = named.Options },
            _ when named.Item is ItemReference.Nth or ItemReference.Cheapest or ItemReference.Fastest or ItemReference.Last => new Wish.Recall(named.Item),
            _ => new Wish.FindDeal(named.Item, quantity) { Options = named.Options },
        };
    }

    /// <summary>The wish of the open question with the item that was chosen of those offered; null: it is no such answer.</summary>
    private static Wish? Chosen(Session session, ItemReference item)
    {
        if (session.Question is not { Asked: AskedFor.Item, Choices: { Count: > 0 } choices } question) return null;
        var chosen = item switch
        {
            ItemReference.Nth(> 0 and var n) when n <= choices.Count => choices[n - 1],
            ItemReference.Nth(-1) => choices[^1],
            ItemReference.BySku(var sku) => choices.FirstOrDefault(choice => string.Equals(choice.Sku, sku, StringComparison.OrdinalIgnoreCase)),
            ItemReference.ByName(var name) when choices.Where(choice => ItemNames.Matches(choice.Name, Told(name))).ToList() is [var only] => only,
            _ => null,
        };
        return chosen is null ? null : With(question.Wish, new ItemReference.BySku(chosen.Sku), null);
    }

    /// <summary>"the large ones" are those that are called large.</summary>
    private static string Told(string said) => string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.ToLowerInvariant() is not ("one" or "ones" or "please" or "size")));

    /// <summary>The wish with an item, a quantity or both filled in.</summary>
    public static Wish With(Wish wish, ItemReference? item, Quantity? quantity) => wish switch
    {
        Wish.Order order => order with { Item = item ?? order.Item, Quantity = quantity ?? order.Quantity },
        Wish.FindDeal deal => deal with { Item = item ?? deal.Item, Quantity = quantity ?? deal.Quantity },
        Wish.AskStock stock => item is null ? stock : new Wish.AskStock(item) { Asks = stock.Asks },
        Wish.AskOffers offers => offers with { Item = item ?? offers.Item },
        Wish.SetPreferredQuantity preferred => new Wish.SetPreferredQuantity(item ?? preferred.Item, quantity ?? preferred.Quantity),
        Wish.SetCritical critical => critical with { Item = item ?? critical.Item },
        Wish.Snooze snooze => snooze with { Item = item ?? snooze.Item },
        Wish.Wake wake => item is null ? wake : new Wish.Wake(item),
        Wish.SetLife life => life with { Item = item ?? life.Item },
        Wish.SetGoal goal => goal with { Item = item ?? goal.Item },
        Wish.DropGoals goals => goals with { Item = item ?? goals.Item },
        Wish.Decide decide => decide with { OfItem = item ?? decide.OfItem },
        Wish.Withdraw withdraw => withdraw with { OfItem = item ?? withdraw.OfItem },
        Wish.OrderFor order => order with { Item = item ?? order.Item },
        Wish.ReportBroken broken => broken with { OfItem = item ?? broken.OfItem, Quantity = quantity ?? broken.Quantity },
        Wish.AskInsight ask => ask with { Item = item ?? ask.Item },
        Wish.ReceiveGoods came => came with { OfItem = item ?? came.OfItem, Quantity = quantity ?? came.Quantity },
        _ => wish,
    };
}
