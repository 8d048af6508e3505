using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;
using ProcurementFunctions.Bench.TurnBenchmark.Load;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>The table. Each number is the median of the rounds; ratios are made within a round.</summary>
internal static class Report
{
    public static void Print(IReadOnlyList<LoadRun[]> rounds)
    {
        Console.WriteLine();
        Console.WriteLine("| endpoint | requests/s | of turn | p50 ms | p99 ms | p99 of turnjson | server µs/request | redis µs/request |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (index, name) in EndpointNames.All.Index())
        {
            Console.WriteLine(
                $"| {name} | {Median(rounds, r => r[index].RequestsPerSecond):N0} | {Median(rounds, r => r[index].RequestsPerSecond / r[0].RequestsPerSecond):0.00} " +
                $"| {Median(rounds, r => r[index].Percentile(0.5)) / 1000:0.00} | {Median(rounds, r => r[index].Percentile(0.99)) / 1000:0.00} " +
                $"| {Median(rounds, r => r[index].Percentile(0.99) / r[1].Percentile(0.99)):0.00} | {Median(rounds, r => r[index].ProcessorMicroseconds):0} " +
                $"| {Median(rounds, r => r[index].RedisMicroseconds):0} |");
        }

        Console.WriteLine();
        PrintShares(rounds, EndpointNames.Turn);
        PrintShares(rounds, EndpointNames.Function);
    }

    private static void PrintShares(IReadOnlyList<LoadRun[]> rounds, string of)
    {
        var (agent, other) = (Array.IndexOf(EndpointNames.All, EndpointNames.Agent), Array.IndexOf(EndpointNames.All, of));
        double[] shares = [.. rounds.Select(round => round[agent].RequestsPerSecond / round[other].RequestsPerSecond).Order()];
        Console.WriteLine(
            $"agent of {of} in {shares.Length} rounds: lowest {shares[0]:0.00}, lower quartile {shares[shares.Length / 4]:0.00}, " +
            $"median {shares[shares.Length / 2]:0.00}, upper quartile {shares[3 * shares.Length / 4]:0.00}, highest {shares[^1]:0.00}");
    }

    private static double Median(IReadOnlyList<LoadRun[]> rounds, Func<LoadRun[], double> value) =>
        rounds.Select(value).Order().ElementAt(rounds.Count / 2);
}
