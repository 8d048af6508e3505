using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class StockTalkTests
{
    private static readonly KnownFacts Low = Of(4, new(12, true, "at or below"));
    private static readonly KnownFacts Fine = Of(40, new(12, false, "above"));
    private static readonly KnownFacts None = Of(0, new(12, true, "at or below"));

    [Theory]
    [InlineData("is AR-5381 low?", "Yes, AR-5381 is low: 4 pieces, the reorder point is 12.", "No, AR-5381 is not low: 40 pieces, the reorder point is 12.")]
    [InlineData("are we running low on AR-5381?", "Yes, AR-5381 is low", "No, AR-5381 is not low")]
    [InlineData("are we short of AR-5381 now?", "Yes, AR-5381 is low", "No, AR-5381 is not low")]
    [InlineData("do we need AR-5381?", "Yes, AR-5381 is low", "No, AR-5381 is not low")]
    // To these a mere yes or no could mean both.
    [InlineData("isn't AR-5381 low?", "Yes, AR-5381 is low", "No, AR-5381 is not low")]
    [InlineData("is AR-5381 not low yet?", "Yes, AR-5381 is low", "No, AR-5381 is not low")]
    [InlineData("do we have enough AR-5381?", "No, AR-5381 is low: 4 pieces, the reorder point is 12.", "Yes, AR-5381 is not low: 40 pieces, the reorder point is 12.")]
    [InlineData("is there still enough AR-5381 in stock?", "No, AR-5381 is low", "Yes, AR-5381 is not low")]
    [InlineData("why is AR-5381 low?", "AR-5381 is low: at or below. ", "AR-5381 is not low: above. ")]
    [InlineData("why are we so low on AR-5381?", "AR-5381 is low: at or below. ", "AR-5381 is not low: above. ")]
    public void Ask_WhetherItIsLow_IsAnsweredFirst(string text, string low, string fine)
    {
        Assert.True(new Talk().Needs(text).Level);

        Assert.StartsWith(low, new Talk().Say(text, Low).Reply, StringComparison.Ordinal);
        Assert.StartsWith(fine, new Talk().Say(text, Fine).Reply, StringComparison.Ordinal);
        Assert.Contains("4 on hand", new Talk().Say(text, Low).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is AR-5381 out of stock?", "Yes, AR-5381 is out of stock.", "No, AR-5381 is not out of stock.")]
    [InlineData("are we out of AR-5381?", "Yes, AR-5381 is out of stock.", "No, AR-5381 is not out of stock.")]
    [InlineData("is AR-5381 in stock?", "No, AR-5381 is out of stock.", "Yes, AR-5381 is in stock.")]
    [InlineData("do we have any AR-5381 left?", "No, AR-5381 is out of stock.", "Yes, AR-5381 is in stock.")]
    public void Ask_WhetherThereIsAny_IsAnsweredFirst(string text, string none, string some)
    {
        Assert.StartsWith(none, new Talk().Say(text, None).Reply, StringComparison.Ordinal);
        Assert.StartsWith(some, new Talk().Say(text, Low).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_WhetherItIsLowAndSnoozedOrNotReordered_IsSaidWithIt()
    {
        var snoozed = Low with { Items = [Low.Items[0] with { SnoozedUntil = new(2026, 5, 1) }] };
        var full = Of(4, new(12, false, "projected stock 4 reaches the maximum level 4"));

        Assert.Contains("is low: 4 pieces, the reorder point is 12, but it is snoozed until 2026-05-01.", new Talk().Say("is AR-5381 low?", snoozed).Reply, StringComparison.Ordinal);
        Assert.StartsWith("No, AR-5381 does not count as low: projected stock 4 reaches the maximum level 4.", new Talk().Say("is AR-5381 low?", full).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_HowManyOrOfTheNext_IsAnsweredAsItWasAsked()
    {
        var talk = new Talk();
        Assert.StartsWith("Of AR-5381", talk.Say("how many AR-5381 do we have?", Low).Reply, StringComparison.Ordinal);
        Assert.StartsWith("Yes, AR-5381 is low", talk.Say("is AR-5381 low?", Low).Reply, StringComparison.Ordinal);
        Assert.StartsWith("No, AR-5381 is not low", talk.Say("and AR-5381?", Fine).Reply, StringComparison.Ordinal);
    }

    private static KnownFacts Of(int onHand, LevelFact level) => KnownFacts.None with
    {
        Items = [new("AR-5381", "Adjustable Race", onHand, 0, 0, onHand) { Life = ItemLife.Active }],
        Level = level,
    };
}
