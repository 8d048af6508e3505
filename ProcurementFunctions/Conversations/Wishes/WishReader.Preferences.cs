using System.Text.RegularExpressions;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private static Wish.AskPreferences? ReadPreferencesAsked(string text) =>
        AskPreferences().IsMatch(text) ? new Wish.AskPreferences() : null;

    private static Wish? ReadVendorPreference(string text)
    {
        if (Allow().Match(text) is { Success: true } allow) return new Wish.AllowVendor(VendorName(allow));
        if (Exclude().Match(text) is { Success: true } exclude) return new Wish.ExcludeVendor(VendorName(exclude));
        return Prefer().Match(text) is { Success: true } prefer ? new Wish.PreferVendor(VendorName(prefer)) : null;
    }

    private static Wish.AskVendor? ReadVendorAsked(string text) =>
        AskVendor().Match(text) is { Success: true } match ? new Wish.AskVendor(VendorName(match)) : null;

    private static Wish.SetShipping? ReadShipping(string text)
    {
        if (Question().IsMatch(text) || ShippingWords().Match(text) is not { Success: true } match) return null;
        var express = match.Groups["how"].Value.StartsWith("e", StringComparison.OrdinalIgnoreCase);
        if (match.Groups["not"].Success) express = !express;
        return new Wish.SetShipping(express ? Shipping.Express : Shipping.Standard);
    }

    private static Wish? ReadProductPreference(string text)
    {
        if (Critical().Match(text) is { Success: true } critical && ItemReader.Read(critical.Groups["item"].Value) is { } item)
            return new Wish.SetCritical(item, !critical.Groups["not"].Success);
        if (AtLeast().Match(text) is not { Success: true } least) return null;
        var (quantity, rest) = QuantityReader.Take(least.Groups["rest"].Value);
        return quantity is { } said && ItemReader.Read(rest) is { } wanted ? new Wish.SetPreferredQuantity(wanted, said) : null;
    }

    private static string VendorName(Match match) =>
        match.Groups["vendor"].Value.Trim(' ', '.', ',', '!', '?', '"', '\'');

    [GeneratedRegex(@"^(?:what|which|show|list|tell me)\b.*\b(?:(?:i|my|we|our) prefer|preferences?\b|goals?\b|priorit(?:y|ies)\b|(?:vendors?|suppliers?) (?:do|have) (?:i|we) (?:prefer|exclude)|preferred vendors?)|^what do you know (?:about|of) (?:me|us)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskPreferences();

    [GeneratedRegex(@"^(?:how (?:reliable|dependable|punctual|late|often late) (?:is|are) (?!(?:my|our|it|that|this|they|any|some|anything|something|the (?:orders?|purchases?|delivery|deliveries|shipments?|goods|stock))\b)(?<vendor>.{1,100}?)|(?:is|are) (?!(?:my|our|it|that|this|they|any|some|anything|something|the (?:orders?|purchases?|delivery|deliveries|shipments?|goods|stock))\b)(?<vendor>.{1,100}?) (?:(?:often|always|usually|ever|mostly|generally) )?(?:reliable|dependable|late|punctual|on time)(?: often)?|what do (?:you|we) know (?:about|of) (?:the )?(?:(?:vendor|supplier) )?(?<vendor>.{1,100}?)|(?:tell me about|how is|how good is|rate|show) (?:the )?(?:vendor|supplier) (?<vendor>.{1,100}?))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskVendor();

    [GeneratedRegex(@"^(?:(?:we |i |you )?(?:always )?(?:prefer|favou?r)(?: to)?(?: (?:buy(?:ing)?|order(?:ing)?))?(?: from)?|my (?:preferred|favou?rite) (?:vendor|supplier) is|(?:always )?(?:buy|order) from)(?! (?:express|standard)\b) (?:the vendor |vendor )?(?<vendor>[^?]{1,100}?)(?: (?:as (?:a |my |the )?(?:vendor|supplier)|if possible|over .*|for everything))?[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefer();

    [GeneratedRegex(@"^(?:(?:i |we )?(?:never|don't|do not|no longer|not)(?: ever)? (?:want (?:to|you to) )?(?:buy|order|purchase|use)(?: anything)?(?: from)?|(?:exclude|avoid|block|blacklist)|no (?:more )?(?:orders|purchases) (?:from|with)|stop (?:buying|ordering) from) (?!(?:it|that|this)\W*$)(?:the vendor |vendor )?(?<vendor>[^?]{1,100}?)(?: (?:again|any ?more|ever))*[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exclude();

    [GeneratedRegex(@"^(?:(?:you (?:may|can) (?:buy|order) from|(?:stop|no longer|don't|do not) (?:exclud(?:e|ing)|avoid(?:ing)?|block(?:ing)?)|allow|unblock|i no longer (?:prefer|exclude)|stop preferring) (?:the vendor |vendor )?(?<vendor>[^?]{1,100}?)(?: again)?)[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Allow();

    [GeneratedRegex(@"\b(?:(?<not>no|not|never|don't)\b.{0,15}?)?(?:(?:ship|send|deliver)(?:ping|ed)?\b.{0,20}?\b(?:by |with |via )?(?<how>express|standard)|(?<how>express|standard) (?:shipping|delivery))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShippingWords();

    [GeneratedRegex(@"^(?:(?:mark|treat|consider|regard) (?<item>.+?) (?:as )?(?<not>not |non-?|un)?(?:critical|essential)|(?<item>.+?) (?:is|are)(?<not> not|n't| no longer)?(?: (?:always|very|really))* (?:critical|essential))(?: (?:any ?more|stock|for (?:us|me)))*[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Critical();

    [GeneratedRegex(@"\b(?:(?:always|ever) (?:need|want|order|buy|have|keep|get)|(?:need|want|order|buy|keep|have)\b.{0,15}\bat least|minimum (?:order|quantity)(?: of)?|at least)\b(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtLeast();
}
