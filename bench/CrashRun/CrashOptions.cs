using System.Globalization;

namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>How hard the engine is tried: <c>--kills N --tasks N --seed N</c>.</summary>
internal sealed record CrashOptions
{
    /// <summary>How often the process is killed.</summary>
    public int Kills { get; init; } = 200;

    /// <summary>How many tasks are in flight at a time.</summary>
    public int Tasks { get; init; } = 1_000;

    /// <summary>What the moments of the kills are drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="CrashRunException">An option is not known, or its value is no number above 0.</exception>
    public static CrashOptions Parse(string[] args)
    {
        var options = new CrashOptions();
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                throw new CrashRunException($"{pair[0]} needs a number above 0");
            options = name switch
            {
                "--kills" => options with { Kills = value },
                "--tasks" => options with { Tasks = value },
                "--seed" => options with { Seed = value },
                _ => throw new CrashRunException($"{name} is not known; there are --kills, --tasks and --seed"),
            };
        }

        return options;
    }
}
