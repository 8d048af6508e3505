using System.Text.Json.Nodes;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>
/// The <c>local.settings.json</c> of an app that Functions Core Tools runs. Its values become environment variables, and
/// its host keeps its own state in Azurite.
/// </summary>
internal static class CoreToolsSettings
{
    private const string FileName = "local.settings.json";

    /// <summary>Writes the file into a folder, for its owner's eyes alone.</summary>
    /// <param name="settings">By configuration keys.</param>
    /// <returns>Where it is.</returns>
    public static string Write(IReadOnlyDictionary<string, string?> settings, string folder)
    {
        var path = Path.Combine(folder, FileName);
        PrivateFile.Write(path, System.Text.Encoding.UTF8.GetBytes(Text(settings)));
        return path;
    }

    internal static string Text(IReadOnlyDictionary<string, string?> settings)
    {
        var values = new JsonObject
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["AzureWebJobsDisableHomepage"] = "true",
        };
        foreach (var (key, value) in ProcurementApp.Schedules.Concat(settings))
            values[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new JsonObject { ["IsEncrypted"] = false, ["Values"] = values }.ToJsonString(new() { WriteIndented = true });
    }
}
