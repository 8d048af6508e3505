using System.Globalization;

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
        var options = new BenchmarkOptions();
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                throw new BenchmarkException($"{pair[0]} needs a number above 0");
            options = name switch
            {
                "--instances" => options with { Instances = value },
                "--rounds" => options with { Rounds = value },
                "--alone" => options with { Alone = value },
                "--seconds" => options with { Seconds = value },
                _ => throw new BenchmarkException($"{name} is not known; there are --instances, --rounds, --alone and --seconds"),
            };
        }

        return options;
    }
}
