using System.Diagnostics;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

namespace ProcurementFunctions.Bench.TurnBenchmark.Load;

/// <summary>What a number of connections got out of an endpoint in a time.</summary>
/// <param name="Microseconds">Of each request from sending to the end of its answer, sorted.</param>
/// <param name="ProcessorMicroseconds">What the endpoint's process needed for each request.</param>
/// <param name="RedisMicroseconds">What Redis needed for each request.</param>
internal sealed record LoadRun(
    double RequestsPerSecond, double ProcessorMicroseconds, double RedisMicroseconds, IReadOnlyList<double> Microseconds)
{
    public double Percentile(double share) => Microseconds[(int)((Microseconds.Count - 1) * share)];

    /// <summary>Each connection picks its users at random, from the same seed in each run.</summary>
    public static async Task<LoadRun> MeasureAsync(
        EndpointProcess endpoint, RedisServer? redis, LoadRequests requests, int connections, TimeSpan time)
    {
        var processor = endpoint.ProcessorTime;
        var redisProcessor = redis?.ProcessorTime ?? default;
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(seed =>
            Task.Run(() => SendAsync(endpoint.Url, requests, new Random(seed), watch, time))));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = times.SelectMany(each => each).ToArray();
        Array.Sort(all);
        return new(
            all.Length / seconds,
            (endpoint.ProcessorTime - processor).TotalMicroseconds / all.Length,
            ((redis?.ProcessorTime ?? default) - redisProcessor).TotalMicroseconds / all.Length,
            all);
    }

    private static async Task<List<double>> SendAsync(Uri url, LoadRequests requests, Random random, Stopwatch watch, TimeSpan time)
    {
        using var connection = await LoadConnection.OpenAsync(url);
        var buffer = new byte[16 * 1024];
        var times = new List<double>(64 * 1024);
        while (watch.Elapsed < time)
        {
            var request = requests.Write(random.Next(requests.Users), buffer);
            var start = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return times;
    }
}
