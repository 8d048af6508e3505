using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests;

/// <summary>Who may use whom, read from the sources; see docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string App = Path.Combine(Repository.Root, "ProcurementFunctions");

    private static readonly (string Path, string Text)[] Sources =
    [
        .. Directory.EnumerateFiles(App, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(App, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(Path.Combine(App, path)))),
    ];

    [Fact]
    public void App_AnyFile_KnowsNothingOfTheLocalCloud() =>
        Assert.Empty(Sources.Where(source => source.Text.Contains("ProcurementFunctions.Local", StringComparison.Ordinal)).Select(source => source.Path));

    [Fact]
    public void App_AnyFile_HasNoBuildSwitches() =>
        Assert.Empty(Sources.Where(source => source.Text.Contains("\n#if", StringComparison.Ordinal)).Select(source => source.Path));

    [Fact]
    public void Rules_AnyFile_KnowNoClockClientLoggerOrStore()
    {
        var rules = Sources.Where(source => source.Path.EndsWith("Rules.cs", StringComparison.Ordinal)).ToArray();

        Assert.True(rules.Length > 10);
        Assert.Empty(rules.Where(source => NotForRules().IsMatch(WithoutComments(source.Text))).Select(source => source.Path));
    }

    [Theory]
    [InlineData("Microsoft.Azure.Cosmos")]
    [InlineData("StackExchange.Redis")]
    public void Features_AnyFile_ReachAStoreOnlyThroughTheirStore(string library)
    {
        var users = Sources.Where(source => source.Text.Contains($"using {library}", StringComparison.Ordinal)).Select(source => source.Path);

        Assert.DoesNotContain(users, path => !path.StartsWith("Hosting/", StringComparison.Ordinal) && !StoreFile().IsMatch(path));
    }

    [Fact]
    public void Sources_AnyFile_NamespaceIsItsFolder() => Assert.Empty(Sources
        .Where(source => NamespaceLine().Match(source.Text) is { Success: true } match && match.Groups[1].Value != NamespaceOf(source.Path))
        .Select(source => source.Path));

    [Fact]
    public void LogLines_OfAllFeatures_HaveAnEventIdOfTheirOwn()
    {
        var lines =
            from type in typeof(ProcurementApp).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let line = method.GetCustomAttribute<LoggerMessageAttribute>()
            where line is not null
            group method.Name by line.EventId;

        var byId = lines.ToArray();
        Assert.True(byId.Length > 30);
        Assert.Empty(byId.Where(line => line.Count() > 1).Select(line => $"{line.Key}: {string.Join(", ", line)}"));
    }

    private static string NamespaceOf(string path) =>
        string.Join('.', ["ProcurementFunctions", .. path.Split('/')[..^1]]);

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\b(TimeProvider|WallClock|HttpClient|ILogger|IConfiguration|IServiceProvider|CancellationToken|async|Task<)|using (Microsoft|StackExchange|Azure)\b|Guid\.NewGuid|Random\.")]
    private static partial Regex NotForRules();

    // A feature's own store, its keys, and the batch that is part of a store.
    [GeneratedRegex(@"(^|/)(Cosmos|Redis)\w+\.cs$|(^|/)SessionKeys\.cs$|(^|/)EvidenceBatch\.cs$")]
    private static partial Regex StoreFile();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
