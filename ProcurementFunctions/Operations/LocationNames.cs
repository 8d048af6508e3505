namespace ProcurementFunctions.Operations;

/// <summary>Names of the locations where stock lies. Case and the number of spaces tell none from another. Pure.</summary>
public static class LocationNames
{
    public const int Longest = 100;

    /// <summary>The most locations that a firm has.</summary>
    public const int Most = 200;

    /// <summary>The known name that is meant; null: none is.</summary>
    public static string? Find(IEnumerable<string> known, string said)
    {
        var bare = Bare(said);
        return known.FirstOrDefault(name => Bare(name).Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>With single spaces between its words and none around.</summary>
    public static string Bare(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Why it can be no name; null: it can.</summary>
    public static string? WhyNone(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "must not be empty";
        if (name.Length > Longest) return $"may have {Longest} characters at most";
        return name.Any(char.IsControl) ? "must not hold control characters" : null;
    }

    /// <summary>Those that are known, for an error about one that is not.</summary>
    public static string Listed(IReadOnlyCollection<string> known)
    {
        const int shown = 20;
        return known.Count == 0 ? "none is known" : $"known are {string.Join(", ", known.Take(shown))}{(known.Count > shown ? ", …" : "")}";
    }

    /// <summary>The known ones, with those that are new after them.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> known, IEnumerable<string> more)
    {
        var all = new List<string>(known);
        foreach (var name in more)
        {
            if (Find(all, name) is null) all.Add(Bare(name));
        }

        return all.Count == known.Count ? known : all;
    }
}
