using System.Globalization;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Ordering what was found, or what is named.</summary>
internal static class OrderReplies
{
    private const string BuyersOnly = "Only a buyer can start a purchase. I can look for the best deal for you; please ask a buyer to order it.";

    public static FactRequest Needs(Session session, Rights rights, Wish.Order order, DateOnly today)
    {
        if (!rights.IsBuyer || order.Quantity is { IsValid: false } || Terms.WhyNot(order.Options, today) is not null) return FactRequest.None;
        if (References.Resolve(session, order.Item ?? new ItemReference.Last()) is not { } item) return FactRequest.None;
        if (AlreadyStarted(session, item, order.Quantity) is not null) return FactRequest.None;
        var options = order.Options;
        var quantity = order.Quantity?.Units ?? KnownQuantity(session, item);
        // A limit is kept to before anything is begun, and a budget is looked at while the buyer can still say no.
        if (quantity is not null && (options.MaxTotal is not null || options.MaxUnitPrice is not null || options.Vendor is not null || (session.BudgetLimit is not null && !IsRecommended(session, item, order.Quantity))))
            return new() { Item = item, Deal = true, Quantity = quantity, Preferences = true, Vendor = options.Vendor, Terms = Terms.Of(options, today) };
        // What was recommended in this session is known to exist and to be as many as the user needs; anything else is looked up.
        return IsRecommended(session, item, order.Quantity) ? FactRequest.None : new() { Item = item, Vendor = options.Vendor };
    }

    public static Outcome Order(Hearing hearing, Wish.Order order)
    {
        var (session, quantity) = (hearing.Session, order.Quantity);
        if (!hearing.Rights.IsBuyer) return hearing.Reply(BuyersOnly);
        if (quantity is { IsValid: false } none)
            return none.Doubt is null ? hearing.Reply(Phrases.InvalidQuantity) : new(session with { Question = new(AskedFor.Quantity, order, []) }, Phrases.WhyNoQuantity(none, hearing.Facts.Pack));
        if (Terms.WhyNot(order.Options, hearing.Today) is { } unfit) return hearing.Reply(unfit);
        if (References.LacksAnother(session, order.Item)) return DealReplies.OnlyOne(hearing, order.Item!);
        if (order.Item is ItemReference.All) return AllOf(hearing);
        if (References.Resolve(session, order.Item ?? new ItemReference.Last()) is not { } said)
        {
            return session.SpokenOf.Count > 1
                ? ItemReplies.WhyNone(hearing, order, order.Item)!
                : new(session with { Question = new(AskedFor.Item, order, []) }, "What shall I order, and how many? Say, for instance, \"order 100 <sku>\".");
        }

        if (AlreadyStarted(session, said, quantity) is { } started) return StartedBefore(hearing, started);
        if (ItemOf(hearing, said) is not { } item) return ItemReplies.WhyNone(hearing, order, order.Item) ?? hearing.Reply(Phrases.UnknownItem(said));
        if (LifeReplies.WhyNot(hearing, hearing.Facts.Items) is { } dead) return dead;
        if (AlreadyStarted(session, item.Sku, quantity) is { } same) return StartedBefore(hearing, same);
        if (UnitsOf(hearing, item.Sku, quantity) is not { } units)
        {
            return new(
                StockReplies.Remember(session, item.Sku, item.Name) with
                {
                    PendingOrder = new(item.Sku, item.Name, null),
                    Question = new(AskedFor.Quantity, order with { Item = new ItemReference.BySku(item.Sku) }, []),
                },
                $"How many of {Phrases.Item(item.Sku, item.Name)} do you need?");
        }

        if (order.Options.Vendor is { } vendor && hearing.Facts.Vendors is not [_])
            return hearing.Reply(hearing.Facts.Vendors.Count == 0 ? Phrases.UnknownVendor(vendor) : Phrases.WhichVendor(hearing.Facts.Vendors));
        if (hearing.Facts.Deal is { Recommendation: null } nobody && order.Options is not { Vendor: null, MaxTotal: null, MaxUnitPrice: null })
            return NotSo(hearing, order, item, nobody);
        return Start(hearing, item, units, WantedQuantity.Of(units, hearing.Facts.PreferredQuantity ?? 0), order.Options);
    }

