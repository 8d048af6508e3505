using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>
/// Understands a message by clear rules, whatever its case and much of its phrasing. What no rule knows is
/// <see cref="Wish.Unknown"/>, never a guess.
/// </summary>
internal static partial class WishReader
{
    // The first that knows the words counts, so what is more particular stands first. Each names what a text must contain
    // for it to have a chance, which is seen at once: to ask all patterns costs far more than to answer the message.
    internal static readonly WordedReader[] Readers =
    [
        new(ReadDecision, "p-", "approve", "reject", "pass on", "escalate"),
        new(ReadWithdrawal, "p-", "undo", "revert", "withdraw", "take it back", "take that back", "cancel"),
        new(ReadPurchase, "p-"),
        new(ReadSnooze, "day", "week", "month", "until", "snooz", "wake", "resume"),
        new(ReadFirm, "firm", "company", "business"),
        new(ReadWhy, "why"),
        new(ReadBudget, "budget", "spend"),
        new(ReadMode, "mode", "purchasing", "monitoring"),
        new(ReadGoal, "goal", "priorit", "cost", "price", "cheapness", "money", "speed", "deliver", "lead time", "reliab", "dependab", "punctual"),
        new(ReadPreferencesAsked, "prefer", "goal", "priorit", "exclude", "know about"),
        new(ReadPick, "the "),
        new(ReadTalk, "ask", "say", "said", "tell", "told", "talk", "discuss", "mention", "speak", "remember", "recall", "was", "question", "conversation", "chat", "message"),
        new(ReadVendorPreference, "prefer", "favo", "buy", "order", "purchase", "use", "exclud", "avoid", "block", "blacklist", "allow"),
        new(ReadVendorAsked, "reliab", "dependab", "punctual", "late", "on time", "know about", "know of", "vendor", "supplier"),
        new(ReadShipping, "express", "standard"),
        new(ReadProductPreference, "critical", "essential", "always", "ever", "at least", "minimum"),
        new(ReadRecall, "recommend", "suggest", "advi", "propos", "find", "found", "say", "deal", "offer"),
        new(ReadArrival, "when"),
        new(ReadTask, "approv", "decision", "decide", "order", "purchase", "deliver", "shipment", "buy", "bought"),
        new(ReadOrder, "no", "never", "forget", "drop", "don't", "cancel", "ye", "sure", "do it", "go ", "agreed", "confirm", "make it so", "order", "buy", "purchase", "get ", "take", "i'll", "i will", "i need"),
        new(ReadDeal, "deal", "price", "offer", "quote", "vendor", "supplier", "source", "find", "search for", "look for", "shop for", "cost", "who ", "and", "what about", "how about"),
        new(ReadQuantity, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "dozen", "hundred", "thousand"),
        new(ReadInventory, "inventory", "stock", "low", "out", "short", "order", "how m", "have", "tell me about"),
        new(ReadSmallTalk),
    ];

    public static Wish Read(string message)
    {
        var text = Plain(message);
        var isAscii = Ascii.IsValid(text);
        foreach (var reader in Readers)
        {
            // Letters beyond ASCII may have a case that only the patterns know.
            if ((!isAscii || reader.HasAChance(text)) && reader.Read(text) is { } wish) return wish;
        }

        return new Wish.Unknown();
    }

    private static Wish.AskPurchase? ReadPurchase(string text) =>
        PurchaseId().Match(text) is { Success: true } match ? new Wish.AskPurchase(match.Value.ToUpperInvariant()) : null;

    private static Wish? ReadMode(string text)
    {
        var switched = SwitchMode().Match(text);
        if (switched.Success && !Question().IsMatch(text))
        {
            var purchasing = switched.Groups["mode"].Value.StartsWith('p') || switched.Groups["mode"].Value.StartsWith('P');
            if (switched.Groups["off"].Success) purchasing = !purchasing;
            return new Wish.SwitchMode(purchasing ? Operations.OperationMode.Purchasing : Operations.OperationMode.Monitoring);
        }

        return AskMode().IsMatch(text) ? new Wish.AskMode() : null;
    }

    private static Wish? ReadTask(string text)
    {
        if (AskApprovals().IsMatch(text)) return new Wish.AskApprovals();
        return AskOrders().IsMatch(text) ? new Wish.AskOrders() : null;
    }

    private static Wish? ReadInventory(string text)
    {
        if (Stock().Match(text) is { Success: true } match && ItemReader.Read(match.Groups["item"].Value) is { } item)
            return new Wish.AskStock(item);
        return Inventory().IsMatch(text) ? new Wish.CheckInventory() : null;
    }

    private static Wish? ReadSmallTalk(string text)
    {
        if (Help().IsMatch(text)) return new Wish.Help();
        return Greeting().IsMatch(text) ? new Wish.Greet() : null;
    }

