using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Questions about what was said before in the talk.</summary>
internal static partial class WishReader
{
    /// <summary>"the cheaper one": shows it again, and "it" is that one from then on.</summary>
    private static Wish.Recall? ReadPick(string text) =>
        Pick().Match(text) is { Success: true } match
        && ItemReader.Read(match.Groups["item"].Value) is ItemReference.Nth or ItemReference.Cheapest or ItemReference.Fastest
            ? new Wish.Recall(ItemReader.Read(match.Groups["item"].Value))
            : null;

    private static Wish.AskWhy? ReadWhy(string text) =>
        Why().Match(text) is { Success: true } match ? new Wish.AskWhy(ItemReader.Read(match.Groups["rest"].Value)) : null;

    private static Wish.AskArrival? ReadArrival(string text) =>
        Arrival().Match(text) is { Success: true } match ? new Wish.AskArrival(ItemReader.Read(match.Groups["item"].Value)) : null;

    private static Wish.AskTalk? ReadTalk(string text) => Talk().IsMatch(text) ? new Wish.AskTalk() : null;

    [GeneratedRegex(@"^(?:(?:no|yes|actually|rather|i meant?|i want|i prefer|i(?:'d| would) (?:rather|prefer|like)(?: to have| have)?|show(?: me)?)[, ]+)*(?<item>the [a-z0-9]+(?: expensive)?(?: (?:one|item|deal|option|recommendation|thing|product))?)(?: please)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pick();

    [GeneratedRegex(@"^why\b(?: (?:that|this|it|them)(?: one)?|(?: (?:just|only))? (?:did|do|have|would) you (?:choose|chosen|pick|picked|recommend|recommended|suggest|suggested|take|taken|prefer|advise)\b(?<rest>.*?)(?: (?:over|and not|instead of|rather than)\b.*)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Why();

    [GeneratedRegex(@"^when\b(?: (?:will|would|does|do|is|are|can|shall|should)\b)?(?: (?:we|i) (?:get|have|receive|expect) (?:(?:the|my|our|that|this) (?:order|purchase|delivery|shipment|goods)|(?<item>.*?))| (?:(?:the|my|our|that|this) (?:order|purchase|delivery|shipment|goods)|(?<item>.*?)) (?:be |being )?(?:arriv(?:e|es|ing)|delivered|here|comes?|coming|shipped|due|expected))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Arrival();

    [GeneratedRegex(@"^(?:what (?:(?:else )?(?:did|have|had) (?:i|we) (?:just |already )?(?:ask|say|said|tell|told|talk|discuss|mention)|were we (?:talking|speaking|discussing)|do you (?:remember|recall)|was (?:i|my last question))|(?:summari[sz]e|recap|repeat) (?:our|the|this|my) (?:talk|conversation|chat|questions?|messages?|last (?:question|message)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Talk();
}
