using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Ordering what was found, or what is named.</summary>
internal static class OrderReplies
{
    private const string BuyersOnly = "Only a buyer can start a purchase. I can look for the best deal for you; please ask a buyer to order it.";

    public static FactRequest Needs(Session session, Rights rights, ItemReference? reference, Quantity? quantity)
    {
        if (!rights.IsBuyer || quantity is { IsValid: false }) return FactRequest.None;
        var item = References.Resolve(session, reference ?? new ItemReference.Last());
        // What was recommended in this session is known to exist and to be as many as the user needs; anything else is looked up.
        return item is null || IsRecommended(session, item, quantity) || AlreadyStarted(session, item, quantity) is not null
            ? FactRequest.None
            : new() { Item = item };
    }

    public static Outcome Order(Hearing hearing, ItemReference? reference, Quantity? quantity)
    {
        var session = hearing.Session;
        if (!hearing.Rights.IsBuyer) return hearing.Reply(BuyersOnly);
        if (quantity is { IsValid: false }) return hearing.Reply(Phrases.InvalidQuantity);
        if (References.LacksAnother(session, reference)) return DealReplies.OnlyOne(hearing, reference!);
        if (References.Resolve(session, reference ?? new ItemReference.Last()) is not { } said)
            return hearing.Reply("What shall I order, and how many? Say, for instance, \"order 100 AR-5381\".");
        if (AlreadyStarted(session, said, quantity) is { } started) return StartedBefore(hearing, started);
        if (ItemOf(hearing, said) is not { } item)
            return hearing.Reply(hearing.Facts.Items.Count > 1 ? Phrases.WhichItem(hearing.Facts.Items) : Phrases.UnknownItem(said));
        if (AlreadyStarted(session, item.Sku, quantity) is { } same) return StartedBefore(hearing, same);
        if (UnitsOf(hearing, item.Sku, quantity) is not { } units)
        {
            return new(
                session with { PendingOrder = new(item.Sku, item.Name, null) },
                $"How many of {Phrases.Item(item.Sku, item.Name)} do you need?");
        }

        return Start(hearing, item, units, WantedQuantity.Of(units, hearing.Facts.PreferredQuantity ?? 0));
    }

    public static FactRequest NeedsOfChange(Session session, Quantity quantity) =>
        session.PendingOrder is { } pending && quantity.IsValid
            ? DealReplies.Needs(session, new ItemReference.BySku(pending.Sku), quantity)
            : FactRequest.None;

    public static Outcome Change(Hearing hearing, Quantity quantity)
    {
        if (!quantity.IsValid) return hearing.Reply(Phrases.InvalidQuantity);
        if (hearing.Session.PendingOrder is { } pending)
            return DealReplies.Find(hearing, new ItemReference.BySku(pending.Sku), quantity);
        return hearing.Session.StartedPurchases.Newest is { } started
            ? new(
                hearing.Session,
                $"Purchase {started.PurchaseId} for {Phrases.Number(started.Quantity)} {started.Sku} has begun and keeps its quantity. "
                    + $"Say \"order {Phrases.Number(quantity.Units)} {started.Sku}\" to start another one.")
            { Purchases = [started.PurchaseId] }
            : hearing.Reply($"Of which item do you need {Phrases.Number(quantity.Units)}? Say, for instance, \"find the best deal for {Phrases.Number(quantity.Units)} AR-5381\".");
    }

    public static Outcome Drop(Hearing hearing) => hearing.Session.PendingOrder is { } pending
        ? new(hearing.Session with { PendingOrder = null }, $"Understood, I do not order {Phrases.Item(pending.Sku, pending.ItemName)}.")
        : hearing.Reply(hearing.Session.StartedPurchases.Newest is { } started
            ? $"There is nothing that I was about to order. To take back what has begun, say \"withdraw {started.PurchaseId}\"."
            : "There is nothing that I was about to order.");

    private static bool IsRecommended(Session session, string item, Quantity? quantity) =>
        session.RecommendationFor(item) is { } known && (quantity is null || quantity.Value.Units == known.Quantity);

    /// <param name="asked">What the purchase asks for; whoever starts it raises it to what the user always needs.</param>
    private static Outcome Start(Hearing hearing, FoundItem item, int asked, WantedQuantity wanted)
    {
        var session = hearing.Session;
        var request = new PurchaseRequest(PurchaseSource.Message, hearing.Message.Need, item.Sku, asked, session.UserId);
        var units = wanted.Units;
        var id = PurchaseIds.For(request);
        var deal = session.RecommendationFor(item.Sku) is { } known && known.Quantity == units ? known : null;
        var raised = wanted.RaisedFrom is { } less
            ? $" You asked for {Phrases.Number(less)}, but always need at least {Phrases.Number(units)}."
            : "";
        var note = deal is null ? "" : DealReplies.BudgetNote(session, hearing.Facts.Preferences, deal.Total);
        return new(
            StockReplies.Remember(session, item.Sku, item.Name) with
            {
                PendingOrder = session.PendingOrder?.Sku == item.Sku ? null : session.PendingOrder,
                StartedPurchases = session.StartedPurchases.Add(new(id, item.Sku, units, hearing.Now), Session.MaxStartedPurchases),
            },
            $"I start purchase {id} for {Phrases.Number(units)} {Phrases.Item(item.Sku, item.Name)}. I ask the vendors for binding quotes; "
                + $"approval may be needed before it is ordered.{raised}{note} Ask me \"how is {id}?\" at any time.",
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
        if (hearing.Facts.Items is [var item]) return new(item.Sku, item.Name);
        return hearing.Session.RecommendationFor(said) is { } known ? new(known.Sku, known.ItemName) : null;
    }

    private static int? UnitsOf(Hearing hearing, string sku, Quantity? quantity)
    {
        if (quantity is { } said) return said.Units;
        if (hearing.Session.PendingOrder is { } pending && pending.Sku == sku && pending.Quantity is { } units) return units;
        return hearing.Session.RecommendationFor(sku)?.Quantity ?? hearing.Facts.PreferredQuantity;
    }
}