    /// <summary>"don't order it": nothing is ordered, and what was about to be is dropped.</summary>
    public static Outcome Decline(Hearing hearing, Wish.Decline decline) => decline.What switch
    {
        "order" when decline.Item is null or ItemReference.Last || hearing.Session.PendingOrder?.Sku == References.Resolve(hearing.Session, decline.Item) => Drop(hearing),
        "order" when decline.Item is ItemReference.ByName && hearing.Facts.Items.Count == 0 && References.Resolve(hearing.Session, decline.Item) is { } unknown => hearing.Reply($"{Phrases.UnknownItem(unknown)} I order nothing of it. Which item do you mean?"),
        "order" when decline.Item is not ItemReference.All && References.Resolve(hearing.Session, decline.Item) is { } item => new(
            hearing.Session with { Question = null },
            $"I order nothing of {Phrases.Shortened(item)} now. To leave it alone for a while, however low it is, say \"snooze {Phrases.Shortened(item)} for 2 weeks\"."),
        "decide" => new(hearing.Session with { Question = null }, "I leave it as it is: nothing is approved, rejected or taken back."),
        "later" => new(hearing.Session with { Question = null }, "Take your time: I do nothing of what we spoke of until you say so."),
        "retract" => new(hearing.Session with { Question = null }, "Understood. What you said before stands as it was; say \"undo\" to take back the last thing that was done."),
        "order" => new(hearing.Session with { Question = null }, "I order nothing now."),
        _ => new(hearing.Session with { Question = null }, "I leave it as it is and change nothing. What would you like instead?"),
    };

    /// <summary>"order both", "order all of them": how many of each is for the buyer to say.</summary>
    private static Outcome AllOf(Hearing hearing)
    {
        var session = hearing.Session;
        var items = session.SpokenOf.Count > 1 ? [.. session.SpokenOf] : session.Recommendations.TakeLast(2).Select(deal => new FoundItem(deal.Sku, deal.ItemName)).ToList();
        return hearing.Reply(items.Count == 0
            ? "Which items do you mean, and how many of each? Say, for instance, \"order 100 <sku> and 20 <sku2>\"."
            : $"How many of each do you need: {string.Join(", ", items.Select(item => Phrases.Item(item.Sku, item.Name)))}? Say, for instance, \"order {string.Join(" and ", items.Take(2).Select(item => $"20 {item.Sku}"))}\".");
    }

    /// <summary>Nobody offers it within what was asked: nothing is ordered.</summary>
    private static Outcome NotSo(Hearing hearing, Wish.Order order, FoundItem item, DealFact deal)
    {
        var why = deal.WhyNone ?? (deal.Failures.Count > 0 ? string.Join("; ", deal.Failures.Take(3)) : "nobody offers it so");
        return new(
            StockReplies.Remember(hearing.Session, item.Sku, item.Name),
            $"I have not ordered {Phrases.Number(deal.Quantity)} {Phrases.Item(item.Sku, item.Name)}: {why}. Shall I look for the best deal without that limit? Say \"find the best deal for {Phrases.Number(deal.Quantity)} {item.Sku}\".");
    }

    public static FactRequest NeedsOfChange(Session session, Quantity quantity) =>
        session.PendingOrder is { } pending && quantity.IsValid
            ? new() { Item = pending.Sku, Deal = true, Quantity = quantity.Units, Preferences = true }
            : FactRequest.None;

    /// <summary>What was ordered last is read back, as it may have been something else that was meant.</summary>
    public static Outcome Again(Hearing hearing)
    {
        if (hearing.Session.StartedPurchases.Newest is not { } last) return hearing.Reply("You have ordered nothing in this conversation that I could order again. What shall I order? Say, for instance, \"order 100 <sku>\".");
        var order = new Wish.Order(new ItemReference.BySku(last.Sku), new(last.Quantity));
        return new(hearing.Session with { Question = new(AskedFor.Confirmation, order, []) }, $"Do you mean \"{WishText.Of(order)}\"? Say \"yes\", and I do it.");
    }

