using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Insights.Items;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what is known of items.</summary>
internal static class ItemSayings
{
    private const int MostShown = 6;

    public static string Offers(ItemInsight item, string? measure)
    {
        var active = item.Offers.Where(offer => offer.Active).ToList();
        if (active.Count == 0) return $"No vendor that the firm buys from offers {Name(item)}.";
        var cheapest = active.MinBy(offer => offer.UnitPrice)!;
        var fastest = active.MinBy(offer => offer.LeadTimeDays)!;
        var first = measure switch
        {
            "price" => $"{cheapest.VendorName} is the cheapest for {Name(item)}: {One(cheapest, item.Currency)}.",
            "speed" => $"{fastest.VendorName} is the fastest for {Name(item)}: {One(fastest, item.Currency)}.",
            _ => $"{Phrases.Number(active.Count)} {(active.Count == 1 ? "vendor sells" : "vendors sell")} {Name(item)}.",
        };
        var ordered = measure == "speed" ? active.OrderBy(offer => offer.LeadTimeDays) : active.OrderBy(offer => offer.UnitPrice);
        return $"{first}{Lines(ordered, item)}\nThese are the prices and times that I know; say \"find the best deal for 20 {item.Sku}\" for binding quotes.";
    }

    /// <summary>Asks for how many a deal is to be found, with what is known of the prices until then.</summary>
    public static string HowMany(ItemFact item, ItemInsight? known)
    {
        var question = $"How many of {Phrases.Item(item.Sku, item.Name)} do you need?";
        var active = known?.Offers.Where(offer => offer.Active).OrderBy(offer => offer.UnitPrice).ToList() ?? [];
        return active.Count == 0 ? question : $"The prices that I know:{Lines(active, known!)}\n{question}";
    }

    private static string Lines(IEnumerable<ItemOffer> offers, ItemInsight item) =>
        string.Concat(offers.Take(MostShown).Select(offer => $"\n- {offer.VendorName}: {One(offer, item.Currency)}"));

    public static string RunsOut(ItemInsight item)
    {
        if (item.RunOut is not { } gone) return $"I cannot say when {Name(item)} runs out, as too little is known of its demand. There are {Phrases.Number(item.OnHand)} on hand.";
        var day = gone.On is { } on ? $", until {InsightReplies.Day(on)}" : "";
        var order = item.OnOrder > 0 ? $" With the {Phrases.Number(item.OnOrder)} on order it lasts {InsightReplies.Plain(gone.DaysLeftWithOrders)} days." : "";
        return $"The stock of {Name(item)} lasts about {InsightReplies.Plain(Math.Max(0, gone.DaysLeft))} days{day}: {Phrases.Number(item.OnHand)} on hand, {Rate(item)} a day.{order}";
    }

    public static string Sold(ItemInsight item, string? measure)
    {
        var (sold, when) = measure switch { "month" => (item.SoldLastMonth, "last month"), "7" => (item.SoldIn7Days, "in the last 7 days"), _ => (item.SoldIn30Days, "in the last 30 days") };
        var rate = item.Demand is null ? "" : $" It is about {Rate(item)} a day.";
        return sold is null
            ? $"I do not know how many of {Name(item)} were sold {when}: no sales of that time were told to me.{rate}"
            : $"Of {Name(item)} {sold.Units} were sold {when} ({InsightReplies.Day(sold.From)} to {InsightReplies.Day(sold.To)}).{rate}";
    }

    public static string Open(ItemInsight item)
    {
        if (item.Open.Count == 0) return $"No purchase of {Name(item)} is open. Ask \"what did we pay for {item.Sku} last time?\" for earlier ones.";
        var lines = item.Open.Take(MostShown).Select(open =>
            $"\n- {open.PurchaseId}: {Phrases.Number(open.Quantity)}{(open.Vendors.Count > 0 ? $" from {string.Join(" and ", open.Vendors)}" : "")}, asked for by {open.RequestedBy}: {Phrases.Status(open.Status)}");
        return $"{Phrases.Number(item.Open.Count)} {(item.Open.Count == 1 ? "purchase" : "purchases")} of {Name(item)} {(item.Open.Count == 1 ? "is" : "are")} open:{string.Concat(lines)}";
    }

