using System.Diagnostics;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;
using ProcurementFunctions.Bench.TurnBenchmark.Load;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>
/// What a turn costs early and late in one user's talk: some users talk up to turn 1,000 first, then fresh users at turn 10
/// and the old ones at turn 1,000 take turns, one request at a time.
/// </summary>
internal sealed class TurnCost(EndpointProcess agent)
{
    public const int EarlyTurn = 10;
    public const int LateTurn = 1_000;

    /// <summary>How many turns around the one that is meant are measured for each user.</summary>
    private const int Window = 10;

    /// <summary>Median microseconds of an early and of a late turn.</summary>
    /// <param name="users">Users who have said nothing yet: half of them become the old ones.</param>
    public async Task<(double Early, double Late)> MeasureAsync(IReadOnlyList<LoadUser> users)
    {
        using var connection = await LoadConnection.OpenAsync(agent.Url);
        var requests = new LoadRequests(agent.Name, users);
        var half = users.Count / 2;
        for (var user = 0; user < half; user++) await SpeakAsync(connection, requests, user, LateTurn - (Window / 2), null);

        List<double> early = [], late = [];
        for (var user = 0; user < half; user++)
        {
            await SpeakAsync(connection, requests, half + user, EarlyTurn - (Window / 2), null);
            await SpeakAsync(connection, requests, half + user, Window, early);
            await SpeakAsync(connection, requests, user, Window, late);
        }

        return (Median(early), Median(late));
    }

    private static async Task SpeakAsync(LoadConnection connection, LoadRequests requests, int user, int turns, List<double>? times)
    {
        var buffer = new byte[16 * 1024];
        for (var turn = 0; turn < turns; turn++)
        {
            var request = requests.Write(user, buffer);
            var start = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            times?.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
