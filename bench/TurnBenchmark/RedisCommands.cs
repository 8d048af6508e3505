using System.Globalization;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>How often each command was called on a server, by its own count; what scripts call counts too.</summary>
internal static class RedisCommands
{
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(IServer server) =>
        (await server.InfoAsync("commandstats"))
            .SelectMany(section => section)
            .ToDictionary(
                line => line.Key["cmdstat_".Length..],
                line => long.Parse(line.Value["calls=".Length..line.Value.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture));

    /// <summary>What was called between two counts, for each of a number of turns; what was called for few of them is left out.</summary>
    public static IEnumerable<(string Command, double Each)> PerTurn(
        IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after, int turns) =>
        after.Select(pair => (pair.Key, Each: (pair.Value - before.GetValueOrDefault(pair.Key)) / (double)turns))
            .Where(pair => pair.Each > 0.05)
            .OrderByDescending(pair => pair.Each);
}