    /// <summary>"order enough for two months": as many as are expected to be sold in that time, if the buyer agrees.</summary>
    public static Outcome For(Hearing hearing, Wish.OrderFor wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply(BuyersOnly);
        if (ItemReplies.WhyNone(hearing, wish, wish.Item) is { } why) return why;
        if (hearing.Facts.Insight is not ItemInsight item) return hearing.Reply("I cannot say it now; please ask again.");
        var session = StockReplies.Remember(hearing.Session, item.Sku, item.Name);
        var name = Phrases.Item(item.Sku, item.Name);
        if (item.Demand is not { Mean: > 0 and var mean } || Math.Ceiling(mean * wish.Days) is not (>= 1 and <= PurchaseRequest.MaxQuantity and var units))
            return new(session, $"I cannot say how many of {name} are enough for {Phrases.Number(wish.Days)} days, as too little is known of its demand. How many shall I order? Say, for instance, \"order 20 {item.Sku}\".");
        var order = new Wish.Order(new ItemReference.BySku(item.Sku), new((int)units));
        var missing = (int)units - item.Projected;
        var there = missing <= 0
            ? $"{Phrases.Number(item.Projected)} are there or on order, which is enough without an order."
            : $"{Phrases.Number(Math.Max(0, item.Projected))} are there or on order; for what is missing say \"order {missing.ToString(CultureInfo.InvariantCulture)} {item.Sku}\".";
        return new(
            session with { Question = new(AskedFor.Confirmation, order, []) },
            $"In {Phrases.Number(wish.Days)} days about {Phrases.Number((int)units)} of {name} are sold, {InsightReplies.Plain(mean)} a day. {there} Shall I order {Phrases.Number((int)units)}{(missing <= 0 ? " all the same" : "")}?");
    }

    public static Outcome Change(Hearing hearing, Quantity quantity)
    {
        if (!quantity.IsValid) return hearing.Reply(Phrases.WhyNoQuantity(quantity, hearing.Facts.Pack));
        if (hearing.Session.PendingOrder is { } pending)
            return DealReplies.Find(hearing, new(new ItemReference.BySku(pending.Sku), quantity));
        return hearing.Session.StartedPurchases.Newest is { } started
            ? new(
                hearing.Session,
                $"Purchase {started.PurchaseId} for {Phrases.Number(started.Quantity)} {started.Sku} has begun and keeps its quantity. "
                    + $"Say \"order {Phrases.Number(quantity.Units)} {started.Sku}\" to start another one.")
            { Purchases = [started.PurchaseId] }
            : hearing.Reply($"Of which item do you need {Phrases.Number(quantity.Units)}? Say, for instance, \"find the best deal for {Phrases.Number(quantity.Units)} <sku>\".");
    }

    public static Outcome Drop(Hearing hearing) => hearing.Session.PendingOrder is { } pending
        ? new(hearing.Session with { PendingOrder = null, Question = null }, $"Understood, I do not order {Phrases.Item(pending.Sku, pending.ItemName)}.")
        : hearing.Session.Question is not null
        ? new(hearing.Session with { Question = null }, "Understood, I leave it as it is.")
        : hearing.Reply(hearing.Session.StartedPurchases.Newest is { } started
            ? $"There is nothing that I was about to order. To take back what has begun, say \"withdraw {started.PurchaseId}\"."
            : "There is nothing that I was about to order.");

    private static bool IsRecommended(Session session, string item, Quantity? quantity) =>
        session.RecommendationFor(item) is { } known && (quantity is null || quantity.Value.Units == known.Quantity);

