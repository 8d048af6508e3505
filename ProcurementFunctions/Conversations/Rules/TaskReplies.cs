using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Questions about purchases, answered from their records.</summary>
internal static class TaskReplies
{
    private const int MaxShown = 10;

    public static Outcome Orders(Hearing hearing)
    {
        var (own, agents) = (hearing.Facts.OwnPurchases, hearing.Facts.AgentPurchases);
        // Those that the session began a moment ago may not have a record yet.
        var recordless = hearing.Session.StartedPurchases.Where(started => own.All(purchase => purchase.Id != started.PurchaseId)).ToList();
        if (own.Count + agents.Count + recordless.Count == 0)
            return hearing.Reply("You have no orders. Say, for instance, \"order 100 <sku>\".");
        List<string> lines = [
            .. recordless.Select(started => $"- {started.PurchaseId}: {Phrases.Number(started.Quantity)} {started.Sku}: being started"),
            .. Lines(own, hearing.Facts.OwnCount)];
        var text = lines.Count == 0 ? "You have no orders of your own." : $"Your orders:\n{string.Join('\n', lines)}";
        if (agents.Count > 0) text = $"{text}\nUnder way for low stock:\n{string.Join('\n', Lines(agents, hearing.Facts.AgentCount))}";
        return new(hearing.Session, text)
        {
            Purchases = [.. recordless.Select(started => started.PurchaseId), .. own.Take(MaxShown).Select(p => p.Id), .. agents.Take(MaxShown).Select(p => p.Id)],
        };
    }

    public static Outcome Approvals(Hearing hearing)
    {
        var waiting = hearing.Facts.Approvals;
        if (waiting.Count == 0) return hearing.Reply("Nothing is waiting for approval.");
        var count = Math.Max(waiting.Count, hearing.Facts.ApprovalsCount);
        var verb = count == 1 ? "purchase is" : "purchases are";
        return new(hearing.Session with { SpokenPurchase = waiting is [var only] ? only.Id : null }, $"{Phrases.Number(count)} {verb} waiting for approval:\n{string.Join('\n', Lines(waiting, count, withNotes: true))}")
        {
            Purchases = [.. waiting.Take(MaxShown).Select(purchase => purchase.Id)],
        };
    }

    public static Outcome One(Hearing hearing, string purchaseId)
    {
        if (hearing.Facts.Purchase is { } purchase)
            return new(hearing.Session with { SpokenPurchase = purchase.Id }, $"{Line(purchase)}.{Detail(purchase)}") { Purchases = [purchase.Id] };
        return hearing.Session.StartedPurchases.FirstOrDefault(started => started.PurchaseId == purchaseId) is { } started
            ? new(hearing.Session, $"{purchaseId} for {Phrases.Number(started.Quantity)} {started.Sku} is being started.") { Purchases = [purchaseId] }
            : hearing.Reply($"I know no purchase {Phrases.Shortened(purchaseId)}.");
    }

    public static FactRequest NeedsOfArrival(Session session, Wish.AskArrival ask)
    {
        FactRequest needs = (Begun(session, ask.Item), References.Recommended(session, ask.Item)) switch
        {
            ({ } begun, _) => new() { PurchaseId = begun.PurchaseId },
            (null, null) => new() { Purchases = true, Insight = new(InsightTopics.Arrivals) },
            _ => FactRequest.None,
        };
        return ask is { IsWhere: true, Item: { } item } ? needs with { Item = References.Resolve(session, item) } : needs;
    }

    /// <summary>Where an item is that is kept by location, then when what was ordered of it comes.</summary>
    public static Outcome Arrival(Hearing hearing, Wish.AskArrival ask)
    {
        var comes = Arrival(hearing, ask.Item);
        return ask.IsWhere && hearing.Facts.Items is [{ IsGuess: false, Places: { } places } item]
            ? comes with { Reply = $"{Phrases.Item(item.Sku, item.Name)} is at: {places}.\n{comes.Reply}" }
            : comes;
    }

    private static Outcome Arrival(Hearing hearing, ItemReference? reference)
    {
        var session = hearing.Session;
        if (Begun(session, reference) is { } begun) return One(hearing, begun.PurchaseId);
        return References.Recommended(session, reference) is { } deal
            ? new(
                session,
                $"{Phrases.Number(deal.Quantity)} {Phrases.Item(deal.Sku, deal.ItemName)} have not been ordered. As I recommended, they would be expected by {Phrases.Date(deal.ExpectedArrival)}.",
                deal)
            : hearing.Facts is { OwnPurchases.Count: 0, Insight: ArrivalsInsight arrivals } && session.StartedPurchases.Count == 0
            ? hearing.Reply($"You have no orders of your own. {(arrivals.Orders == 0 ? "And nothing of the firm's is on its way." : $"Of the firm's, {OrderSayings.Arrivals(arrivals, null)}")}")
            : Orders(hearing);
    }

