using System.Globalization;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What cannot be had in the form in which it was said, and what can.</summary>
internal static class CannotDoReplies
{
    /// <summary>By the name of the wish. "&lt;sku&gt;" is the item that was named, "&lt;many&gt;" how many.</summary>
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        // Orders
        ["orderBest"] =
            "I choose the vendor by the goals when it is ordered, so no order names \"the cheapest\" or \"the fastest\". Say \"cost matters most for <sku>\" or \"speed matters most for <sku>\" first, "
            + "ask \"who is cheapest for <sku>?\", or order \"from …\" with a vendor's name. Which do you want?",
        ["orderCheaply"] =
            "I always look for the best deal by the goals, of which cost is one, so I have not ordered it with \"as cheap as possible\". Say \"cost matters most for <sku>\" first, or order it as it is: "
            + "\"order <many> <sku>\". Which do you want?",
        ["excludeOnce"] = "I cannot leave a vendor out for one order alone: name the vendor that it is to come from, or say \"never buy from …\" for all of your orders. Which do you want?",
        ["topUp"] = "I order a quantity, and do not fill up to a level. Ask \"how many <sku> do we have?\", and say \"order 20 <sku>\" for what is missing. How many shall I order?",
        ["atLeastOnce"] = "Do you need <many> of <sku> now, or at least as many with every order? Say \"order <many> <sku>\" or \"I always need at least <many> of <sku>\".",
        ["changePurchase"] =
            "I cannot change how many a purchase is for once it has begun. Withdraw it (\"withdraw P-…\") and order anew; an approver can agree to a part of it. Which do you want?",
        ["setShippingFor"] =
            "I cannot keep a way of shipping for one item alone: it counts for all your orders, or for one order when you say \"order 20 <sku> express\". Which do you want?",
        ["itemLimit"] =
            "I keep no limit for the price of an item: it is told with each order, such as \"order 20 <sku> for at most 9 each\". Your budget (\"my budget is 500\") is held against each deal.",
        ["mostOfItem"] = "I keep no limit for how many of an item are ordered: each order says how many. I order nothing now. What shall I do?",

        // Stock
        ["setReorderPoint"] =
            "I take no fixed reorder point: I work it out from sales, lead times and how sure they are. Ask \"what is the reorder point of <sku>?\" for how; \"<sku> is critical\" makes it safer, "
            + "and \"I always need at least 50 of <sku>\" sets how many you buy.",
        ["keepStock"] =
            "I keep no fixed level of stock: I work out when to reorder <sku> from sales and lead times. \"<sku> is critical\" makes that safer, and \"I always need at least <many> of <sku>\" "
            + "makes each order that big. Which do you want?",
        ["countStock"] =
            "I cannot change what is in stock from a message, so nothing is changed. An administrator tells what was counted: by an import of the count, or by the API (PUT /api/inventory/{sku}). "
            + "What came in of a purchase a buyer can tell me: \"received 20 of P-…\".",
        ["snoozeHowLong"] = "For how long shall I leave <sku> alone? Say, for instance, \"snooze <sku> for 2 weeks\", or \"stop reordering <sku>\" for good.",

        // Vendors, prices and goals
        ["excludeFor"] = "I cannot leave a vendor out for one item alone, only for all of your orders: say \"never buy from …\" with its name. Do you want that?",
        ["vendorGeneral"] = "I have to buy from somebody. Which vendor shall I leave out?",
        ["addVendor"] = "I cannot enter a vendor from a message. An administrator adds one by the API (PUT /api/vendors/{id}) or imports a file with vendors on the page \"Import\".",
        ["pricesOfAll"] = "I can say how prices have changed for one item at a time: ask, for instance, \"has the price of <sku> gone up?\". For which item shall I look?",
        ["notGoal"] = "I keep what matters most to you, and not what does not matter, so I have changed nothing. Say, for instance, \"cost matters most\". What matters most to you: cost, speed or reliability?",

        // The firm's settings
        ["setApproval"] =
            "Up to which amount purchases are approved by policy is a setting of the firm, which I do not change from a message. An administrator sets it on the page \"Settings\" or by the API (PUT /api/operations).",
        ["switchOff"] = "I cannot be switched off from a message. \"switch to monitoring mode\", said by an administrator, stops all that I buy by myself. Is that what you want?",

        // Invoices and people
        ["payInvoice"] =
            "I do not pay: I hold invoices against orders and goods and release them, and your books pay. Say \"accept invoice …\" with its number to release one, or ask \"what do we owe?\".",
        ["aboutMe"] =
            "What I keep about you is on the page \"Me\": there you can read it all, take it with you as a file, or have it erased. By the API that is GET /api/me/export and DELETE /api/me.",
        ["remindMe"] = "I set no reminders. I look at the stock by myself and start or propose what is needed; \"order 20 <sku> by …\" with a day orders it now for that day.",
        ["awayHint"] = "An approver who is away says until when and who decides instead, such as \"I am away until Friday, ben stands in for me\".",
    };

    /// <summary>The names of the wishes that it has a text for.</summary>
    public static IReadOnlyCollection<string> Topics => Texts.Keys;

    public static Outcome Reply(Hearing hearing, Wish.CannotDo wish)
    {
        var text = Texts[wish.Topic];
        if (wish.Item is ItemReference.BySku or ItemReference.ByName) text = text.Replace("<sku>", WishText.Of(wish.Item), StringComparison.Ordinal);
        return hearing.Reply(text.Replace("<many>", wish.Quantity is { IsValid: true } many ? many.Units.ToString(CultureInfo.InvariantCulture) : "20", StringComparison.Ordinal));
    }
}
