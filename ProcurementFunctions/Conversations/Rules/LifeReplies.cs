using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Items that are sold off, discontinued, or reordered again.</summary>
internal static class LifeReplies
{
    private const string BuyersOnly = "Only a buyer can say whether an item is reordered. Please ask one of them.";

    public static FactRequest Needs(Sessions.Session session, Wish.SetLife wish) => References.Resolve(session, wish.Item) is { } item
        ? new() { Item = item, OtherItem = References.Resolve(session, wish.Replacement) }
        : FactRequest.None;

    public static Outcome Set(Hearing hearing, Wish.SetLife wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply(BuyersOnly);
        if (ItemReplies.WhyNone(hearing, wish, wish.Item) is { } why) return why;
        var other = hearing.Facts.OtherItems;
        if (wish.Replacement is not null && other is not [{ IsGuess: false }])
        {
            return hearing.Reply(other.Count == 0
                ? "I know no item of that name to replace it, so I have changed nothing. Give me its SKU."
                : $"{Phrases.WhichItem([.. other.Select(item => new Sessions.FoundItem(item.Sku, item.Name))])} I have changed nothing yet; please say it with its SKU.");
        }

        var successor = wish.Replacement is null ? null : other[0];
        return successor?.Sku == hearing.Facts.Items[0].Sku
            ? hearing.Reply("An item cannot replace itself, so I have changed nothing.")
            : PreferenceReplies.OfItem(
                hearing, wish, wish.Item, item => (Text(wish.Life, Phrases.Item(item.Sku, item.Name), successor), new SetItemLife(item.Sku, wish.Life, successor?.Sku)));
    }

    /// <summary>Why an item is not ordered; null: it may be.</summary>
    public static Outcome? WhyNot(Hearing hearing, IReadOnlyList<ItemFact> items) =>
        items is [{ IsGuess: false } item] && ItemLifeRules.WhyNotBought(item.Life, Phrases.Item(item.Sku, item.Name), item.ReplacedBy) is { } why
            ? hearing.Reply(item.ReplacedBy is { } other ? $"{why}. Do you want {other} instead? Say, for instance, \"order 10 {other}\"." : $"{why}. Say \"reorder {item.Sku} again\" if it is.")
            : null;

    private static string Text(ItemLife life, string item, ItemFact? successor) => life switch
    {
        ItemLife.Active => $"Understood, I reorder {item} again when it runs low.",
        ItemLife.NoReorder => $"Understood, I do not reorder {item} any more, however low it is; what is there is sold off. You can still order it yourself.",
        _ => $"Understood, {item} is discontinued{(successor is null ? "" : $" and replaced by {Phrases.Item(successor.Sku, successor.Name)}")}. I never buy it.",
    };
}
