using System.Globalization;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Items that are to be left alone for a while, however low they are.</summary>
internal static class SnoozeReplies
{
    private const int MostShown = 10;

    private const string BuyersOnly = "Only a buyer can say that an item is to be left alone. Please ask one of them.";

    public static Outcome Snooze(Hearing hearing, Wish.Snooze wish)
    {
        if (!hearing.Rights.IsBuyer) return hearing.Reply(BuyersOnly);
        if (wish.Days > SnoozeBody.LongestDays) return hearing.Reply($"I can leave an item alone for at most {SnoozeBody.LongestDays} days.");
        return PreferenceReplies.OfItem(
            hearing,
            wish,
            wish.Item,
            item => ($"Understood, I leave {Phrases.Item(item.Sku, item.Name)} alone {Time(wish, hearing.Today)}, however low it is{Because(wish)}.",
                new SnoozeItem(item.Sku, wish.Days, wish.Until?.From(hearing.Today), wish.Reason)));
    }

    public static Outcome Wake(Hearing hearing, Wish.Wake wish) => hearing.Rights.IsBuyer
        ? PreferenceReplies.OfItem(
            hearing,
            wish,
            wish.Item,
            item => ($"Understood, I look after {Phrases.Item(item.Sku, item.Name)} again.", new SnoozeItem(item.Sku, null, null, null)))
        : hearing.Reply(BuyersOnly);

    public static Outcome Ask(Hearing hearing)
    {
        var snoozed = hearing.Facts.Snoozed;
        if (snoozed.Count == 0) return hearing.Reply("Nothing is snoozed: I look after every item.");
        var lines = snoozed.Take(MostShown).Select(item => $"\n- {Phrases.Item(item.Sku, item.Name)} until {Phrases.Time(item.Until)}");
        var more = snoozed.Count > MostShown ? $"\n- and {Phrases.Number(snoozed.Count - MostShown)} more" : "";
        return hearing.Reply($"{Phrases.Number(snoozed.Count)} {(snoozed.Count == 1 ? "item is" : "items are")} snoozed:{string.Concat(lines)}{more}\nSay \"wake {snoozed[0].Sku}\" to have it looked after again.");
    }

    private static string Time(Wish.Snooze wish, DateOnly today) => wish.Days is { } days
        ? $"for {Phrases.Number(days)} {(days == 1 ? "day" : "days")}"
        : string.Create(CultureInfo.InvariantCulture, $"until {wish.Until!.From(today):yyyy-MM-dd}");

    private static string Because(Wish.Snooze wish) => wish.Reason is { } reason ? $" ({reason})" : "";
}
