using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>What kind of reply it is, by its words: the patterns of <c>run.py</c>, as they stand there.</summary>
internal static partial class Replies
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    public static bool SaysNotUnderstood(string reply) => NotUnderstood().IsMatch(reply);

    public static bool KnowsNoSuchName(string reply) => NoSuchName().IsMatch(reply);

    public static bool IsHonest(string reply) => Honest().IsMatch(reply);

    public static bool Asks(string reply) => Question().IsMatch(reply);

    public static bool ClaimsAnEffect(string reply) => Claim().IsMatch(reply);

    /// <summary>Whether a pattern is of an item or a vendor.</summary>
    public static bool NamesSomething(string patterns) => Name().IsMatch(patterns);

    [GeneratedRegex(@"did not (quite )?understand|do(n't| not) understand|not understood|only in English|I (only )?speak", Loose)]
    private static partial Regex NotUnderstood();

    [GeneratedRegex(@"\bI know no (item|vendor|purchase) called", Loose)]
    private static partial Regex NoSuchName();

    [GeneratedRegex(@"I do not know (how|what|that|any|of)|I (cannot|can't|am not able)|nothing I can|I do not (keep|see|have|answer|do)\b|I order from no vendor by its name alone|is not something", Loose)]
    private static partial Regex Honest();

    [GeneratedRegex(
        """\?\s*$|\?["”)]?\s*$|^(what|which|how|of which|do you|did you|shall)\b[^.]*\?|\bwhich (one|item|of|vendor|purchase|do you)|did you mean|do you mean|"""
        + """please (say|tell|name|give|specify|repeat)|one (item )?at a time|how (many|much) (of|do|should|units)|say (which|how many|it again|the)|"""
        + """name the|tell me (which|how|what)|say "order it"|to take back what has begun, say""",
        Loose)]
    private static partial Regex Question();

    [GeneratedRegex("^Understood|^I start purchase|^You approve|^You reject", Loose)]
    private static partial Regex Claim();

    [GeneratedRegex("[A-Z]{3,}-|[A-Z][a-z]{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
