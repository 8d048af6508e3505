using System.Text.RegularExpressions;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>What is said for the firm: the words are those for oneself, with the firm named ("the firm's budget").</summary>
internal static partial class WishReader
{
    private const string TheFirm = "(?:(?:the|our|my) )?(?:whole |entire )?(?:firm|company|business)";

    private static Wish? ReadFirm(string text)
    {
        var said = WithoutFirm(text);
        if (said == text) return null;
        return (ReadBudget(PeriodOfBudget().Replace(said, "")) ?? ReadGoal(said)) switch
        {
            Wish.TellBudget told => OfFirm(told, said),
            Wish.DropBudget => new Wish.DropFirmBudget(),
            Wish.AskBudget => new Wish.AskFirmBudget(),
            Wish.SetGoal(var goal, var item) => new Wish.SetFirmGoal(goal, item is not null),
            Wish.DropGoals(var item) => new Wish.SetFirmGoal(null, item is not null),
            _ => AskFirmGoals().IsMatch(said) ? new Wish.AskFirmGoals() : null,
        };
    }

    /// <summary>A budget counts by month, quarter or year; an amount for another time is not guessed at.</summary>
    private static Wish.SetFirmBudget OfFirm(Wish.TellBudget told, string said)
    {
        return Period().Match(said).Groups["unit"].Value.ToLowerInvariant() switch
        {
            "" => new(told.Amount, null),
            ['m', ..] => new(told.Amount, BudgetPeriod.Month),
            ['q', ..] => new(told.Amount, BudgetPeriod.Quarter),
            ['y' or 'a', ..] => new(told.Amount, BudgetPeriod.Year),
            _ => new(null, null),
        };
    }

    private static string WithoutFirm(string text)
    {
        var said = FirmsOwn().Replace(text, "the ");
        said = ForFirm().Replace(said, "");
        return said == text ? text : Spaces().Replace(said, " ").Trim(' ', ',');
    }

    [GeneratedRegex($@"\b{TheFirm}(?:'s?|s'?)? (?=(?:new |total |whole |overall |monthly |quarterly |yearly |annual )*(?:budget|goals?|priorit))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirmsOwn();

    [GeneratedRegex($@",? ?\b(?:for|of|in|across|throughout) {TheFirm}\b|\b(?:firm|company)[- ]?wide\b|^{TheFirm} (?:should|must|shall|has to|is to|wants to) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForFirm();

    [GeneratedRegex(@"\b(?:monthly|quarterly|yearly|annual) (?=budget)| (?:monthly|quarterly|yearly|annually)(?=\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PeriodOfBudget();

    [GeneratedRegex(@"(?:(?:\bper|\ban?|\beach|\bevery|/) ?(?<unit>day|week|month|quarter|year)\b|\b(?<unit>daily|weekly|monthly|quarterly|yearly|annual)(?:ly)?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?:what|which|show|list|tell me)\b.*\b(?:goals?|priorit(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskFirmGoals();
}
