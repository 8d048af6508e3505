using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Translating;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Translating;

public sealed class TranslationRulesTests
{
    private static readonly Catalogue Shop = new([new("AR-5381", "Adjustable Race"), new("LAMP", "Head lamp")], [new("ACME", "Acme Tools")]);

    [Theory]
    [InlineData("I have 20 of AR-5381 for 4,787.00 USD.", "Ich habe 20 von AR-5381 für 4,787.00 USD.", true)]
    [InlineData("I have 20 of AR-5381.", "Ich habe 21 von AR-5381.", false)]
    [InlineData("I have 20 of AR-5381.", "Ich habe 20 von AR-5381, Lieferung 2 Tage.", false)]
    [InlineData("I have 20.", "Ich habe einige.", false)]
    [InlineData("Say \"order it\" to buy.", "Sag \"order it\", um zu kaufen.", true)]
    [InlineData("Say \"order it\" to buy.", "Sag \"bestell es\", um zu kaufen.", false)]
    public void IsFaithful_Translation_KeepsFiguresAndWhatIsTyped(string reply, string translated, bool isFaithful) =>
        Assert.Equal(isFaithful, TranslationRules.IsFaithful(reply, translated));

    [Fact]
    public void WishesOf_OneEffectAndAQuestion_AreTakenAsTranslated()
    {
        var wishes = TranslationRules.WishesOf(new("fr", ["order 20 AR-5381 from Acme Tools", "what is running low?"], []), Shop)!;

        Assert.Equal([typeof(Wish.Order), typeof(Wish.CheckInventory)], wishes.Select(wish => wish.GetType()));
        Assert.All(wishes, wish => Assert.True(wish.IsTranslated));
    }

    [Fact]
    public void WishesOf_TwoEffects_AreToBeSaidOneByOne()
    {
        var wish = Assert.IsType<Wish.OneByOne>(Assert.Single(TranslationRules.WishesOf(new("fr", ["order 20 AR-5381", "never buy from Acme Tools"], []), Shop)!));

        Assert.Equal("order 20 AR-5381", wish.Texts[0]);
    }

    [Fact]
    public void WishesOf_EffectWithSomethingLeftOver_IsHalf() =>
        Assert.Equal("si le prix baisse", Assert.IsType<Wish.Half>(Assert.Single(TranslationRules.WishesOf(new("fr", ["order 20 AR-5381"], ["si le prix baisse"]), Shop)!)).Unread);

    [Theory]
    [InlineData("yes")]
    [InlineData("blorp the frobnicator")]
    [InlineData("order 20 AR-5381 if it is cheap")]
    public void WishesOf_WhatTheRulesDoNotRead_IsNotTaken(string sentence) =>
        Assert.Null(TranslationRules.WishesOf(new("fr", [sentence], []), Shop));

    [Theory]
    [InlineData("why is everything so dear these days?", true)]
    [InlineData("order 20 AR-5381 if it is cheap", false)]
    [InlineData("order 20 AR-5381. Why is it so dear these days?", false)]
    [InlineData("order 40 AR-5381. Don't order 40 AR-5381", false)]
    public void IsOpenQuestion_MessageThatMayWantSomethingDone_IsNone(string message, bool isOpen) => Assert.Equal(
        isOpen, TranslationRules.IsOpenQuestion(new("en", [], [], IsQuestion: true), MessageReader.English.Read(message, Shop).Wishes, null));

    [Theory]
    [InlineData("what is running low?", true, true)]
    [InlineData("what is running low?", false, false)]
    [InlineData("order 20 AR-5381", true, false)]
    [InlineData("yes", true, false)]
    public void IsOpenQuestion_SentencesBesideIt_MustBeQuestions(string sentence, bool isQuestion, bool isOpen)
    {
        var translation = new Translation("de", [sentence], ["warum?"], isQuestion);

        Assert.Equal(isOpen, TranslationRules.IsOpenQuestion(translation, [new Wish.Unknown()], TranslationRules.WishesOf(translation, Shop)));
    }

    [Fact]
    public void RequestOf_LargeShop_NamesOnlyWhatTheMessageTouches()
    {
        var items = Enumerable.Range(0, 5_000).Select(i => new CatalogueEntry($"SKU-{i}", $"Thing number {i}")).Append(new("LAMP-HEAD", "Rechargeable head lamp"));
        var request = TranslationRules.RequestOf(
            "need some lamps and sku-42", ProcurementFunctions.Conversations.Sessions.Session.New("u", DateTimeOffset.UnixEpoch), new([.. items], []), new(2026, 1, 1));

        Assert.Contains("LAMP-HEAD: Rechargeable head lamp", request.Items);
        Assert.Contains("SKU-42: Thing number 42", request.Items);
        Assert.True(request.Items.Count <= 200);
    }

    [Fact]
    public void Prompts_Forms_AreSentencesThatTheRulesRead()
    {
        Assert.Contains("order 100 AR-5381", TranslationPrompts.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("{", TranslationPrompts.Read, StringComparison.Ordinal);
    }
}
