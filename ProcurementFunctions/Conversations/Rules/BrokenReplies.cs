using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Goods that came broken: what was not counted yet is counted as rejected, what was goes back. Nothing is booked before it is said.</summary>
internal static class BrokenReplies
{
    private const int MostShown = 5;

    public static FactRequest Needs(Session session, Rights rights, Wish.ReportBroken wish)
    {
        if (!rights.IsBuyer) return FactRequest.None;
        if (wish.OfItem is { } reference) return References.Resolve(session, reference) is { } item ? new() { Item = item, Receivable = true, Returnable = true } : FactRequest.None;
        return (wish.PurchaseId ?? session.SpokenPurchase) is { } id ? new() { PurchaseId = id } : FactRequest.None;
    }

    public static Outcome Report(Hearing hearing, Wish.ReportBroken wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply("Only a buyer can book goods in or send them back, so I have booked nothing. Please tell one of them.");
        if (wish.OfItem is not null && ItemReplies.WhyNone(hearing, wish, wish.OfItem) is { } why) return why;
        if (wish.OfItem is null && hearing.Facts.Purchase is null && wish.PurchaseId is { } unknown) return hearing.Reply($"I know no purchase {Phrases.Shortened(unknown)}.");
        List<PurchaseFact> known = hearing.Facts.Purchase is { } one ? [one] : [.. hearing.Facts.Receivable, .. hearing.Facts.Returnable];
        return known.DistinctBy(purchase => purchase.Id).Where(purchase => purchase.ToReceive > 0 || purchase.Returnable > 0).ToList() switch
        {
            [var only] => Of(hearing, wish, only),
            [] when hearing.Facts.Purchase is { } named => hearing.Reply($"{named.Id} is {Phrases.Status(named.Status)}: I know of no goods of it that came, so I have booked nothing. Which purchase are they from?"),
            [] => hearing.Reply("I know no goods that those could be, so I have booked nothing. Which purchase are they from? Say, for instance, \"return 2 of P-… because they are broken\"."),
            var several => hearing.Reply(
                $"I have booked nothing. Which purchase are they from? {string.Join("; ", several.Take(MostShown).Select(TaskReplies.Line))}. Say, for instance, \"return 2 of {several[0].Id} because they are broken\"."),
        };
    }

    private static Outcome Of(Hearing hearing, Wish.ReportBroken wish, PurchaseFact purchase)
    {
        var session = hearing.Session with { SpokenPurchase = purchase.Id };
        var name = $"{purchase.Id} ({Phrases.Item(purchase.Sku, purchase.ItemName)})";
        var units = wish.Quantity is { IsValid: true } said ? said.Units : (int?)null;
        // The good ones alone are told in a message; what is rejected is booked with them, so that it is not ordered goods that are still to come.
        if (purchase.ToReceive is > 0 and var open)
        {
            return new(
                session,
                $"I have booked nothing. Of {name} {Phrases.Number(open)} are still to be counted: book them on the purchase's page, the good ones as received and {(units is { } bad ? Phrases.Number(bad) : "the broken ones")} as rejected. "
                    + "Rejected units are not paid for. How many of it are good?")
            { Purchases = [purchase.Id] };
        }

        if (units is { } back && back <= purchase.Returnable)
        {
            var wanted = new Wish.ReturnGoods(purchase.Id, new(back), "they are broken");
            return new(session with { Question = new(AskedFor.Confirmation, wanted, []) }, $"I have booked nothing yet. Do you mean \"{WishText.Of(wanted)}\"? Say \"yes\", and I do it.") { Purchases = [purchase.Id] };
        }

        return new(
            session,
            $"I have booked nothing. {Phrases.Number(purchase.Returnable)} of {name} can go back. How many are broken? Say, for instance, \"return 1 of {purchase.Id} because it is broken\".")
        { Purchases = [purchase.Id] };
    }
}
