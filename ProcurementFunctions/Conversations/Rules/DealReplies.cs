using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Items;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Finding the best deal, and remembering what was found.</summary>
internal static class DealReplies
{
    public static FactRequest Needs(Session session, Wish.FindDeal deal, DateOnly today)
    {
        if (deal.Quantity is { IsValid: false } || Terms.WhyNot(deal.Options, today) is not null || References.Resolve(session, deal.Item ?? new ItemReference.Last()) is not { } item)
            return FactRequest.None;
        var quantity = QuantityOf(session, item, deal.Quantity);
        return new()
        {
            Item = item,
            Deal = true,
            Quantity = quantity,
            Insight = quantity is null ? new(InsightTopics.Offers) : null,
            Preferences = true,
            Vendor = deal.Options.Vendor,
            Terms = Terms.Of(deal.Options, today),
        };
    }

    public static Outcome Find(Hearing hearing, Wish.FindDeal wish)
    {
        var (session, facts) = (hearing.Session, hearing.Facts);
        if (wish.Quantity is { IsValid: false } none)
            return none.Doubt is null ? hearing.Reply(Phrases.InvalidQuantity) : new(session with { Question = new(AskedFor.Quantity, wish, []) }, Phrases.WhyNoQuantity(none, facts.Pack));
        if (Terms.WhyNot(wish.Options, hearing.Today) is { } unfit) return hearing.Reply(unfit);
        if (session.SpokenOf.Count <= 1 && References.Resolve(session, wish.Item ?? new ItemReference.Last()) is null)
            return new(session with { Question = new(AskedFor.Item, wish, []) }, "For which item, and how many? Say, for instance, \"find the best deal for 100 <sku>\".");
        if (ItemReplies.WhyNone(hearing, wish, wish.Item) is { } why) return why;
        if (LifeReplies.WhyNot(hearing, facts.Items) is { } dead) return dead;
        if (wish.Options.Vendor is { } vendor && facts.Vendors is not [_])
            return hearing.Reply(facts.Vendors.Count == 0 ? Phrases.UnknownVendor(vendor) : Phrases.WhichVendor(facts.Vendors));
        var item = facts.Items[0];
        session = StockReplies.Remember(session, item.Sku, item.Name);
        if (facts.Deal is not { } deal)
        {
            return new(
                session with
                {
                    PendingOrder = new(item.Sku, item.Name, null),
                    CurrentQuery = $"best deal for {item.Sku}",
                    Question = new(AskedFor.Quantity, wish with { Item = new ItemReference.BySku(item.Sku) }, []),
                },
                ItemSayings.HowMany(item, facts.Insight as ItemInsight));
        }

        session = session with { CurrentQuery = $"best deal for {Phrases.Number(deal.Quantity)} {item.Sku}" };
        return deal.Recommendation is { } best
            ? Found(hearing with { Session = session }, wish, deal, best with { At = hearing.Now })
            : new(session, NoOffer(item, deal));
    }

    public static Outcome Recall(Hearing hearing, ItemReference? reference)
    {
        var session = hearing.Session;
        if (References.LacksAnother(session, reference)) return OnlyOne(hearing, reference!);
        return References.Recommended(session, reference) is { } deal
            ? Recalled(hearing, deal, $"For {What(deal)} I recommended {Phrases.Deal(deal)}.")
            : hearing.Reply(NothingToRecall(session, reference));
    }

    public static FactRequest NeedsOfWhy(Session session, ItemReference? reference) =>
        Reasoned(session, reference) is null && TaskReplies.Begun(session, reference) is { } begun ? new() { PurchaseId = begun.PurchaseId } : FactRequest.None;

    /// <summary>Why it was recommended, or chosen for the purchase that was begun at once: the reason as it was then, whatever has changed since.</summary>
    public static Outcome Why(Hearing hearing, ItemReference? reference)
    {
        var session = hearing.Session;
        if (Reasoned(session, reference) is not { } deal)
        {
            if (TaskReplies.Begun(session, reference) is not { } begun) return hearing.Reply(NothingToRecall(session, reference));
            return hearing.Facts.Purchase is { ChosenAs: { } chosen } purchase
                ? new(session with { SpokenPurchase = purchase.Id }, $"For {purchase.Id} I chose {chosen.TrimEnd('.')}.") { Purchases = [purchase.Id] }
                : TaskReplies.One(hearing, begun.PurchaseId);
        }

        return Recalled(hearing, deal, $"I recommended {Phrases.Deal(deal)} for {What(deal)}. Why: {Sentence(deal.Reason)}");
    }

    private static Recommendation? Reasoned(Session session, ItemReference? reference) =>
        References.Recommended(session, reference) ?? (reference is ItemReference.ByName(var vendor) ? From(session, vendor) : null);

