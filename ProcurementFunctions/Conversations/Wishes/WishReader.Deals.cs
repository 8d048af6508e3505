using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private static Wish? ReadRecall(string text)
    {
        if (Recall().Match(text) is not { Success: true } match) return null;
        var (quantity, rest) = QuantityReader.Take(match.Groups["rest"].Value);
        var item = About().Match(rest) is { Success: true } about ? ItemReader.Read(about.Groups["item"].Value) : Sku(rest);
        return match.Groups["now"].Success && item is not null ? new Wish.FindDeal(item, quantity) : new Wish.Recall(item);
    }

    private static Wish? ReadDeal(string text)
    {
        var match = Deal().Match(text);
        if (!match.Success) return null;
        if (Unclear(match.Groups["rest"].Value, "findDeal") is { } unclear) return unclear;
        var (quantity, rest) = QuantityReader.Take(match.Groups["rest"].Value);
        return new Wish.FindDeal(ItemReader.Read(rest), quantity);
    }

    private static Wish? ReadOrder(string text)
    {
        if (DropOrder().IsMatch(text)) return new Wish.DropOrder();
        if (GoAhead().IsMatch(text)) return new Wish.Order(new ItemReference.Last(), null);
        var match = Order().Match(text);
        if (!match.Success) return null;
        if (Unclear(match.Groups["rest"].Value, "order") is { } unclear) return unclear;
        var (quantity, rest) = QuantityReader.Take(match.Groups["rest"].Value);
        return new Wish.Order(ItemReader.Read(DealWords().Replace(rest, "")), quantity);
    }

    private static Wish.ChangeQuantity? ReadQuantity(string text)
    {
        var match = ChangeQuantity().Match(text);
        if (!match.Success) return null;
        var (quantity, rest) = QuantityReader.Take(match.Groups["rest"].Value);
        if (quantity is not { } said || ItemReader.Read(Instead().Replace(rest, "")) is not (null or ItemReference.Last))
            return null;
        return new Wish.ChangeQuantity(said);
    }

    /// <summary>What asks for more than one item, or names a vendor: none of it may be left out silently.</summary>
    private static Wish? Unclear(string rest, string intent)
    {
        if (ItemReader.HasSeveralSkus(rest) || Several().IsMatch(rest)) return new Wish.SeveralItems(intent);
        return From().Match(rest) is { Success: true } from ? new Wish.FromVendor(VendorName(from), intent) : null;
    }

    private static ItemReference.BySku? Sku(string text) =>
        ItemReader.FindSku(text) is { } sku ? new ItemReference.BySku(sku) : null;

    [GeneratedRegex(@"\b(?:(?:did|have) you (?:just )?(?:recommend|suggest|advise|propose|find|found|say)(?:ed|d)?|(?:what|which|how) (?:was|were|is) (?:your|the|that) (?:last |first |best )?(?:recommendation|suggestion|advice|deal|offer)|(?:repeat|remind me of|show(?: me)?) (?:your|the|that) (?:last |first )?(?:recommendation|suggestion|deal)s?|(?<now>(?:do|would) you (?:recommend|suggest|advise)))\b(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recall();

    /// <summary>"and 5 lamps", ", 5 x LAMP-HEAD".</summary>
    [GeneratedRegex(@"(?:\b(?:and|plus) |[,;&+] |(?<!\d)[,;&+])\d+(?: ?x)?(?: (?:units?|pieces?|pcs))?(?: of)? (?!(?:days?|weeks?|months?|hours?|units?|pieces?|pcs|more|less)\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    [GeneratedRegex(@"\bfrom (?!(?:now|today|tomorrow|next)\b)(?<vendor>[^?]{1,100})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?:for|about|on|regarding|with|as)\b(?<item>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex("""
        (?: \b(?:best|cheapest|good|better|lowest|great|fastest|new)\ (?:possible\ )?(?:deals?|prices?|offers?|quotes?|vendors?|suppliers?|source)\b(?:\ (?:you\ can\ (?:find|get)|there\ is))?(?:\ (?:for|on|to\ buy|of))?
          | \b(?:find|get|search|look\ for|ask\ for|request|give|need)\b.{0,20}?\b(?:deals?|prices?|offers?|quotes?)\b(?:\ (?:for|on|of))?
          | ^(?:quote|source|price|find|search\ for|look\ for|shop\ for)(?:\ me)?\b
          | \b(?:how\ much|what)\ (?:would|do|does|will|is|are|is\ the\ price\ of|are\ the\ prices?\ of)\b(?=.*\b(?:costs?|prices?)\b)
          | ^who\ (?:sells|has|offers|can\ (?:deliver|sell|supply|offer))\b
          | ^compare\ (?:the\ )?(?:vendors|suppliers|prices|offers|quotes)\b(?:\ (?:for|of|on))?
          | ^(?:and|what\ about|how\ about)\b
        )(?<rest>.*)$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Deal();

    [GeneratedRegex(@"^(?:yes\W+)?(?:go ahead and )?(?:re-?order|order|buy|purchase|place (?:an? |the |that )?order(?: for| of)?|get (?:me|us)(?! (?:a |the |some )?(?:best|cheapest|good|deal|price|offer|quote))|take|i(?:'ll| will) (?:take|have|order|buy)|i need(?! at least))\b(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Order();

    [GeneratedRegex(@"^(?:the )?(?:best )?(?:deals?|offers?)(?: for| on)?\b|\b(?:at|for) the best price\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DealWords();

    [GeneratedRegex(@"^(?:(?:yes|yep|yeah|sure|do it|go ahead|go for it|agreed|confirmed?|make it so)(?:[,.! ]+|$)(?:please\W*)?)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoAhead();

    [GeneratedRegex(@"^(?:(?:no|nope|never ?mind|forget (?:it|that|about it)|(?:drop|cancel) (?:it|that|this)|don't (?:order|buy)(?: it| that)?|do not (?:order|buy)(?: it| that)?|not now)[,.! ]*(?:thanks|thank you)?\W*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DropOrder();

    [GeneratedRegex(@"^(?:(?:no|yes|actually|rather)[,. ]+)?(?:make (?:it|that|them)|change (?:it|that|the quantity) to|(?:and )?what about|how about|better|rather|take|i meant|say)?(?<rest> ?[-+]?(?:\d|a dozen|a hundred|a thousand).*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeQuantity();

    [GeneratedRegex(@"\b(?:instead|rather|please|then|better)\b|[.!?,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Instead();
}
