using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Infra;

/// <summary>local.settings.sample.json and the README's table name every setting, and none that nobody reads.</summary>
public sealed class LocalSettingsSampleTests
{
    /// <summary>Read by the Functions host and not by the app.</summary>
    private static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "AzureWebJobsDisableHomepage"];

    /// <summary>Of Azure alone: under Core Tools there is none of them.</summary>
    private static readonly string[] OfAzure =
        ["KeyVault", "DataProtection:KeyVaultKey", "DataProtection:Blob", "APPLICATIONINSIGHTS_CONNECTION_STRING"];

    [Fact]
    public void Sample_ItsValues_AreTheSettingsThatTheAppReads()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))!["Values"]!.AsObject()
            .Select(value => value.Key.Replace("__", ":", StringComparison.Ordinal))
            .Select(name => Regex.Replace(name, "<[^>]+>", "{key}"))
            .Except(OfTheHost);

        Assert.Equal(AppSettings.Names.Except(OfAzure).Order(), sample.Order());
    }

    [Fact]
    public void Readme_ItsTable_NamesEverySetting()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.All(AppSettings.Names, name => Assert.Contains(name.Replace("{key}", name.StartsWith("Shops:", StringComparison.Ordinal) ? "{name}" : "{vendorId}", StringComparison.Ordinal), readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_OfTheSources_AreFound() => Assert.Superset(
        new HashSet<string> { "Redis", "Cosmos", "SignIn:Issuer", "Vendors:Secrets:{key}", "Vendors:CallTimeout", "CleanupSchedule", "KeyVault", "Shops:{key}:WebhookSecret" },
        AppSettings.Names.ToHashSet());
}
