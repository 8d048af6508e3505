using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>That our own sets can be played and judged as they are meant.</summary>
public sealed class ScenarioFileTests
{
    private static readonly string[] Classes =
        ["trap", "plain", "by-name", "multi-turn", "multi-intent", "misspelt", "other-language", "analytics", "adversarial", "unclear"];

    private static readonly string[] Shops = [.. Directory.GetDirectories(ScenarioFiles.Own).Select(folder => Path.GetFileName(folder))];

    public static TheoryData<string> AllShops => new(Shops);

    [Fact]
    public void Sets_Together_AreOfEveryClassAndMany()
    {
        var all = Shops.SelectMany(ScenarioFiles.ReadOwn).ToList();

        Assert.True(all.Count >= 500, $"{all.Count} scenarios");
        Assert.Equal(Classes.Order(), all.Select(scenario => scenario.Class).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(AllShops))]
    public void Set_AnyScenario_IsOneOfItsKindAndExpectsSomething(string shop)
    {
        var scenarios = ScenarioFiles.ReadOwn(shop);

        Assert.Equal(scenarios.Count, scenarios.Select(scenario => scenario.Id).Distinct().Count());
        Assert.Equal(scenarios.Count, scenarios.Select(scenario => string.Join('\n', scenario.Turns.Select(turn => $"{turn.User}: {turn.Say}"))).Distinct().Count());
        Assert.All(scenarios.SelectMany(scenario => scenario.Turns), turn => Assert.True(
            turn.Do.Count + turn.Must.Count + turn.Any.Count > 0 || turn.Ask || turn.Dunno, $"nothing is expected of: {turn.Say}"));
    }

    [Theory]
    [MemberData(nameof(AllShops))]
    public void Set_AnyItemThatIsCompared_IsWatched(string shop) => Assert.All(ScenarioFiles.ReadOwn(shop), scenario => Assert.All(
        scenario.Turns.SelectMany(turn => turn.Do.Keys.Concat(turn.May)).Where(key => key.StartsWith("item.", StringComparison.Ordinal)),
        key => Assert.Contains(scenario.Watch, sku => key.StartsWith($"item.{sku}.", StringComparison.Ordinal))));

    /// <summary>All approvers see all that waits: two purchases of one item, and its name says no longer which.</summary>
    [Theory]
    [MemberData(nameof(AllShops))]
    public void Set_AnyItemDecidedAboutByItsName_IsOrderedInNoOtherScenario(string shop)
    {
        var scenarios = ScenarioFiles.ReadOwn(shop);
        var named = scenarios.Where(scenario => !scenario.Turns.Any(turn => turn.Say.Contains("{P", StringComparison.Ordinal)))
            .SelectMany(scenario => scenario.Turns)
            .SelectMany(turn => turn.Do.Where(wanted => wanted.Key is "approved" or "rejected"))
            .SelectMany(wanted => wanted.Value.EnumerateArray().Select(sku => sku.GetString()));

        Assert.All(named, sku => Assert.Single(scenarios, scenario => scenario.Turns.Any(turn =>
            turn.Do.TryGetValue("purchases", out var purchases) && purchases.GetRawText().Contains($"\"{sku}:", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(AllShops))]
    public void Set_AnyPattern_CanBeLookedFor(string shop)
    {
        foreach (var pattern in ScenarioFiles.ReadOwn(shop).SelectMany(scenario => scenario.Turns).SelectMany(turn => turn.Must.Concat(turn.Any).Concat(turn.Bad)))
            Assert.NotNull(new Regex(pattern));
    }
}
