using System.Reflection;
using CsCheck;
using ProcurementFunctions.Conversations.Wishes;
using Xunit.Sdk;

namespace ProcurementFunctions.Tests.Conversations.Wishes;

/// <summary>The words that a reader names must never keep a text from it that it would have understood.</summary>
public sealed class WordedReaderTests
{
    /// <summary>Every phrase of the tests beside this one.</summary>
    private static readonly string[] Phrases =
    [
        .. new[] { typeof(WishReaderTests), typeof(GoalWishTests) }
            .SelectMany(tests => tests.GetMethods())
            .SelectMany(test => test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)))
            .SelectMany(row => row.OfType<string>())
            .Distinct(),
    ];

    private static readonly string[] Words = [.. Phrases.SelectMany(phrase => phrase.Split(' ')).Distinct()];

    [Fact]
    public void HasAChance_EveryPhraseOfTheTests_IsReadAsWithoutTheWords()
    {
        Assert.True(Phrases.Length > 100);
        Assert.All(Phrases, AssertSame);
    }

    [Fact]
    public void HasAChance_AnyMixtureOfPhrases_IsReadAsWithoutTheWords() =>
        Gen.Select(
            Gen.Int[0, Phrases.Length - 1].Select(index => Phrases[index].Split(' ')),
            Gen.Int[0, Words.Length - 1].Select(index => Words[index]).Array[0, 3],
            Gen.Int[0, 20],
            Gen.Bool,
            (phrase, words, place, shout) =>
            {
                var at = Math.Min(place, phrase.Length);
                var text = string.Join(' ', [.. phrase[..at], .. words, .. phrase[at..]]);
                return shout ? text.ToUpperInvariant() : text;
            })
            .Sample(AssertSame, iter: 20_000);

    [Theory]
    [InlineData("bloc\u212A Acme")]
    [InlineData("what \u0131s my budget?")]
    public void Read_LettersBeyondAscii_AreLeftToThePatterns(string text) => AssertSame(text);

    private static void AssertSame(string message)
    {
        var text = WishReader.Plain(message);
        var wish = WishReader.Readers.Select(reader => reader.Read(text)).FirstOrDefault(read => read is not null);

        Assert.Equal(wish ?? new Wish.Unknown(), WishReader.Read(message));
    }
}
