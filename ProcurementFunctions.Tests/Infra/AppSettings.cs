using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Infra;

/// <summary>Every setting that the app's sources read, found in them: by its key, or as a property of a bound section.</summary>
internal static partial class AppSettings
{
    private static readonly string Folder = Path.Combine(Repository.Root, "ProcurementFunctions");

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(File.ReadAllText),
    ];

    /// <summary>With colons; <c>{key}</c> stands for what a person chooses.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Sources.SelectMany(Keys).Concat(Sources.SelectMany(Bound)).Concat(Sources.SelectMany(Named)).Concat(Sources.SelectMany(Constants)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The properties of an options class of which there is one for each name that a person chooses.</summary>
    private static IEnumerable<string> Named(string source) =>
        from Match bind in NamedBind().Matches(source)
        let type = Sources.Single(other => Regex.IsMatch(other, $@"class {bind.Groups["options"].Value}\b"))
        let section = Regex.Match(type, "const string Section = \"(.*?)\"").Groups[1].Value
        from Match property in Property().Matches(type)
        select $"{section}:{{key}}:{property.Groups["name"].Value}";

    private static IEnumerable<string> Keys(string source) =>
        Key().Matches(source).Select(match => match.Groups[1].Value)
            .Concat(NamedKey().Matches(source).SelectMany(match => ConstantNamed(source, match.Groups[1].Value)))
            .Concat(Timer().Matches(source).Select(match => match.Groups[1].Value));

    /// <summary>Nothing where the name is not that of a constant of the file, but of a parameter.</summary>
    private static IEnumerable<string> ConstantNamed(string source, string name) =>
        Regex.Matches(source, $"const string {name} = \"([\\w:]+)\"").Select(match => match.Groups[1].Value);

    /// <summary>The constants of a class of setting names.</summary>
    private static IEnumerable<string> Constants(string source) =>
        source.Contains("class VaultSettings", StringComparison.Ordinal) ? Constant().Matches(source).Select(match => match.Groups[1].Value) : [];

    /// <summary>The properties of an options class that a section is bound to.</summary>
    private static IEnumerable<string> Bound(string source)
    {
        foreach (Match bind in Bind().Matches(source))
        {
            var options = bind.Groups["options"].Value;
            var type = Sources.Single(other => Regex.IsMatch(other, $@"class {options}\b"));
            var section = bind.Groups["section"] is { Success: true } literal
                ? literal.Value
                : Regex.Match(type, "const string Section = \"(.*?)\"").Groups[1].Value;
            foreach (Match property in Property().Matches(type))
                yield return $"{section}:{property.Groups["name"].Value}{(property.Groups["many"].Success ? ":{key}" : "")}";
        }
    }

    [GeneratedRegex("""configuration\["([\w:]+)"\]""")]
    private static partial Regex Key();

    [GeneratedRegex("""configuration\[(\w+)\]""")]
    private static partial Regex NamedKey();

    [GeneratedRegex("""TimerTrigger\("%(\w+)%""")]
    private static partial Regex Timer();

    [GeneratedRegex("const string \\w+ = \"([\\w:]+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex("""AddOptions<(?<options>\w+)>\(\)\s*\.Bind\(configuration\.GetSection\(("(?<section>\w+)"|\w+\.Section)\)""")]
    private static partial Regex Bind();

    [GeneratedRegex("""configuration\.GetSection\((?<options>\w+)\.Section\)\.GetChildren\(\)""")]
    private static partial Regex NamedBind();

    [GeneratedRegex(@"public (?<many>Dictionary<string, \w+>)?[\w?]* ?(?<name>\w+) \{ get;( set;)? \}")]
    private static partial Regex Property();
}
