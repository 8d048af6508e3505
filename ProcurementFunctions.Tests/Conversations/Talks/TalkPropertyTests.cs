using System.Text;
using CsCheck;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>
/// Nothing is done on half a sentence: whatever is put into a plain wish that nobody knows, that negates it or that asks, nothing
/// changes. The wishes are those of our own plain scenarios; each is said by a user of its own, to the whole app.
/// </summary>
[Trait("Talk", "score")]
public sealed class TalkPropertyTests(TalkShop shop) : IClassFixture<TalkShop>
{
    private const int Iterations = 250;

    /// <summary>Free text may hold any word: a note, a reason, what stands between quotes.</summary>
    private static readonly string[] FreeText = ["charge", "cost centre", "note", "because", "reason", "reference", "comment", ":", "\""];

    /// <summary>Negated once more, these would be wishes: "don't never …", "never order from …".</summary>
    private static readonly string[] Negations = ["don", "do not", "never", "no ", "not ", "stop", "cancel", "without", "exclude", "avoid", "only"];

    /// <summary>Whoever is greeted or thanked may have any name.</summary>
    private static readonly string[] Courtesies = ["hi ", "hello", "morning", "thank", "please note"];

    private static readonly string[] Requests = ["can ", "could ", "would ", "will ", "may ", "might "];

    private static readonly Scenario[] Wishes =
    [
        .. ScenarioFiles.ReadOwn("sample-shop").Where(scenario =>
            scenario is { Class: "plain", IsShared: false, Turns: [{ Ask: false, Do.Count: > 0 }] } && !Has(scenario, Courtesies)),
    ];

    // Of consonants alone, so that it is near no word that anybody knows.
    private static readonly Gen<string> UnknownWord = Gen.Char["bcdfghjklmnpqrstvwxz"].Array[7, 11].Select(letters => new string(letters));

    [Fact]
    public Task Wish_WithAnUnknownWordAnywhere_HasNoEffect()
    {
        var wishes = Wishes.Where(scenario => !Has(scenario, FreeText)).ToArray();
        return CheckAsync(Gen.Select(OneOf(wishes), UnknownWord, Gen.Int[0, 100]).Select((wish, word, at) => (wish, With(wish.Turns[0].Say, word, at))));
    }

    [Fact]
    public Task Wish_Negated_HasNoEffect()
    {
        // What is said of a vendor can be a wish when it is negated.
        var wishes = Wishes.Where(scenario => !StartsWith(scenario, Negations) && !StartsWith(scenario, Requests)
            && !scenario.Turns[0].Do.Keys.Any(key => key is "excluded" or "preferred" or "shipping")).ToArray();
        return CheckAsync(Gen.Select(OneOf(wishes), OneOf("don't ", "do not ", "never ", "please don't ", "we must not ")).Select((wish, not) => (wish, not + Lower(wish.Turns[0].Say))));
    }

    [Fact]
    public Task Wish_Questioned_HasNoEffect()
    {
        var wishes = Wishes.Where(scenario => !StartsWith(scenario, Requests) && !scenario.Turns[0].Say.Contains('?', StringComparison.Ordinal)).ToArray();
        return CheckAsync(Gen.Select(OneOf(wishes), OneOf("", "should I ", "shall we ", "what if I ", "who said ", "why did you ")).Select((wish, ask) => (wish, $"{ask}{Lower(wish.Turns[0].Say).TrimEnd('.', '!')}?")));
    }

    [Fact]
    public Task Text_OfRandomBytes_IsAnsweredAndHasNoEffect() => CheckAsync(
        Gen.Select(Gen.Byte.Array[1, 120], Gen.Bool).Select((bytes, isUtf8) => (Wishes[0], (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes))));

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(each => all[each]);

    private Task CheckAsync(Gen<(Scenario Wish, string Said)> said) => said.SampleAsync(
        async each => Assert.True(await IsHarmlessAsync(each.Wish, each.Said), $"it acted, or failed: {each.Said}"), iter: Iterations, threads: 4, print: each => each.Said);

    private async Task<bool> IsHarmlessAsync(Scenario wish, string said)
    {
        var witness = new TalkWitness(shop, wish.Watch);
        var user = shop.As($"property-{Guid.NewGuid():N}", wish.Roles);
        var before = await witness.LookAsync(user);
        var answer = await user.SayAsync(said);
        var turn = new Turn { Say = said, Ask = true };
        // Blanks alone are no message: that is said by 400.
        return answer.Status is 200 or 400 && Judge.Of(turn, before, await witness.LookAsync(user), "", 200).Verdict != Verdict.WrongActed;
    }

    private static string With(string say, string word, int at)
    {
        var words = say.Split(' ').ToList();
        words.Insert(at % (words.Count + 1), word);
        return string.Join(' ', words);
    }

    /// <summary>As it stands within a sentence; names of items stay as they are.</summary>
    private static string Lower(string say) => say.Length > 1 && char.IsLower(say[1]) ? char.ToLowerInvariant(say[0]) + say[1..] : say;

    private static bool Has(Scenario scenario, string[] words) => words.Any(word => scenario.Turns[0].Say.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool StartsWith(Scenario scenario, string[] beginnings)
    {
        var say = scenario.Turns[0].Say;
        return beginnings.Any(beginning => say.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
            || say.StartsWith($"please {beginning}", StringComparison.OrdinalIgnoreCase));
    }
}
