using System.Globalization;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>How much is measured: <c>--users N --connections N --rounds N --seconds N --warmup N</c>.</summary>
internal sealed record BenchmarkOptions
{
    public int Users { get; init; } = 10_000;

    public int Connections { get; init; } = 32;

    public int Rounds { get; init; } = 5;

    /// <summary>How long each endpoint is under load in each round.</summary>
    public int Seconds { get; init; } = 6;

    /// <summary>How many seconds each endpoint is under load before anything counts.</summary>
    public int Warmup { get; init; } = 12;

    /// <exception cref="BenchmarkException">An option is not known, or its value is no number above 0.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                throw new BenchmarkException($"{pair[0]} needs a number above 0");
            options = name switch
            {
                "--users" => options with { Users = value },
                "--connections" => options with { Connections = value },
                "--rounds" => options with { Rounds = value },
                "--seconds" => options with { Seconds = value },
                "--warmup" => options with { Warmup = value },
                _ => throw new BenchmarkException($"{name} is not known; there are --users, --connections, --rounds, --seconds and --warmup"),
            };
        }

        return options;
    }
}
