using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>How much is measured: <c>--users N --connections N --rounds N --seconds N --warmup N</c>.</summary>
internal sealed record BenchmarkOptions
{
    public int Users { get; init; } = 10_000;

    public int Connections { get; init; } = 32;

    public int Rounds { get; init; } = 15;

    /// <summary>How long each endpoint is under load in each round.</summary>
    public int Seconds { get; init; } = 2;

    /// <summary>How many seconds each endpoint is under load before anything counts.</summary>
    public int Warmup { get; init; } = 12;

    /// <exception cref="BenchmarkException">An option is not known, or its value is no number above 0.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var numbers = new NumberOptions(args, "--users", "--connections", "--rounds", "--seconds", "--warmup");
        var usual = new BenchmarkOptions();
        return new()
        {
            Users = numbers.Get("--users", usual.Users),
            Connections = numbers.Get("--connections", usual.Connections),
            Rounds = numbers.Get("--rounds", usual.Rounds),
            Seconds = numbers.Get("--seconds", usual.Seconds),
            Warmup = numbers.Get("--warmup", usual.Warmup),
        };
    }
}
