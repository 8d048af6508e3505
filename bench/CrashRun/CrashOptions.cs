using ProcurementFunctions.Bench.Shared;

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

    /// <exception cref="BenchmarkException">An option is not known, or its value is no number above 0.</exception>
    public static CrashOptions Parse(string[] args)
    {
        var numbers = new NumberOptions(args, "--kills", "--tasks", "--seed");
        var usual = new CrashOptions();
        return new()
        {
            Kills = numbers.Get("--kills", usual.Kills),
            Tasks = numbers.Get("--tasks", usual.Tasks),
            Seed = numbers.Get("--seed", usual.Seed),
        };
    }
}
