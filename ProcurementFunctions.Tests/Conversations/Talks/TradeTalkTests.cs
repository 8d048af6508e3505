using Xunit.Abstractions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Conversations with shops of other trades, whose goods and vendors have awkward names.</summary>
[Trait("Talk", "score")]
public sealed class TradeTalkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("bicycles")]
    [InlineData("bakery")]
    [InlineData("laboratory")]
    public async Task Messages_InAnotherTrade_AreUnderstoodOrAskedAbout(string trade)
    {
        var shop = new TalkShop(Path.Combine(ScenarioFiles.Own, trade));
        try
        {
            await shop.InitializeAsync();
            Assert.All(shop.Told.Where(line => line.StartsWith("imported ", StringComparison.Ordinal)), line => Assert.Contains(", 0 rejected", line, StringComparison.Ordinal));
            TalkGate.Check(await TalkSet.PlayAsync(shop, ScenarioFiles.ReadOwn(trade)), output);
        }
        finally
        {
            await shop.DisposeAsync();
        }
    }
}