    public static string Minimum(ItemInsight item) => !item.Offers.Any(offer => offer.Active)
        ? $"No vendor that the firm buys from offers {Name(item)}."
        : $"The vendors' minimums for {Name(item)}: {string.Join("; ", item.Offers.Where(offer => offer.Active).Select(offer => $"{offer.VendorName} {Phrases.Number(offer.MinOrderQuantity)}{(offer.PackSize > 1 ? $", in packs of {Phrases.Number(offer.PackSize)}" : "")}"))}.";

    public static string Why(ItemInsight item, StartedPurchaseNote? own)
    {
        var asked = own is null ? "" : $"You asked for {Phrases.Number(own.Quantity)} {item.Sku} yourself, as {own.PurchaseId}. ";
        var suggested = item.SuggestedQuantity > 0 ? $"I would suggest {Phrases.Number(item.SuggestedQuantity)} of {Name(item)} now" : $"{Name(item)} needs no order now";
        return $"{asked}{suggested}: {item.Reason}.{(item.OrderNote is { } note ? $" {note}." : "")}";
    }

    public static string CanDeliver(ItemInsight item, string? vendorId, DateOnly? by, DateOnly today)
    {
        var offers = item.Offers.Where(offer => offer.Active && (vendorId is null || offer.VendorId == vendorId)).ToList();
        if (offers.Count == 0) return vendorId is null ? $"No vendor that the firm buys from offers {Name(item)}." : $"{vendorId} does not offer {Name(item)}, as far as I know.";
        var fastest = offers.MinBy(offer => offer.LeadTimeDays)!;
        var day = today.AddDays((int)Math.Ceiling(fastest.LeadTimeDays));
        var answer = by is { } wanted ? day <= wanted ? "Yes, most likely: " : "Hardly: " : "";
        return $"{answer}{fastest.VendorName} takes about {InsightReplies.Plain(fastest.LeadTimeDays)} days for {Name(item)}, so it would be here by {InsightReplies.Day(day)} when ordered today. Ask for a deal to get a binding quote.";
    }

    public static string Ranked(ItemsInsight items)
    {
        if (items.Known == 0) return "I know too little of the items to say that.";
        var total = items is { Measure: ItemMeasure.Value, Total: { } worth } ? $" All of it is worth about {Phrases.Money(worth, items.Currency)}." : "";
        var lines = items.Items.Take(MostShown).Select(item => $"\n- {Phrases.Item(item.Sku, item.Name)}: {Figure(items, item)}");
        return $"{Heading(items)} (of {Phrases.Number(items.Known)} items of which it is known):{string.Concat(lines)}{(total.Length > 0 ? $"\n{total.Trim()}" : "")}";
    }

    private static string Heading(ItemsInsight items) => items.Measure switch
    {
        ItemMeasure.RunsOut => items.Order == RankOrder.Descending ? "The stock of these lasts longest" : "These run out first",
        ItemMeasure.Price => items.Order == RankOrder.Ascending ? "The cheapest items" : "The most expensive items",
        ItemMeasure.Sold => items.Order == RankOrder.Ascending ? "The items that sold least in the last 30 days" : "The items that sold most in the last 30 days",
        ItemMeasure.Value => "The stock that is worth most",
        _ => "The items with the most on hand",
    };

    private static string Figure(ItemsInsight items, ItemRank item) => items.Measure switch
    {
        ItemMeasure.RunsOut => $"{InsightReplies.Plain(Math.Max(0, item.RunOut?.DaysLeft ?? 0))} days, {Phrases.Number(item.OnHand)} on hand",
        ItemMeasure.Price => Phrases.Money(item.UnitPrice ?? 0, items.Currency),
        ItemMeasure.Sold => $"{item.Sold?.Units ?? 0} sold",
        ItemMeasure.Value => $"{Phrases.Money(item.Value ?? 0, items.Currency)}, {Phrases.Number(item.OnHand)} on hand",
        _ => $"{Phrases.Number(item.OnHand)} on hand",
    };

    private static string One(ItemOffer offer, string currency) =>
        $"about {Phrases.Money(decimal.Round(offer.UnitPrice, 2), currency)} each, {InsightReplies.Plain(offer.LeadTimeDays)} days{(offer.MinOrderQuantity > 1 ? $", at least {Phrases.Number(offer.MinOrderQuantity)}" : "")}";

    private static string Rate(ItemInsight item) => item.Demand is { } demand ? $"{InsightReplies.Plain(demand.Mean)} sold" : "an unknown number sold";

    private static string Name(ItemInsight item) => Phrases.Item(item.Sku, item.Name);
}
