using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>How much is measured: <c>--instances N --rounds N --alone N --seconds N</c>.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>How many orchestrations are started at once in a round.</summary>
    public int Instances { get; init; } = 1_000;

    public int Rounds { get; init; } = 5;

    /// <summary>How many orchestrations run one after the other.</summary>
    public int Alone { get; init; } = 300;

    /// <summary>How long the disk's own commits are counted, before and after each round.</summary>
    public int Seconds { get; init; } = 2;

    /// <exception cref="BenchmarkException">An option is not known, or its value is no number above 0.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var numbers = new NumberOptions(args, "--instances", "--rounds", "--alone", "--seconds");
        var usual = new BenchmarkOptions();
        return new()
        {
            Instances = numbers.Get("--instances", usual.Instances),
            Rounds = numbers.Get("--rounds", usual.Rounds),
            Alone = numbers.Get("--alone", usual.Alone),
            Seconds = numbers.Get("--seconds", usual.Seconds),
        };
    }
}
