using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says things.</summary>
internal static class Phrases
{
    public const string Examples =
        """
        You can say:
        - "my budget is 500", "what is my budget?", "how much of my budget is left?"
        - "what is running low?", "how many <sku> do we have?", "when do we run out of <sku>?", "why 40 <sku>?"
        - "find the best deal for 100 <sku>", then "why?", "make it 200", "order it" or "what did you recommend for the first one?"
        - "who is cheapest for <sku>?", "who delivers <sku> fastest?"
        - "order 100 <sku>", also "by next Friday", "express", "from …" with a vendor, "for at most 500 in total", "note: …"
        - "where are my orders?", "when will it arrive?", "what is late?", "what has changed?", "how much did we spend this month?"
        - "what is waiting for approval?", "who approves?" and "how is P-…?" with a purchase's id
        - "the first one", "the cheaper one" or "the faster one" of what I recommended, "no, 40", and "what did I ask before?"
        - for approvers "approve P-…", "reject P-… because …" and "pass P-… to …"; "undo" takes back the last thing, "withdraw P-…" a purchase
        - "I prefer …" or "never buy from …" with a vendor's name, "always ship express", "I always need at least 50 of <sku>", "<sku> is critical"
        - "how reliable is …?" with a vendor's name, "which vendor was late most?", "how do you choose a vendor?"
        - "snooze <sku> for 2 weeks because a new model comes", and "wake <sku>"
        - "stop reordering <sku>", "<sku> is discontinued, replaced by <sku2>", "reorder <sku> again"
        - "prioritise speed", "cost matters most for <sku>", "forget my goals" and "what are my preferences?"
        - "what mode are you in?", "what is the firm's budget?" and "what are the firm's goals?"
        - administrators: "switch to purchasing mode", "set the firm's budget to 5000 a month", "prioritise speed for the firm"
        Several things at once are fine: "my budget is 500 and order 20 <sku>". What I do not read whole I do not do.
        """;

    /// <summary>Short: whoever types something wrong twice does not want to read all that can be said twice.</summary>
    public const string NotUnderstood =
        "I did not understand that. Say, for example, \"what is running low?\", \"find the best deal for 100 <sku>\" or " +
        "\"where are my orders?\"; \"what can you do?\" lists all that I understand.";

    /// <summary>Of what is about the agent's work, and was not read.</summary>
    public const string NotSure =
        "I am not sure what you mean, so I have done nothing. Say it in other words, for example \"find the best deal for 100 <sku>\", \"where are my orders?\" or " +
        "\"how many <sku> do we have?\"; \"what can you do?\" lists all that I understand. What shall I do?";

    public static string Money(decimal amount, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount:#,##0.00##} {currency}");

    /// <summary>An amount without its currency, as purchases are listed.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Such as "5 minutes", "36 hours" or "30 days".</summary>
    public static string Duration(TimeSpan time) => time.TotalHours switch
    {
        < 2 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} {(time.TotalMinutes == 1 ? "minute" : "minutes")}"),
        < 48 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days"),
    };

    public static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Item(string sku, string name) => name.Length == 0 || name == sku ? sku : $"{sku} ({name})";

    public static string UnknownItem(string said) =>
        $"I know no item called \"{Shortened(said)}\". Give me its SKU, such as <sku>, or its name as it stands in the inventory.";

    public static string UnknownVendor(string said) => $"I know no vendor called \"{Shortened(said)}\".";

    public static string WhichItem(IReadOnlyList<FoundItem> items) =>
        $"Which one do you mean: {Choices(items.Select(item => Item(item.Sku, item.Name)))}?";

    public static string WhichVendor(IReadOnlyList<VendorFact> vendors) =>
        $"Which one do you mean: {Choices(vendors.Select(vendor => $"{vendor.Name} ({vendor.VendorId})"))}?";

    /// <summary>Why a quantity cannot be taken.</summary>
    /// <param name="pack">What is known of the packs that it was said in.</param>
    public static string WhyNoQuantity(Quantity quantity, PackFact? pack = null) => quantity.Packs is { } packs && pack is not null
        ? PackReplies.WhyNone(packs, pack)
        : quantity.Doubt is { } doubt
        ? $"I am not sure how many pieces \"{Shortened(doubt)}\" are. How many pieces do you mean?"
        : InvalidQuantity;

    public static string InvalidQuantity { get; } =
        $"Please give a whole quantity between 1 and {Number(PurchaseRequest.MaxQuantity)}.";

    /// <summary>Such as "100 from Litware at 47.87 USD each, in total 4,787.00 USD with shipping, expected by 2026-12-09".</summary>
    public static string Deal(Recommendation deal)
    {
        var lines = deal.Lines.Select(line => $"{Number(line.Quantity)}{PurchaseUnit.Beside(line.Unit, line.Quantity)} from {line.VendorName} at {Money(line.UnitPrice, deal.Currency)} each");
        return $"{string.Join(" and ", lines)}, in total {Money(deal.Total, deal.Currency)} with shipping, expected by {Date(deal.ExpectedArrival)}";
    }

    public static string Status(PurchaseStatus status) => status switch
    {
        PurchaseStatus.Sourcing => "vendors are being asked for quotes",
        PurchaseStatus.AwaitingApproval => "waiting for approval",
        PurchaseStatus.Ordering => "approved, the order is being placed",
        PurchaseStatus.Unconfirmed => "the order was sent and the vendor has not confirmed it yet",
        PurchaseStatus.Ordered => "ordered",
        PurchaseStatus.Shipped => "shipped",
        PurchaseStatus.PartiallyReceived => "partly received",
        PurchaseStatus.Received => "received",
        PurchaseStatus.NoOffer => "ended, no vendor could offer it",
        PurchaseStatus.Rejected => "rejected",
        PurchaseStatus.Expired => "ended, nobody decided in time",
        PurchaseStatus.Failed => "failed, the order could not be placed",
        PurchaseStatus.Cancelled => "cancelled",
        _ => status.ToString(),
    };

    public static string Shortened(string text, int max = 60)
    {
        if (text.Length <= max) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[max - 1]) ? max - 1 : max), "…");
    }

    private static string Choices(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 5 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(5))} or one of {Number(all.Count - 5)} more";
    }
}
