using Xunit.Abstractions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>The set that the agent is measured by from outside, where it is at hand.</summary>
[Trait("Talk", "score")]
public sealed class HandoverTalkTests(TalkShop shop, ITestOutputHelper output) : IClassFixture<TalkShop>
{
    [Fact]
    public async Task Messages_OfTheHandedOverSet_AreUnderstoodOrAskedAbout()
    {
        if (ScenarioFiles.Handover is not { } file) return;
        TalkGate.Check(await TalkSet.PlayAsync(shop, ScenarioFiles.Read(file)), output);
    }
}
