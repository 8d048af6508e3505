using System.Text.RegularExpressions;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Translating;

/// <summary>When a model is asked, and what of its answer is taken: sentences that the rules themselves read whole.</summary>
internal static partial class TranslationRules
{
    private const int MostSentences = 5;
    private const int MostLetters = 400;
    private const int MostNames = 200;

    /// <summary>Whether the rules have not read the message whole, also as an answer to what the agent asked.</summary>
    public static bool IsWanted(Session session, IReadOnlyList<Wish> wishes) => wishes.Any(wish => Continuation.Of(session, wish).IsNotRead);

    /// <summary>The wishes of a translation; null: it does not help.</summary>
    public static IReadOnlyList<Wish>? WishesOf(Translation translation, Catalogue catalogue)
    {
        if (translation.Sentences.Count is 0 or > MostSentences || translation.Sentences.Any(sentence => sentence.Length > MostLetters)) return null;
        var wishes = translation.Sentences.SelectMany(sentence => MessageReader.English.Read(sentence, catalogue).Wishes).ToList();
        // A yes is the user's to say.
        if (wishes.Exists(wish => wish.IsNotRead || wish is Wish.Confirm)) return null;
        var effects = wishes.FindAll(UnclearReplies.IsEffect);
        if (effects.Count > 0 && translation.Unplaced.Count > 0) return [new Wish.Half(effects[0], string.Join("; ", translation.Unplaced), IsQuestion: false)];
        return effects.Count > 1
            ? [new Wish.OneByOne([.. effects.Select(WishText.Of)])]
            : [.. wishes.Select(wish => wish with { IsTranslated = true })];
    }

    /// <summary>Whether the message only asks, and asks what the rules have no words for.</summary>
    /// <param name="read">Its wishes as the rules read it.</param>
    /// <param name="translated">Those of its translation; null: it has none that the rules read.</param>
    public static bool IsOpenQuestion(Translation translation, IReadOnlyList<Wish> read, IReadOnlyList<Wish>? translated) =>
        translation.IsQuestion && !read.Any(MayDo) && (translated is null ? translation.Sentences.Count == 0 : !translated.Any(MayDo));

    /// <summary>What a model gets to read a message by.</summary>
    public static TranslationRequest RequestOf(string message, Session session, Catalogue catalogue, DateOnly today)
    {
        var asked = session.Turns.LastOrDefault(turn => turn.Role == TurnRole.Agent)?.Text;
        return new(message, asked, Names(catalogue.Items), Names(catalogue.Vendors), today);

        IReadOnlyList<string> Names(NameIndex names) => [.. names.Near($"{message} {asked}", MostNames).Select(Shown)];
    }

    /// <summary>Whether a translated reply has every figure and code of the reply, none besides, and what is to be typed in English.</summary>
    public static bool IsFaithful(string reply, string translated) =>
        FiguresOf(reply).SequenceEqual(FiguresOf(translated)) && Quoted().Matches(reply).All(quoted => translated.Contains(quoted.Groups[1].Value, StringComparison.Ordinal));

    private static IEnumerable<string> FiguresOf(string text) =>
        Words().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ':', '-')).Where(word => word.Any(char.IsAsciiDigit)).Order(StringComparer.Ordinal);

    /// <summary>Whether something would be done by it, or is half asked for.</summary>
    private static bool MayDo(Wish wish) =>
        UnclearReplies.IsEffect(wish) || wish is Wish.Contradiction or Wish.OneByOne or Wish.Confirm || wish is Wish.Half { IsQuestion: false, Meant: { } meant } && UnclearReplies.IsEffect(meant);

    private static string Shown(CatalogueEntry entry) => $"{entry.Id}: {Phrases.Shortened(entry.Name, 80)}";

    [GeneratedRegex(@"[\w.,:\-]+")]
    private static partial Regex Words();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
