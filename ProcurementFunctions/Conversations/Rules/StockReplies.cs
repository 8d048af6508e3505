using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Questions about the stock.</summary>
internal static class StockReplies
{
    private const int MaxShown = 10;

    public static Outcome Check(Hearing hearing)
    {
        var stock = hearing.Facts.LowStock ?? new(0, []);
        if (stock.Checked == 0) return hearing.Reply("The inventory is empty: no item has been imported yet.");
        if (stock.Low.Count == 0) return hearing.Reply($"None of the {Phrases.Number(stock.Checked)} items runs low.");
        var session = hearing.Session;
        foreach (var item in stock.Low.Take(Session.MaxFoundItems)) session = Remember(session, item.Sku, item.Name);
        session = SpokenOf(session, stock.Low.Take(MaxShown).Select(item => new FoundItem(item.Sku, item.Name)));
        return new(session, Report(stock, hearing.Facts.Mode), Fact: $"{Phrases.Number(stock.Low.Count)} items ran low on {Phrases.Date(hearing.Now)}.");
    }

    public static Outcome Ask(Hearing hearing, Wish.AskStock wish)
    {
        if (ItemReplies.WhyNone(hearing, wish, wish.Item) is { } why) return why;
        var item = hearing.Facts.Items[0];
        return new(
            Remember(hearing.Session, item.Sku, item.Name),
            $"{Answer(hearing, wish, item)}{At(hearing, wish, item)}Of {Phrases.Item(item.Sku, item.Name)} there are {Phrases.Number(item.OnHand)} on hand, {Phrases.Number(item.OnOrder)} on order and "
                + $"{Phrases.Number(item.Reserved)} reserved, which makes {Phrases.Number(item.Projected)}.{(wish.Location is null ? Places(item) : "")}");
    }

    /// <summary>Yes or no where that was asked, or why, as a whole sentence: to "is it not low?" a mere "no" could mean both.</summary>
    private static string Answer(Hearing hearing, Wish.AskStock wish, ItemFact item) => (wish.Asks, hearing.Facts.Level) switch
    {
        ("out", _) => item.OnHand > 0 ? $"No, {item.Sku} is not out of stock. " : $"Yes, {item.Sku} is out of stock. ",
        ("in", _) => item.OnHand > 0 ? $"Yes, {item.Sku} is in stock. " : $"No, {item.Sku} is out of stock. ",
        ("low", { } level) => $"{(level.IsLow ? "Yes" : "No")}, {Level(item, level)} ",
        ("why", { } level) => $"{item.Sku} is {(level.IsLow ? "low" : "not low")}: {level.Reason}. ",
        ("enough", { } level) => $"{(level.IsLow ? "No" : "Yes")}, {Level(item, level)} ",
        _ => "",
    };

    private static string Level(ItemFact item, LevelFact level)
    {
        var snoozed = item.SnoozedUntil is { } until ? $", but it is snoozed until {InsightReplies.Day(until)}" : "";
        if (level.IsLow) return $"{item.Sku} is low: {Pieces(item.Projected)}, the reorder point is {Phrases.Number(level.ReorderPoint)}{snoozed}.";
        return item.Projected > level.ReorderPoint
            ? $"{item.Sku} is not low: {Pieces(item.Projected)}, the reorder point is {Phrases.Number(level.ReorderPoint)}."
            : $"{item.Sku} does not count as low: {level.Reason}.";
    }

    private static string Pieces(int count) => $"{Phrases.Number(count)} {(count == 1 ? "piece" : "pieces")}";

    /// <summary>Where an item is; empty where it is not kept by location.</summary>
    public static string Places(ItemFact item) => item.Places is { } places ? $" It is at: {places}." : "";

    /// <summary>How many are at the location that was asked about.</summary>
    private static string At(Hearing hearing, Wish.AskStock wish, ItemFact item)
    {
        if (wish.Location is not { } said || hearing.Facts.Places is not { } places) return "";
        var name = Phrases.Item(item.Sku, item.Name);
        if (item.Places is null) return $"I do not know where {name} is, as it is not kept by location. ";
        if (LocationNames.Find(places.Known, said) is not { } location) return $"I know no location {Phrases.Shortened(said)}. It is at: {item.Places}. ";
        return $"At {location} there are {Phrases.Number(places.Item?.Locations.GetValueOrDefault(location)?.OnHand ?? 0)} of {name} (it is at: {item.Places}). ";
    }

    /// <summary>The session that has come upon the item, the latest last.</summary>
    public static Session Remember(Session session, string sku, string name) => session with
    {
        FoundItems = session.FoundItems.Without(item => item.Sku == sku).Add(new(sku, name), Session.MaxFoundItems),
        SpokenOf = session.SpokenOf.Without(_ => true).Add(new(sku, name), Session.MaxSpokenOf),
        SpokenPurchase = null,
    };

    /// <summary>The session in which these were named in one breath, so that "it" is none of them.</summary>
    public static Session SpokenOf(Session session, IEnumerable<FoundItem> items) =>
        session with { SpokenOf = session.SpokenOf.Without(_ => true).AddAll([.. items.DistinctBy(item => item.Sku)], Session.MaxSpokenOf) };

    private static string Report(StockFacts stock, OperationMode? mode)
    {
        var lines = stock.Low.Take(MaxShown).Select(item =>
            $"- {Phrases.Item(item.Sku, item.Name)}: {Phrases.Number(item.Projected)} projected, reorder point {Phrases.Number(item.ReorderPoint)}, I suggest {Phrases.Number(item.SuggestedQuantity)}{Remark(item)}");
        var more = stock.Low.Count > MaxShown ? $"\n- and {Phrases.Number(stock.Low.Count - MaxShown)} more" : "";
        var verb = stock.Low.Count == 1 ? "runs" : "run";
        var then = mode is { } known ? $"\nI am in {ModeReplies.Name(known)} mode: {ModeReplies.Meaning(known)}." : "";
        return $"{Phrases.Number(stock.Low.Count)} of {Phrases.Number(stock.Checked)} items {verb} low:\n{string.Join('\n', lines)}{more}{then}";
    }

    private static string Remark(LowItemFact item)
    {
        var note = item.OrderNote is { } order ? $" ({order})" : "";
        return item.SnoozedUntil is { } until ? $"{note}, but it is snoozed until {Phrases.Time(until)}" : note;
    }
}