    /// <summary>Straight quotes and plain, single spaces, so that the rules need not know the others.</summary>
    internal static string Plain(string message)
    {
        var text = message.Trim();
        if (!Ascii.IsValid(text)) text = WithPlainSigns(text);
        if (!HasSingleSpaces(text)) text = Spaces().Replace(text, " ");
        // It can be but at the beginning, so there is one match at the most.
        foreach (var courtesy in Courtesy().EnumerateMatches(text)) return text[courtesy.Length..];
        return text;
    }

    private static string WithPlainSigns(string text) =>
        text.Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201c', '"').Replace('\u201d', '"')
            .Replace('\u2010', '-').Replace('\u2011', '-').Replace('\u2212', '-');

    private static bool HasSingleSpaces(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsWhiteSpace(text[index])) continue;
            if (text[index] != ' ' || text[index - 1] == ' ') return false;
        }

        return true;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:(?:hi|hello|hey|ok|okay|please|well|so|and|now|then|agent)\b[,!. ]+(?=\S))*(?:(?:can|could|would|will) you (?:please )?|please |i(?:'d| would) like (?:you )?to |i want (?:you )?to (?!spend)|let's )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"(?<![\w-])P-[0-9A-Z]{6,26}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PurchaseId();

    [GeneratedRegex(@"^(?:what|which|who|how|why|when|where|are|is|am|do|does|did)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:(?:switch(?: over| back)?|change|go(?: back)?|set|put|turn|move|enter|start|activate|enable|(?<off>stop|leave|exit|deactivate|disable|end))\b.{0,40}?\b(?<mode>purchasing|monitoring)(?: mode\b|$|[.! ]*$)|^(?<mode>purchasing|monitoring) mode\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SwitchMode();

    [GeneratedRegex(@"\b(?:(?:what|which)(?:'s| is)? (?:the |your )?(?:current )?mode\b|(?:are|r) you (?:in|on) .{0,20}\bmode\b|(?:your|current) mode\b|in (?:what|which) mode\b|mode\?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskMode();

    [GeneratedRegex(@"\b(?:(?:wait|await)(?:s|ing|ed)?\b.{0,30}\b(?:approv|decision|decide)|needs? (?:an? |my |to be )?approv|to (?:be approved|approve)\b|(?:pending|open|outstanding) (?:approvals?|decisions?)|approval queue|^(?:show|list)(?: me)? (?:the |my |all )*approvals\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskApprovals();

    [GeneratedRegex(@"\b(?:(?:where|how|what about|what is the (?:status|state)|what's the (?:status|state)|status|state|show|list|track|check|see)\b.{0,30}\b(?:orders?|purchases?|deliver(?:y|ies)|shipments?)\b|(?:what|which)\b.{0,20}\b(?:have i|did i|have we|did we) (?:order|buy|bought|purchase)|(?:my|our|open|running) (?:orders|purchases)\b|(?:order|purchase)s? status\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskOrders();

    [GeneratedRegex(@"\b(?:(?:check|look at|review|show|scan|how is|how's)\b.{0,20}\b(?:inventory|stock)\b|^(?:the )?(?:inventory|stock)(?: (?:check|report|levels?|status))?\W*$|(?:runs?|running|ran|going|getting|is|are|what's|we) (?:low|out|short)\b|\blow (?:stock|items|on)\b|(?:what|which)\b.{0,20}\b(?:low|(?:should|must|do) (?:i|we) (?:re)?order|reorder(?:ed|ing)?|restock(?:ed|ing)?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inventory();

    [GeneratedRegex(@"\b(?:how (?:much|many)(?: units| pieces)?(?: of)? (?<item>.+?) (?:do we have|do i have|have we|are there|is there|are left|is left|is in stock|are in stock|in stock)|(?:what is |what's |check |show )?(?:the )?(?:stock|inventory)(?: level)? (?:of|for) (?<item>.+)|how (?:low )?is (?:the )?stock of (?<item>.+)|^(?:is|are) (?<item>.+?) (?:running )?(?:low|in stock|out of stock)|^(?:do|have) we (?:still )?(?:have|got) (?:enough|any) (?<item>.+?)(?: left| in stock)?|^tell me about (?<item>.+))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stock();

    [GeneratedRegex(@"^(?:help\b|\?+$|what can (?:you|i) (?:do|say|ask)|what do you (?:do|know|understand)|how (?:do|can) (?:you|i) (?:work|use|help)|commands?\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Help();

    [GeneratedRegex(@"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|thanks|thank you|thx|cheers|great|perfect|ok|okay)(?: (?:there|agent|you|very much|a lot|so much|all))*\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();
}
