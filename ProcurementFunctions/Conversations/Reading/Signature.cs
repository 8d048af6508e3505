using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>The end of a mail: "Thanks, Anna", or "Kind regards" and a name below it. It says nothing of what is wanted.</summary>
internal static partial class Signature
{
    /// <summary>The message without it.</summary>
    /// <param name="isName">Whether a word may be a person's name, and is not one that means something.</param>
    public static string Without(string message, Func<string, bool> isName)
    {
        var match = Closing().Match(message);
        return match.Success && match.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(isName) ? message[..match.Groups["closing"].Index] : message;
    }

    [GeneratedRegex(
        @"(?:^|[\n.!?,;])\s*(?<closing>(?i:(?:many |much )?thanks(?: a lot| in advance| so much)?|thank you|thx|(?:with )?(?:best|kind|warm|many)(?: regards| wishes| greetings)?|regards|cheers|br|sincerely|yours|--)\s*[,.!\n\-]+\s*(?<name>\p{Lu}[\p{L}.']*(?: \p{Lu}[\p{L}.']*){0,2})\s*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
