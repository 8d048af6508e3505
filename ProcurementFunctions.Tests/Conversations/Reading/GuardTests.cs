using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>What must have no effect, and what may beside it.</summary>
public sealed class GuardTests
{
    private const string Id = "P-0123456789ABC";
    private static readonly Catalogue Shop = Reader.Of([("BOLT", "Hex bolt"), ("NUT", "Lock nut")], ("ACME", "Acme Ltd"), ("BOLTCO", "Bolt Company"));

    [Theory]
    [InlineData("order 20 BOLT if they are under 5 each")]
    [InlineData("order 20 BOLT unless Tom objects")]
    [InlineData("order 20 BOLT after the fair")]
    [InlineData("order 20 BOLT or NUT")]
    [InlineData("order 20 BOLT, thanks, Acme")]
    [InlineData("order 20 BOLT, but only if ACME has them")]
    [InlineData("order 20 BOLT. But not before Friday.")]
    [InlineData("order 20 BOLT. Wait, let me ask Tom.")]
    [InlineData("maybe order 20 BOLT")]
    [InlineData("I might order 20 BOLT")]
    [InlineData("should I order 20 BOLT?")]
    [InlineData("order 20 BOLT?")]
    [InlineData("Tom said order 20 BOLT")]
    [InlineData("don't order 20 BOLT")]
    [InlineData("order 20 BOLT xyzzyq")]
    [InlineData("order 20 BOLT. xyzzyq")]
    [InlineData("order 20 BOLT. On reflection 30.")]
    [InlineData("order 20 BOLT, sorry, I meant NUT")]
    [InlineData("order 20 BOLT from Acme, no, BOLTCO")]
    [InlineData("order 20 BOLT on Monday")]
    [InlineData("order 20 BOLT. They must be blue.")]
    [InlineData("order 20 BOLT. Deliver to Leeds.")]
    [InlineData("order 20 BOLT. For the Leeds store.")]
    [InlineData("order 20 BOLT. Let me check with Tom.")]
    [InlineData("switch to purchasing mode. On Monday.")]
    [InlineData("set the firm's budget to 50000 a month. Starting in January.")]
    [InlineData("my budget is 500. Per month.")]
    [InlineData("my budget is 500, no, I guess")]
    [InlineData("BOLT is critical. In summer.")]
    [InlineData("BOLT is discontinued. Next year.")]
    [InlineData("always ship express. For the bolts.")]
    [InlineData("cost matters most. For the bolts.")]
    [InlineData("we always order 30 BOLT")]
    [InlineData("order 20 BOLT in two weeks")]
    [InlineData("order 20 BOLT and 30 NUT for at most 500 in total")]
    [InlineData("order 20 BOLT and undo that")]
    [InlineData("Tom wrote:\norder 20 BOLT")]
    [InlineData("don't always ship express")]
    [InlineData("my budget is 500, by Friday")]
    [InlineData($"approve {Id} but only 10")]
    [InlineData($"approve {Id}, but only 10")]
    [InlineData($"approve {Id}, only 10")]
    [InlineData($"approve {Id}, 10")]
    [InlineData($"approve {Id}, from Acme")]
    [InlineData($"approve {Id}, express")]
    [InlineData($"approve {Id}, at most 500 in total")]
    [InlineData($"approve {Id}. No, reject it.")]
    [InlineData($"approve {Id} tomorrow")]
    [InlineData($"approve {Id}?")]
    [InlineData($"approve {Id} as long as it is under 100")]
    [InlineData($"approve {Id} because it is cheap, but only half of it")]
    [InlineData($"approve {Id} and P-0123456789ABD")]
    [InlineData($"don't approve {Id}")]
    [InlineData($"reject {Id} unless it is under 900")]
    [InlineData($"cancel 3 of {Id}")]
    [InlineData("never switch to purchasing mode")]
    [InlineData("switch to purchasing mode next Monday")]
    [InlineData("my budget is not 500")]
    [InlineData("is my budget 500?")]
    [InlineData("my budget is 500 or 600")]
    [InlineData("increase my budget 200")]
    [InlineData("order 40 BOLT. Don't order 40 BOLT.")]
    [InlineData("my budget is 500. My budget is 600.")]
    [InlineData("I prefer Acme. Never buy from Acme.")]
    [InlineData("only ship express when we are out of stock")]
    public void Read_HalfASentenceADoubtOrAContradiction_HasNoEffect(string message)
    {
        var wishes = Reader.All(message, Shop);

        Assert.DoesNotContain(wishes, wish => UnclearReplies.IsEffect(wish) && wish is not (Wish.Decide { PurchaseId: null } or Wish.TellBudget { Amount: null }));
    }

    [Theory]
    [InlineData("my budget is 500 and always ship express", 2)]
    [InlineData("my budget is 500. Please water the plants.", 1)]
    [InlineData("Hi! How many BOLT do we have? Then order 20 NUT. Thanks", 1)]
    [InlineData("order 20 BOLT and 30 NUT", 2)]
    [InlineData("order 20 BOLT. Order 30 NUT if they are cheap.", 1)]
    [InlineData("Could you check the stock of BOLT and order 15 NUT please?", 1)]
    public void Read_SeveralWishes_HaveTheEffectsOfThoseThatAreReadWhole(string message, int effects) =>
        Assert.Equal(effects, Reader.All(message, Shop).Count(UnclearReplies.IsEffect));

    [Fact]
    public void Read_WhatIsNotRead_IsNamed()
    {
        var wishes = Reader.All("my budget is 500. Please water the plants.", Shop);

        Assert.Equal([new Wish.TellBudget(500), new Wish.Half(null, "\"water the plants\"", false)], wishes);
    }
}
