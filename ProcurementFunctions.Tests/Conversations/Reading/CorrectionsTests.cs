using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>What is corrected in the same message is never done as it was said first.</summary>
public sealed class CorrectionsTests
{
    private static readonly Catalogue Shop = Reader.Of([("BOLT", "Hex bolt"), ("NUT", "Lock nut")], ("ACME", "Acme Ltd"), ("BOLTCO", "Bolt Company"));

    [Theory]
    [InlineData("order 20 BOLT, no, 30")]
    [InlineData("order 20 BOLT ... no wait make that 30")]
    [InlineData("order 20 BOLT, I mean 30")]
    [InlineData("order 20 BOLT. On second thoughts, 30.")]
    [InlineData("order 20, no, 30 BOLT")]
    [InlineData("order BOLT, 30")]
    [InlineData("please order:\n- 30 BOLT")]
    [InlineData("order 30 BOLT, yes really")]
    [InlineData("Hi all,\n\nplease order 30 BOLT.\n\nThanks\nAnna")]
    [InlineData("order 30 BOLT. Best regards, Tom Miller")]
    public void Read_ACorrectedOrder_IsTheCorrectOne(string message) =>
        Assert.Equal(new Wish.Order(new ItemReference.BySku("BOLT"), new(30)), Reader.One(message, Shop));

    [Fact]
    public void Read_ACorrectionAtTheEndOfAList_IsOfItsLast() => Assert.Equal(
        [new Wish.Order(new ItemReference.BySku("BOLT"), new(20)), new Wish.Order(new ItemReference.BySku("NUT"), new(40))],
        Reader.All("order 20 BOLT and 30 NUT, no, 40", Shop));

    [Fact]
    public void Read_ACorrectedVendorOrBudget_IsTheCorrectOne()
    {
        Assert.Equal(new Wish.PreferVendor("BOLTCO"), Reader.One("I prefer Acme, no, Boltco", Shop));
        Assert.Equal(new Wish.ExcludeVendor("BOLTCO"), Reader.One("never buy from Acme, I mean Boltco", Shop));
        Assert.Equal(new Wish.TellBudget(600), Reader.One("my budget is 500, no, 600", Shop));
        Assert.Equal([new Wish.PreferVendor("ACME"), new Wish.PreferVendor("BOLTCO")], Reader.All("I prefer Acme and Boltco", Shop));
    }

    [Fact]
    public void Read_AnotherItemAsACorrection_IsAskedAbout() =>
        Assert.Equal(new Wish.Contradiction("order 20 BOLT", "order 20 NUT"), Reader.One("order 20 BOLT, sorry, I meant NUT", Shop));

    [Fact]
    public void Read_WhatIsSaidAtTheEndOfAList_IsOfAllOfIt() => Assert.All(
        Reader.All("order 20 BOLT, 10 NUT and 30 BOLT express", Shop),
        wish => Assert.Equal(Shipping.Express, Assert.IsType<Wish.Order>(wish).Options.Shipping));

    [Fact]
    public void Read_WhatIsSaidInAnotherSentence_IsNotOfTheOneBefore() => Assert.Equal(
        [null, Shipping.Express, Shipping.Express],
        Reader.All("order 20 BOLT. Order 10 NUT and 30 BOLT express", Shop).Select(wish => ((Wish.Order)wish).Options.Shipping));

    [Fact]
    public void Read_WhatIsChargedToWhom_IsANote()
    {
        Assert.Equal("charge to marketing", Assert.IsType<Wish.Order>(Reader.One("order 20 BOLT, charge it to marketing", Shop)).Options.Note);
        Assert.Equal("charge to cost centre 4711", Assert.IsType<Wish.Order>(Reader.One("order 20 BOLT on cost centre 4711", Shop)).Options.Note);
        Assert.IsType<Wish.Half>(Reader.One("order 20 BOLT, charge it to marketing if they agree", Shop));
    }

    [Fact]
    public void Read_AGroupOfThousands_IsDoubtful() => Assert.Equal("1 000", Assert.IsType<Wish.Order>(Reader.One("order 1 000 BOLT", Shop)).Quantity?.Doubt);
}
