using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private static Wish? ReadBudget(string text)
    {
        if (AskBudget().IsMatch(text) && !Digit().IsMatch(text)) return new Wish.AskBudget();
        if (DropBudget().IsMatch(text)) return new Wish.DropBudget();
        var told = TellBudget().Match(text);
        if (!told.Success) return null;
        return new Wish.TellBudget(AmountReader.TryRead(told.Groups["rest"].Value, out var amount) ? amount : null);
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"^(?:(?:what|which|how (?:much|big|large|high)|tell me|show(?: me)?|do you (?:know|remember)|remind me|have i|did i|is there|remember)\b.*\bbudget\b|my budget(?: is)? ?\?$|how much (?:can|may|could) (?:i|we) spend)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskBudget();

    [GeneratedRegex(@"\b(?:forget|remove|drop|delete|clear|unset|lift) (?:my |our |the )?budget\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DropBudget();

    [GeneratedRegex("""
        (?: \b(?:my|our|the)\ (?:new\ |total\ |whole\ |monthly\ |overall\ )?budget(?:\ limit)?\ ?(?:now\ )?(?:is|=|:|(?:shall|should|will|would|can)\ be)
          | \b(?:set|change|raise|lower|increase|decrease|reduce|make|update|limit)\ (?:(?:my|our|the|a)\ )?budget(?:\ limit)?(?:\ ?(?:to|at|of|=|:|is)(?!\w))?
          | \bbudget\ of
          | \bi\ (?:can|may|could|will|want\ to)\ (?:only\ )?spend
          | ^(?:my\ )?budget(?:\ limit)?(?:\ ?(?:is|=|:|to))?(?=\ ?[$€£\d+-])
        )(?<rest>.*)$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TellBudget();
}
