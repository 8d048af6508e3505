using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Goods that go back to their vendor, as they are told in a message.</summary>
internal static class ReturnReplies
{
    public static Outcome Return(Hearing hearing, Wish.ReturnGoods wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply("Only a buyer can return goods. Please ask one of them.");
        if (wish.PurchaseId is not { } id) return hearing.Reply("Which purchase are they from? Say, for instance, \"return 3 of P-… because they are broken\".");
        if (hearing.Facts.Purchase is not { } purchase) return hearing.Reply($"I know no purchase {Phrases.Shortened(id)}.");
        if (wish.Quantity is not { IsValid: true } quantity) return About(hearing, purchase.Id, $"How many of {id} go back? Say, for instance, \"return 3 of {id} because they are broken\".");
        if (quantity.Units > purchase.Returnable)
        {
            return About(hearing, id, purchase.Returnable == 0
                ? $"Nothing of {id} can go back: no good units of it are in the house. Which purchase do you mean?"
                : $"Only {Phrases.Number(purchase.Returnable)} of {id} can go back, so nothing is changed. How many do you mean?");
        }

        if (wish.Reason is not { } reason) return About(hearing, id, $"Why do they go back? Say, for instance, \"return {Phrases.Number(quantity.Units)} of {id} because they are broken\".");
        var from = hearing.Facts.Places is { } places ? ReturnPlaces.From(places, wish.Location, quantity.Units) : new(new ReturnPlace(null));
        if (!from.IsAccepted) return About(hearing, id, $"I have returned nothing: {from.Refusal}. Where are they to be taken from?");
        var stock = from.Value.Location is { } location ? $"the stock at {location}" : "the stock";
        return About(hearing, id, $"I take {Phrases.Number(quantity.Units)} of {id} ({Phrases.Item(purchase.Sku, purchase.ItemName)}) out of {stock}, and expect a credit for them.") with
        {
            Effects = [new BookReturn(id, PurchaseIds.Named("R-", $"{hearing.Message.Need}\n{id}"), quantity.Units, reason, from.Value.Location)],
        };
    }

    private static Outcome About(Hearing hearing, string purchaseId, string text) =>
        new(hearing.Session with { SpokenPurchase = purchaseId }, text) { Purchases = [purchaseId] };
}