    /// <param name="asked">What the purchase asks for; whoever starts it raises it to what the user always needs.</param>
    private static Outcome Start(Hearing hearing, FoundItem item, int asked, WantedQuantity wanted, OrderOptions options)
    {
        var session = hearing.Session;
        var vendorId = options.Vendor is null ? null : hearing.Facts.Vendors[0].VendorId;
        var request = Terms.With(new(PurchaseSource.Message, hearing.Message.Need, item.Sku, asked, session.UserId), options, vendorId, hearing.Today);
        var units = wanted.Units;
        var id = PurchaseIds.For(request);
        var deal = session.RecommendationFor(item.Sku) is { } known && known.Quantity == units ? known : null;
        var raised = wanted.RaisedFrom is { } less
            ? $" You asked for {Phrases.Number(less)}, but always need at least {Phrases.Number(units)}."
            : "";
        var total = deal?.Total ?? hearing.Facts.Deal?.Recommendation?.Total;
        var note = total is { } costs ? DealReplies.BudgetNote(session, hearing.Facts.Preferences, costs) : "";
        var again = session.StartedPurchases.LastOrDefault(started => started.Sku == item.Sku) is { } before
            ? $" Mind that you are already buying {Phrases.Number(before.Quantity)} of it as {before.PurchaseId}."
            : "";
        var soon = options.IsSoon && options.Shipping is null ? " Add \"express\" when it has to be shipped faster than usual." : "";
        return new(
            StockReplies.Remember(session, item.Sku, item.Name) with
            {
                PendingOrder = session.PendingOrder?.Sku == item.Sku ? null : session.PendingOrder,
                SpokenPurchase = id,
                Question = null,
                StartedPurchases = session.StartedPurchases.Add(new(id, item.Sku, units, hearing.Now), Session.MaxStartedPurchases),
            },
            $"I start purchase {id} for {Phrases.Number(units)} {Phrases.Item(item.Sku, item.Name)}{Terms.Said(request with { Vendor = vendorId is null ? null : hearing.Facts.Vendors[0].Name })}. I ask the vendors for binding quotes; "
                + $"approval may be needed before it is ordered.{raised}{note}{again}{soon} Ask me \"how is {id}?\" at any time.",
            deal,
            $"The user ordered {Phrases.Number(units)} {item.Sku} as {id}.")
        {
            Purchases = [id],
            Effects = [new StartPurchase(request)],
        };
    }

    /// <summary>The purchase that has begun for what "order it" means; null when a quantity is named, or nothing has.</summary>
    private static StartedPurchaseNote? AlreadyStarted(Session session, string item, Quantity? quantity)
    {
        if (quantity is not null || session.PendingOrder?.Sku == item) return null;
        var recommended = session.RecommendationFor(item)?.At ?? DateTimeOffset.MinValue;
        return session.StartedPurchases.LastOrDefault(
            started => string.Equals(started.Sku, item, StringComparison.OrdinalIgnoreCase) && started.At >= recommended);
    }

    private static Outcome StartedBefore(Hearing hearing, StartedPurchaseNote started) => new(
        hearing.Session,
        $"That is being bought already, as {started.PurchaseId} for {Phrases.Number(started.Quantity)} {started.Sku}. "
            + $"Say \"order {Phrases.Number(started.Quantity)} {started.Sku}\" to buy as many again.")
    {
        Purchases = [started.PurchaseId],
    };

    private static FoundItem? ItemOf(Hearing hearing, string said)
    {
        if (hearing.Facts.Items is [{ IsGuess: false } item]) return new(item.Sku, item.Name);
        if (hearing.Facts.Items.Count > 0) return null;
        return hearing.Session.RecommendationFor(said) is { } known ? new(known.Sku, known.ItemName) : null;
    }

    private static int? KnownQuantity(Session session, string sku) =>
        session.PendingOrder is { } pending && pending.Sku == sku && pending.Quantity is { } units ? units : session.RecommendationFor(sku)?.Quantity;

    private static int? UnitsOf(Hearing hearing, string sku, Quantity? quantity)
    {
        if (quantity is { } said) return said.Units;
        return KnownQuantity(hearing.Session, sku) ?? hearing.Facts.PreferredQuantity;
    }
}
