using System.Text.RegularExpressions;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private const string Cost = @"(?<cost>(?:the )?(?:low(?:er|est)? )?(?:costs?|prices?)|cheapness|saving money|money)";
    private const string Speed = @"(?<speed>(?:the )?(?:speed|fast(?:er|est)? deliver(?:y|ies)|quick(?:er|est)? deliver(?:y|ies)|delivery (?:times?|speed)|lead times?))";
    private const string Reliability = @"(?<reliability>(?:the )?(?:reliability|dependability|punctuality|reliable (?:vendors?|suppliers?|deliver(?:y|ies))))";
    private const string AnyGoal = $"(?:{Cost}|{Speed}|{Reliability})";
    private const string Owner = @"(?:(?:to|for|with) (?:me|us))?";
    private const string ForItem = @"(?: ?\b(?:for|of|with|on|when (?:buying|ordering)) (?<item>[^?]{1,100}?))?";

    private static Wish? ReadGoal(string text)
    {
        if (DropGoals().Match(text) is { Success: true } drop) return new Wish.DropGoals(GoalItem(drop));
        var match = Prioritise().Match(text);
        if (!match.Success) match = MattersMost().Match(text);
        if (!match.Success) return null;
        var goal = match.Groups["cost"].Success ? Goal.Cost : match.Groups["speed"].Success ? Goal.Speed : Goal.Reliability;
        return new Wish.SetGoal(goal, GoalItem(match));
    }

    /// <summary>The item that is named; null when all are meant.</summary>
    private static ItemReference? GoalItem(Match match) =>
        match.Groups["item"] is { Success: true } said && !Everything().IsMatch(said.Value) ? ItemReader.Read(said.Value) : null;

    [GeneratedRegex(
        $@"^(?:for (?<item>[^?,]{{1,100}}?),? )?(?:(?:i|we) )?(?:always )?(?:prioriti[sz]e|put|focus on|optimi[sz]e(?: for)?|favou?r|prefer|(?:care|think) (?:the )?most about|value) {AnyGoal}(?: (?:first|(?:the )?most|above all(?: else)?|(?:over|above|before) (?!all\b)[a-z ,]{{3,40}}?))? ?{Owner}{ForItem}[.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prioritise();

    [GeneratedRegex(
        $@"^(?:for (?<item>[^?,]{{1,100}}?),? )?{AnyGoal} (?:(?:matters?|counts?)(?: the)? most|(?:comes? |goes |is |are )?(?:always )?first|(?:is|are) (?:the )?most important|(?:is|are) (?:my|our|the)(?: (?:top|first|main|highest))? priority|before (?:everything|all else)|(?:matters?|counts?|(?:is|are) more important) (?:more )?than [a-z ,]{{3,40}}?) ?{Owner}{ForItem}[.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MattersMost();

    [GeneratedRegex(
        $@"^(?:forget|remove|drop|delete|clear|reset|unset|ignore) (?:all )?(?:(?:my|our|the) )?(?:goals?|priorit(?:y|ies)){ForItem}[.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DropGoals();

    [GeneratedRegex(@"^(?:me|us|everything|all|all (?:of )?(?:them|items|products|purchases|orders)|(?:my|our|all my|all our) (?:purchases|orders))[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everything();
}