    /// <summary>What the agent began for low stock, and which of it no person approved.</summary>
    public static Outcome OwnBuying(Hearing hearing)
    {
        var agents = hearing.Facts.AgentPurchases;
        var mode = hearing.Facts.Mode is { } known ? $" I am in {ModeReplies.Name(known)} mode: {ModeReplies.Meaning(known)}." : "";
        if (agents.Count == 0) return hearing.Reply($"Nothing that I began by myself is under way.{mode}");
        var alone = agents.Count(purchase => purchase.Earned is not null);
        return new(
            hearing.Session,
            $"{Phrases.Number(Math.Max(hearing.Facts.AgentCount, agents.Count))} that I began for low stock are under way, of which I approved {(alone == 0 ? "none" : Phrases.Number(alone))} by myself:\n{string.Join('\n', Lines(agents, hearing.Facts.AgentCount))}\n{mode.Trim()}")
        {
            Purchases = [.. agents.Take(MaxShown).Select(purchase => purchase.Id)],
        };
    }

    /// <summary>The purchase of the item that the session began last, unless something was recommended for it since.</summary>
    public static StartedPurchaseNote? Begun(Session session, ItemReference? reference)
    {
        if (References.Resolve(session, reference ?? new ItemReference.Last()) is not { } item) return null;
        var recommended = session.RecommendationFor(item)?.At ?? DateTimeOffset.MinValue;
        return session.StartedPurchases.LastOrDefault(
            begun => string.Equals(begun.Sku, item, StringComparison.OrdinalIgnoreCase) && begun.At >= recommended);
    }

    /// <param name="count">How many there are, where the list holds less.</param>
    private static IEnumerable<string> Lines(IReadOnlyList<PurchaseFact> purchases, int count, bool withNotes = false)
    {
        foreach (var purchase in purchases.Take(MaxShown)) yield return $"- {Line(purchase)}{(withNotes ? Notes(purchase) : "")}";
        if (Math.Max(count, purchases.Count) is var all && all > MaxShown) yield return $"- and {Phrases.Number(all - MaxShown)} more";
    }

    /// <summary>Such as "P-…: 25 LAMP-HEAD from Iskeld for 467.86: waiting for approval".</summary>
    internal static string Line(PurchaseFact purchase)
    {
        var vendor = purchase.VendorName is { } name ? $" from {name}" : "";
        var total = purchase.Total is { } money ? $" for {Phrases.Amount(money)}" : "";
        return $"{purchase.Id}: {Phrases.Number(purchase.Quantity)} {Phrases.Item(purchase.Sku, purchase.ItemName)}{vendor}{total}: {Phrases.Status(purchase.Status)}";
    }

    private static string Detail(PurchaseFact purchase)
    {
        var until = purchase is { Status: PurchaseStatus.AwaitingApproval, DecisionUntil: { } end } ? $" It waits until {Phrases.Time(end)}." : "";
        var passed = purchase is { Status: PurchaseStatus.AwaitingApproval, PassedTo: { } next } ? $" It was passed on to {next}." : "";
        var changed = purchase is { Status: PurchaseStatus.AwaitingApproval, Changed: { } change } ? $" {Changed(change)}" : "";
        var held = purchase.HeldUntil is { } hold ? $" It can be withdrawn free until {Phrases.Time(hold)}." : "";
        var expected = purchase is { Status: PurchaseStatus.Ordered or PurchaseStatus.Shipped or PurchaseStatus.PartiallyReceived, ExpectedAt: { } at }
            ? $" It is expected by {Phrases.Date(at)}."
            : "";
        var shared = purchase.Shared is { } order
            ? $" Its order {order.OrderNumber} is shared with {string.Join(" and ", order.Others)}, which saves {Phrases.Amount(order.Saved)}."
            : "";
        var last = purchase.LastEvent is { } happened ? $" Last: {happened}." : "";
        var earned = purchase.Earned is { } own ? $" I approved it by myself: {own}." : "";
        var why = purchase.StockReason is { } low ? $" I began it as the stock ran low: {low}." : "";
        return $"{until}{passed}{changed}{held}{expected}{shared}{last}{why}{earned}{(purchase.Status == PurchaseStatus.AwaitingApproval ? Notes(purchase) : "")}";
    }

    /// <summary>What differs from what was approved before.</summary>
    internal static string Changed(ApprovalChange change)
    {
        List<string> differences = [];
        if (change.OldTotal != change.NewTotal) differences.Add($"{Phrases.Amount(change.NewTotal)} instead of {Phrases.Amount(change.OldTotal)}");
        if (change.OldQuantity != change.NewQuantity) differences.Add($"{Phrases.Number(change.NewQuantity)} units instead of {Phrases.Number(change.OldQuantity)}");
        if (!change.OldVendors.SequenceEqual(change.NewVendors)) differences.Add($"from {string.Join(" and ", change.NewVendors)} instead of {string.Join(" and ", change.OldVendors)}");
        return $"It was approved before and has changed ({change.Why}): {string.Join(", ", differences)}.";
    }

    private static string Notes(PurchaseFact purchase) => string.Concat(purchase.Notes.Select(note => $" Note: {note}."));
}
