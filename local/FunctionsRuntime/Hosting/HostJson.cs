using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace ProcurementFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// host.json as part of the configuration, under the section that the Functions host keeps it in, so that a setting
/// such as <c>AzureFunctionsJobHost__extensions__http__routePrefix</c> overrides it.
/// </summary>
internal static class HostJson
{
    private const string Section = "AzureFunctionsJobHost";

    /// <summary>The configuration key of a path in host.json.</summary>
    public static string Key(string path) => ConfigurationPath.Combine(Section, path);

    public static IConfigurationBuilder AddHostJson(this IConfigurationBuilder configuration, string directory)
    {
        var file = Path.Combine(directory, "host.json");
        if (!File.Exists(file))
            return configuration;

        var settings = SettingsOf(file);
        return configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create<string, string?>(Key(setting.Key), setting.Value)));
    }

    /// <summary>The leaves of a JSON file by their paths.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> SettingsOf(string file)
    {
        using var json = new ConfigurationManager();
        json.Add<JsonConfigurationSource>(source =>
        {
            source.Path = file;
            source.ResolveFileProvider();
        });
        return [.. json.AsEnumerable().Where(setting => setting.Value is not null)];
    }
}
