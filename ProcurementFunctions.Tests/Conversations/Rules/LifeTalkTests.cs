using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class LifeTalkTests
{
    private static readonly KnownFacts Facts = KnownFacts.None with { Items = [Talk.Item("AR-5381")] };
    private readonly Talk _talk = new();

    [Fact]
    public void Decide_StopReordering_IsKeptAndTakenBack()
    {
        Assert.Equal("AR-5381", _talk.Needs("stop reordering AR-5381").Item);
        var outcome = _talk.Say("stop reordering AR-5381", Facts);

        Assert.Equal([new SetItemLife("AR-5381", ItemLife.NoReorder, null)], outcome.Effects);
        Assert.Contains("I do not reorder AR-5381 (Adjustable Race) any more", outcome.Reply, StringComparison.Ordinal);
        Assert.Equal([new SetItemLife("AR-5381", ItemLife.Active, null)], _talk.Say("undo", Facts).Effects);
        Assert.Equal([new SetItemLife("AR-5381", ItemLife.Active, null)], _talk.Say("reorder AR-5381 again", Facts).Effects);
    }

    [Fact]
    public void Decide_DiscontinuedAndReplaced_NamesTheOther()
    {
        var facts = Facts with { OtherItems = [Talk.Item("BB-7421")] };
        var needs = _talk.Needs("AR-5381 is discontinued, replaced by BB-7421");

        Assert.Equal(("AR-5381", "BB-7421"), (needs.Item, needs.OtherItem));
        var outcome = _talk.Say("AR-5381 is discontinued, replaced by BB-7421", facts);
        Assert.Equal([new SetItemLife("AR-5381", ItemLife.Discontinued, "BB-7421")], outcome.Effects);
        Assert.Contains("is discontinued and replaced by BB-7421", outcome.Reply, StringComparison.Ordinal);
        Assert.Empty(_talk.Say("AR-5381 is discontinued, replaced by BB-7421", Facts).Effects);
        Assert.Empty(_talk.Say("AR-5381 is discontinued, replaced by BB-7421", Facts with { OtherItems = Facts.Items }).Effects);
    }

    [Theory]
    [InlineData("order 10 AR-5381")]
    [InlineData("find the best deal for 10 AR-5381")]
    public void Decide_ToBuyWhatIsDiscontinued_IsRefusedWithTheReason(string text)
    {
        var facts = KnownFacts.None with { Items = [Talk.Item("AR-5381") with { Life = ItemLife.Discontinued, ReplacedBy = "BB-7421" }] };
        var outcome = _talk.Say(text, facts);

        Assert.Empty(outcome.Effects);
        Assert.Contains("is discontinued and not bought any more; it is replaced by BB-7421", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ByOneWhoMayNotBuy_IsRefused()
    {
        var talk = new Talk { Rights = default };

        Assert.Empty(talk.Say("AR-5381 is discontinued", Facts).Effects);
        Assert.Equal(FactRequest.None, talk.Needs("stop reordering AR-5381"));
    }

    [Theory]
    [InlineData("is AR-5381 discontinued?")]
    [InlineData("AR-5381 is not discontinued yet, maybe later")]
    [InlineData("should we stop reordering AR-5381?")]
    [InlineData("stop reordering AR-5381 if it is late")]
    public void Decide_QuestionsAndDoubts_ChangeNothing(string text) => Assert.Empty(_talk.Say(text, Facts).Effects);
}
