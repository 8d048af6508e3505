using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;
using ProcurementFunctions.Bench.TurnBenchmark.Load;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>
/// Compares a plain function with Kestrel alone: in the first seconds of new processes, and warm. Needs no Redis.
/// </summary>
internal sealed class PlainComparison(BenchmarkOptions options)
{
    private const int ColdStarts = 3;
    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(10);
    private static readonly string[] Endpoints = [EndpointNames.Bare, EndpointNames.Plain];
    private static readonly LoadUser[] User = [new("user", "none")];

    public async Task RunAsync()
    {
        Console.WriteLine($"{options.Connections} connections, {Environment.ProcessorCount} processors");
        Console.WriteLine();
        Console.WriteLine("| | bare requests/s | function requests/s | of bare | lowest | highest | bare µs/request | function µs/request |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Print($"first {Cold.TotalSeconds:0} s, {ColdStarts} starts", await MeasureColdAsync());
        Print($"warm, {options.Rounds} rounds of {options.Seconds} s", await MeasureWarmAsync());
    }

    private async Task<IReadOnlyList<LoadRun[]>> MeasureColdAsync()
    {
        var starts = new List<LoadRun[]>();
        for (var start = 0; start < ColdStarts; start++)
        {
            var runs = new LoadRun[Endpoints.Length];
            for (var step = 0; step < Endpoints.Length; step++)
            {
                var index = (step + start) % Endpoints.Length;
                await using var endpoint = await EndpointProcess.StartAsync(Endpoints[index]);
                runs[index] = await MeasureAsync(endpoint, Cold);
            }

            starts.Add(runs);
        }

        return starts;
    }

    private async Task<IReadOnlyList<LoadRun[]>> MeasureWarmAsync()
    {
        await using var bare = await EndpointProcess.StartAsync(EndpointNames.Bare);
        await using var plain = await EndpointProcess.StartAsync(EndpointNames.Plain);
        EndpointProcess[] endpoints = [bare, plain];
        var rounds = new List<LoadRun[]>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var runs = new LoadRun[endpoints.Length];
            for (var step = 0; step < endpoints.Length; step++)
            {
                var index = (step + round) % endpoints.Length;
                runs[index] = await MeasureAsync(endpoints[index], TimeSpan.FromSeconds(round == 0 ? options.Warmup : options.Seconds));
            }

            if (round > 0) rounds.Add(runs);
        }

        return rounds;
    }

    private Task<LoadRun> MeasureAsync(EndpointProcess endpoint, TimeSpan time) =>
        LoadRun.MeasureAsync(endpoint, null, new LoadRequests(endpoint.Name, User), options.Connections, time);

    private static void Print(string name, IReadOnlyList<LoadRun[]> rounds)
    {
        double[] shares = [.. rounds.Select(round => round[1].RequestsPerSecond / round[0].RequestsPerSecond).Order()];
        Console.WriteLine(
            $"| {name} | {Median(run => run[0].RequestsPerSecond):N0} | {Median(run => run[1].RequestsPerSecond):N0} | {shares[shares.Length / 2]:0.00} " +
            $"| {shares[0]:0.00} | {shares[^1]:0.00} | {Median(run => run[0].ProcessorMicroseconds):0} | {Median(run => run[1].ProcessorMicroseconds):0} |");

        double Median(Func<LoadRun[], double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);
    }
}
