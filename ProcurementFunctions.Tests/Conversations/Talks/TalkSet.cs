using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>
/// Plays a set of scenarios: some at a time, and afterwards, one by one, those that touch what the firm shares; its settings
/// are put back after each of these.
/// </summary>
internal static class TalkSet
{
    private const int AtOnce = 4;

    public static async Task<TalkScore> PlayAsync(TalkShop shop, IReadOnlyList<Scenario> scenarios)
    {
        var tag = Guid.NewGuid().ToString("N")[..5];
        var played = new IReadOnlyList<PlayedTurn>[scenarios.Count];
        async Task PlayAsync(int number) => played[number] = await new TalkPlayer(shop, scenarios[number], tag).PlayAsync();

        var (settings, _) = await SettingsAsync(shop);
        var own = Enumerable.Range(0, scenarios.Count).Where(number => !scenarios[number].IsShared);
        await Parallel.ForEachAsync(own, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await PlayAsync(number));
        for (var number = 0; number < scenarios.Count; number++)
        {
            if (!scenarios[number].IsShared) continue;
            await PlayAsync(number);
            await PutBackAsync(shop, settings);
        }

        return new([.. played.SelectMany(turns => turns)]);
    }

    private static async Task<(string Settings, string? Version)> SettingsAsync(TalkShop shop)
    {
        using var answer = await shop.Admin.SendAsync(HttpMethod.Get, "api/operations");
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(), answer.Headers.ETag?.ToString());
    }

    private static async Task PutBackAsync(TalkShop shop, string settings)
    {
        var (now, version) = await SettingsAsync(shop);
        if (now == settings) return;
        using var answer = await shop.Admin.SendAsync(HttpMethod.Put, "api/operations", JsonNode.Parse(settings), version ?? "*");
        answer.EnsureSuccessStatusCode();
    }
}