    /// <summary>"the cheaper one" where there is but one to choose: what it may mean is said and not guessed.</summary>
    public static Outcome OnlyOne(Hearing hearing, ItemReference reference)
    {
        var deal = hearing.Session.Recommendations[0];
        var (goal, kind) = reference is ItemReference.Fastest ? ("speed", "fastest") : ("cost", "cheapest");
        return Recalled(
            hearing,
            deal,
            $"I have recommended something for {deal.Sku} only: {Phrases.Deal(deal)}. For the {kind} vendor say \"{goal} matters most for {deal.Sku}\" and "
                + $"then \"find the best deal for {Phrases.Number(deal.Quantity)} {deal.Sku}\".");
    }

    private static Outcome Recalled(Hearing hearing, Recommendation deal, string said)
    {
        var session = hearing.Session;
        var ordered = session.StartedPurchases.LastOrDefault(started => started.Sku == deal.Sku && started.At >= deal.At);
        var then = ordered is null ? "Say \"order it\" to buy." : $"It is being bought as {ordered.PurchaseId}.";
        var spoken = StockReplies.Remember(session, deal.Sku, deal.ItemName);
        var focused = ordered is null
            ? spoken with
            {
                PendingOrder = new(deal.Sku, deal.ItemName, deal.Quantity),
                Question = new(AskedFor.Confirmation, new Wish.Order(new ItemReference.BySku(deal.Sku), new(deal.Quantity)), []),
            }
            : spoken with { SpokenPurchase = ordered.PurchaseId };
        return new(
            focused,
            $"{said} {then}",
            deal)
        {
            Purchases = ordered is null ? [] : [ordered.PurchaseId],
        };
    }

    /// <summary>The note that a total is above what the user may spend; empty when it is not.</summary>
    public static string BudgetNote(Session session, PreferenceFacts preferences, decimal total) =>
        (session.BudgetLimit ?? preferences.BudgetLimit) is { } limit && total > limit
            ? $" Mind that this is above your budget of {Amounts.Write(limit)}."
            : "";

    private static int? QuantityOf(Session session, string item, Quantity? quantity) =>
        quantity?.Units ?? (session.PendingOrder is { } pending && pending.Sku == item ? pending.Quantity : null);

    private static Outcome Found(Hearing hearing, Wish.FindDeal wish, DealFact deal, Recommendation best)
    {
        var session = hearing.Session with
        {
            PendingOrder = new(best.Sku, best.ItemName, deal.Quantity),
            Question = new(AskedFor.Confirmation, new Wish.Order(new ItemReference.BySku(best.Sku), new(deal.Quantity)) { Options = wish.Options }, []),
            Recommendations = hearing.Session.Recommendations.Put(best, known => known.Sku == best.Sku, Session.MaxRecommendations),
        };
        var notes = string.Concat(deal.Notes.Select(note => $" Note: {note}."));
        return new(
            session,
            $"The best deal for {Phrases.Number(deal.Quantity)} {Phrases.Item(best.Sku, best.ItemName)}: {Phrases.Deal(best)}. Why: {Sentence(best.Reason)}"
                + $"{notes}{BudgetNote(session, hearing.Facts.Preferences, best.Total)} Say \"order it\" to buy.",
            best,
            $"For {Phrases.Number(deal.Quantity)} {best.Sku} the agent recommended {Phrases.Deal(best)}.");
    }

    private static string What(Recommendation deal) => $"{Phrases.Number(deal.Quantity)} {Phrases.Item(deal.Sku, deal.ItemName)}";

    /// <summary>What was recommended last from a vendor.</summary>
    private static Recommendation? From(Session session, string vendor) => session.Recommendations
        .Where(deal => deal.Lines.Any(line => line.VendorName.Contains(vendor, StringComparison.OrdinalIgnoreCase)))
        .MaxBy(deal => deal.At);

    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : $"{reason}.";

    private static string NoOffer(ItemFact item, DealFact deal)
    {
        var why = deal.WhyNone ?? (deal.Failures.Count > 0 ? string.Join("; ", deal.Failures.Take(5))
            : deal.ExcludedVendors.Count > 0 ? $"you have excluded {string.Join(" and ", deal.ExcludedVendors)}, and no other active vendor offers it"
            : "no active vendor offers it");
        return $"Nobody can offer {Phrases.Number(deal.Quantity)} {Phrases.Item(item.Sku, item.Name)} now: {why}.";
    }

    private static string NothingToRecall(Session session, ItemReference? reference)
    {
        var what = References.Resolve(session, reference) is { } item && reference is ItemReference.BySku or ItemReference.ByName
            ? $"for {Phrases.Shortened(References.Resolve(session, reference)!)} " : "";
        var known = session.Recommendations.Count == 0
            ? ""
            : $" I recommended something for {string.Join(", ", session.Recommendations.Select(r => r.Sku))}.";
        return $"I have recommended nothing {what}in this conversation.{known} Say, for instance, \"find the best deal for 100 <sku>\".";
    }
}
