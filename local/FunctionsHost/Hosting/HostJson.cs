using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>
/// host.json as part of the configuration, under the section that the Functions host keeps it in, so that a setting
/// such as <c>AzureFunctionsJobHost__extensions__http__maxOutstandingRequests</c> overrides it.
/// </summary>
internal static class HostJson
{
    private const string Section = "AzureFunctionsJobHost";

    /// <summary>The configuration key of a path in host.json.</summary>
    public static string Key(string path) => ConfigurationPath.Combine(Section, path);

    /// <summary>The host's configuration: host.json, and over it the app's settings.</summary>
    /// <exception cref="FunctionsHostException">host.json cannot be read.</exception>
    public static IConfigurationRoot Configuration(string directory, IConfiguration settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(Read(directory)).AddConfiguration(settings).Build();

    /// <summary>What the file itself says at a path.</summary>
    /// <exception cref="FunctionsHostException">host.json cannot be read.</exception>
    public static string? ReadValue(string directory, string path) =>
        Read(directory).FirstOrDefault(setting => setting.Key.Equals(Key(path), StringComparison.OrdinalIgnoreCase)).Value;

    private static IEnumerable<KeyValuePair<string, string?>> Read(string directory)
    {
        var file = Path.Combine(directory, "host.json");
        if (!File.Exists(file)) return [];
        try
        {
            using var json = new ConfigurationManager();
            json.Add<JsonConfigurationSource>(source =>
            {
                source.Path = file;
                source.ResolveFileProvider();
            });
            return [.. json.AsEnumerable().Where(setting => setting.Value is not null)
                .Select(setting => KeyValuePair.Create(Key(setting.Key), setting.Value))];
        }
        catch (InvalidDataException unreadable)
        {
            throw new FunctionsHostException($"{file} cannot be read: {unreadable.InnerException?.Message ?? unreadable.Message}", unreadable);
        }
    }
}
