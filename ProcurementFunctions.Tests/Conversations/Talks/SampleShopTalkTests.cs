using Xunit.Abstractions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Our own conversations with the sample shop.</summary>
[Trait("Talk", "score")]
public sealed class SampleShopTalkTests(TalkShop shop, ITestOutputHelper output) : IClassFixture<TalkShop>
{
    [Fact]
    public async Task Messages_AsPeopleWriteThem_AreUnderstoodOrAskedAbout() =>
        TalkGate.Check(await TalkSet.PlayAsync(shop, ScenarioFiles.ReadOwn("sample-shop")), output);
}
