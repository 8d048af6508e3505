using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Goods that came in, as they are told in a message.</summary>
internal static class ReceiveReplies
{
    private const int MostShown = 5;

    public static Outcome Receive(Hearing hearing, Wish.ReceiveGoods wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply("Only a buyer can book goods in. Please ask one of them.");
        if (wish.PurchaseId is not { } id) return ReceiveOfItem(hearing, wish);
        if (hearing.Facts is not { Purchase: { } purchase, Places: { } places }) return hearing.Reply($"I know no purchase {Phrases.Shortened(id)}.");
        if (wish.Quantity is not { IsValid: true } quantity) return About(hearing, id, $"How many of {id} came in? Say, for instance, \"received 20 of {id}\".");
        if (purchase.ToReceive is not { } open) return About(hearing, id, $"Nothing can be booked in for {id}: it is {Phrases.Status(purchase.Status)}. Which purchase do you mean?");
        if (quantity.Units > open)
            return About(hearing, id, $"Of {id} {Phrases.Number(open)} are still to be counted, so I have booked nothing. How many do you mean? If more came, book them on the purchase's page.");
        var at = ReceiptPlaces.At(places, wish.Location);
        if (!at.IsAccepted) return About(hearing, id, $"I have booked nothing: {at.Refusal}. Where are they?");
        var where = at.Value.Location is { } location ? $" at {location}" : "";
        return About(hearing, id, $"I book {Phrases.Number(quantity.Units)} of {id} ({Phrases.Item(purchase.Sku, purchase.ItemName)}) as received{where}.") with
        {
            Effects = [new BookReceipt(id, PurchaseIds.Named("M-", $"{hearing.Message.Need}\n{id}"), quantity.Units, at.Value.Location)],
        };
    }

    /// <summary>Goods that were named by their item: of the one purchase of it that waits for some.</summary>
    private static Outcome ReceiveOfItem(Hearing hearing, Wish.ReceiveGoods wish)
    {
        if (ItemReplies.WhyNone(hearing, wish, wish.OfItem) is { } why) return why;
        var item = Phrases.Item(hearing.Facts.Items[0].Sku, hearing.Facts.Items[0].Name);
        return hearing.Facts.Receivable switch
        {
            [var one] => Receive(hearing with { Facts = hearing.Facts with { Purchase = one } }, wish with { PurchaseId = one.Id, OfItem = null }),
            [] => hearing.Reply($"No purchase of {item} waits for goods, so I have booked nothing. Which one are they from? Say, for instance, \"received 20 of P-…\"."),
            var several => hearing.Reply(
                $"{Phrases.Number(several.Count)} purchases of {item} wait for goods, so I have booked nothing. Which one are they from? "
                    + $"{string.Join("; ", several.Take(MostShown).Select(purchase => $"{purchase.Id}: {Phrases.Number(purchase.ToReceive ?? 0)} to come"))}."),
        };
    }

    private static Outcome About(Hearing hearing, string purchaseId, string text) =>
        new(hearing.Session with { SpokenPurchase = purchaseId }, text) { Purchases = [purchaseId] };
}
