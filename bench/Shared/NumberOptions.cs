using System.Globalization;

namespace ProcurementFunctions.Bench.Shared;

/// <summary>Command line options that are whole numbers above 0: <c>--name N --other N</c>.</summary>
internal sealed class NumberOptions
{
    private readonly Dictionary<string, int> _given = [];

    /// <exception cref="BenchmarkException">An option is not one of the known, or its value is no number above 0.</exception>
    public NumberOptions(string[] args, params string[] known)
    {
        foreach (var pair in args.Chunk(2))
        {
            if (!known.Contains(pair[0])) throw new BenchmarkException($"{pair[0]} is not known; there are {string.Join(", ", known)}");
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                throw new BenchmarkException($"{pair[0]} needs a number above 0");
            _given[name] = value;
        }
    }

    /// <summary>What was given, or else the default.</summary>
    public int Get(string name, int otherwise) => _given.GetValueOrDefault(name, otherwise);
}
