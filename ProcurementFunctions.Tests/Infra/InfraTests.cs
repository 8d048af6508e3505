using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Infra;

/// <summary>What infra/ says a second time of what the app says, compared with the app.</summary>
public sealed partial class InfraTests
{
    private static readonly string Infra = Path.Combine(Repository.Root, "infra");
    private static readonly string App = Text("modules/app.bicep");

    [Fact]
    public void Containers_OfTheApp_AreThoseThatAreDeployed()
    {
        var declared = ProcurementApp.CreateBuilder([]).Services
            .Select(service => service.ImplementationInstance).OfType<ContainerDefinition>().Distinct()
            .Select(one => (one.Name, one.PartitionKeyPath, (int?)one.DefaultTimeToLive?.TotalSeconds));
        var deployed = JsonNode.Parse(Text("cosmos-containers.json"))!.AsArray()
            .Select(one => ((string)one!["name"]!, (string)one["partitionKey"]!, (int?)one["defaultTtl"]));

        Assert.Equal(declared.Order(), deployed.Order());
    }

    [Fact]
    public void Containers_TheirIndexedPaths_AreOfFieldsThatDocumentsHave()
    {
        var indexed = JsonNode.Parse(Text("cosmos-containers.json"))!.AsArray()
            .SelectMany(one => one!["indexed"]!.AsArray().Select(path => (string)path!)).ToList();
        Assert.NotEmpty(indexed);

        Assert.All(indexed, path => Assert.Matches(@"^(/(\w+|\[\]))+/\?$", path));
    }

    [Fact]
    public void Schedules_OfTheTimers_AreAppSettings() =>
        Assert.All(ProcurementApp.Schedules, one => Assert.Contains($"  {one.Key}: '{one.Value}'", App, StringComparison.Ordinal));

    [Fact]
    public void Alerts_TheEventsTheyLookFor_AreLogged()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "ProcurementFunctions"), "*Log.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var events = EventIds().Matches(Text("modules/alerts.bicep")).SelectMany(match => Number().Matches(match.Value)).Select(match => match.Value).ToList();
        Assert.True(events.Count >= 4);

        Assert.All(events, id => Assert.Contains($"[LoggerMessage({id}, ", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_ThatAreDeployed_AreOfTheApp()
    {
        var main = Text("main.bicep");
        var given = main[main.IndexOf("settings: {", StringComparison.Ordinal)..];
        var names = SettingName().Matches(given[..given.IndexOf("\n    }", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).ToList();
        var known = AppSettings.Names.Select(name => name.Replace(":", "__", StringComparison.Ordinal)).ToHashSet();
        Assert.True(names.Count >= 8);

        Assert.All(names, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Parameters_OfTheFile_AreDeclared()
    {
        var main = Text("main.bicep");
        var given = JsonNode.Parse(Text("main.parameters.json"))!["parameters"]!.AsObject().Select(one => one.Key);

        Assert.All(given, name => Assert.Contains($"\nparam {name} ", main, StringComparison.Ordinal));
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Infra, path));

    [GeneratedRegex(@"EventId\) (== \d+|in \([\d, ]+\))")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^ {6}(\w+): ", RegexOptions.Multiline)]
    private static partial Regex SettingName();
}
