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

    /// <summary>A query that sorts by a path without an index fails; one that searches by it reads every document.</summary>
    [Fact]
    public void Containers_WhatQueriesSearchAndSortBy_IsIndexed()
    {
        var indexed = JsonNode.Parse(Text("cosmos-containers.json"))!.AsArray()
            .SelectMany(one => one!["indexed"]!.AsArray().Select(path => ((string)path!).Split("/[]")[0].Split("/*")[0].Replace("/?", "", StringComparison.Ordinal)))
            .ToHashSet();
        var queried = Directory.EnumerateFiles(Path.Combine(Repository.Root, "ProcurementFunctions"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Where(source => source.Contains("SELECT * FROM c", StringComparison.Ordinal))
            .SelectMany(source => QueriedField().Matches(source).Select(match => match.Groups["a"].Value + match.Groups["b"].Value))
            .Where(field => field != "id").Select(field => $"/{field.Replace('.', '/')}").Distinct().ToList();
        Assert.True(queried.Count > 15);

        Assert.All(queried, path => Assert.Contains(path, indexed));
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

    // In a query's text: c.status, c.approval.policy.escalateTo, c[\"by\"]; and in PurchaseStore: Where("status", ...).
    [GeneratedRegex("""(?<=["( ])c(\.(?<a>[a-z][\w.]*)|\[\\"(?<a>\w+))(?=[\\\s,)")])|Where\("(?<b>\w+)", filter""")]
    private static partial Regex QueriedField();

    [GeneratedRegex(@"EventId\) (== \d+|in \([\d, ]+\))")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^ {6}(\w+): ", RegexOptions.Multiline)]
    private static partial Regex SettingName();
}
