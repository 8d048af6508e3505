using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Reading;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Wishes about stock, deals and what to order.</summary>
internal abstract partial record Wish
{
    internal sealed record CheckInventory() : Wish("checkInventory");

    internal sealed record AskStock(ItemReference Item) : Wish("askStock")
    {
        /// <summary>Another item that was asked about in the same breath; null: none.</summary>
        public ItemReference? Other { get; init; }

        /// <summary>The location that was asked about; null: any.</summary>
        public string? Location { get; init; }

        /// <summary>What was asked to be answered by yes or no: "low", "out", "in" or "enough"; "why" it is low; null: how many there are.</summary>
        public string? Asks { get; init; }
    }

    /// <param name="Item">Null: none was named.</param>
    internal sealed record FindDeal(ItemReference? Item, Quantity? Quantity) : Wish("findDeal")
    {
        public OrderOptions Options { get; init; } = OrderOptions.None;

        /// <summary>"how much is it?": where it has just been ordered, what the order costs is meant.</summary>
        [JsonIgnore]
        public bool IsPriceOfIt { get; init; }
    }

    /// <summary>Who offers an item, at what price and how fast; no quantity is needed.</summary>
    /// <param name="Measure">Null: all of it; else "price" or "speed".</param>
    internal sealed record AskOffers(ItemReference? Item, string? Measure) : Wish("askOffers");

    internal sealed record Recall(ItemReference? Item) : Wish("recallRecommendation");

    /// <summary>Why the agent recommended what it did.</summary>
    /// <param name="Item">Null: the one that was talked about last.</param>
    internal sealed record AskWhy(ItemReference? Item) : Wish("askWhy");

    /// <summary>When something arrives that was ordered or recommended.</summary>
    /// <inheritdoc cref="AskWhy"/>
    internal sealed record AskArrival(ItemReference? Item) : Wish("askArrival")
    {
        /// <summary>Whether it was asked where it is, and not when it comes.</summary>
        public bool IsWhere { get; init; }
    }

    internal sealed record Order(ItemReference? Item, Quantity? Quantity) : Wish("order")
    {
        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    /// <summary>"order 20 a week": there are no standing orders.</summary>
    internal sealed record OrderStanding() : Wish("order");

    /// <summary>"order enough for two months": how many that is the demand says, and the buyer is asked.</summary>
    internal sealed record OrderFor(ItemReference Item, int Days) : Wish("order");

    /// <summary>"same again", "repeat my last order": what was ordered last in this conversation, once more.</summary>
    internal sealed record OrderAgain() : Wish("order");

    /// <summary>"no, the lanterns", or an item alone in answer to a question.</summary>
    /// <param name="Quantity">Null: none was said.</param>
    internal sealed record NameItem(ItemReference Item, Quantity? Quantity) : Wish("nameItem")
    {
        /// <summary>Whether it was said as a correction, such as "sorry, I meant the lanterns".</summary>
        public bool IsCorrection { get; init; }

        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    /// <summary>"yes, express", "by Friday": what is added to an order that was spoken of.</summary>
    /// <param name="IsAgreed">Whether it was said with a yes.</param>
    internal sealed record AddOptions(OrderOptions Options, bool IsAgreed) : Wish("order")
    {
        /// <summary>Whether it was said of one order or item, such as "ship it express".</summary>
        public bool IsOfOne { get; init; }
    }

    /// <summary>A vendor's name alone.</summary>
    internal sealed record NameVendor(string Vendor) : Wish("askVendor")
    {
        /// <summary>Whether it was said as where something is to come from, such as "only from Pellwood".</summary>
        public bool IsSource { get; init; }

        /// <inheritdoc cref="NameItem.IsCorrection"/>
        public bool IsCorrection { get; init; }
    }

    /// <summary>A question that is answered from what is known of stock, money, orders and vendors.</summary>
    /// <param name="Topic">As in <see cref="Facts.InsightTopics"/>.</param>
    internal sealed record AskInsight(string Topic) : Wish(Topic)
    {
        public ItemReference? Item { get; init; }

        public string? Vendor { get; init; }

        public Quantity? Quantity { get; init; }

        /// <summary>What to rank by, or the time that is asked about.</summary>
        public string? Measure { get; init; }

        public bool IsWorst { get; init; }

        /// <summary>What spending is added up by, "vendor" or "item"; null: by month.</summary>
        public string? Split { get; init; }

        public Day? By { get; init; }
    }

    /// <summary>"make it 200", or a bare number in answer to "how many?".</summary>
    internal sealed record ChangeQuantity(Quantity Quantity) : Wish("changeQuantity")
    {
        /// <summary>Whether it was said as a correction ("no, 200"), and not as a number alone.</summary>
        public bool IsCorrection { get; init; }

        /// <summary>What was said with it, such as "40, by Friday".</summary>
        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    internal sealed record DropOrder() : Wish("dropOrder");
}
