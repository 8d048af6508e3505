using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// The app's configuration, as the Functions host and its tools put it together. What comes later wins: host.json,
/// appsettings.json, appsettings.{environment}.json, the values of local.settings.json, environment variables, arguments.
/// </summary>
internal static class LocalConfiguration
{
    private const string LocalSettings = "local.settings.json";
    private const string ValuesPrefix = "Values:";
    private const string EnvironmentKey = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>The environment's name: Development, as the Functions tools have it, when nothing else is said.</summary>
    public static string EnvironmentName(string[] args, string directory)
    {
        using var settings = new ConfigurationManager();
        settings.AddLocalSettings(directory).AddEnvironmentVariables().AddCommandLine(args);
        return settings["environment"] ?? settings[EnvironmentKey] ?? settings["DOTNET_ENVIRONMENT"] ?? Environments.Development;
    }

    public static void AddAppConfiguration(
        this IConfigurationBuilder configuration, string[] args, string directory, string environment) =>
        configuration
            .AddHostJson(directory)
            .AddJsonFile(Path.Combine(directory, "appsettings.json"), optional: true, reloadOnChange: false)
            .AddJsonFile(Path.Combine(directory, $"appsettings.{environment}.json"), optional: true, reloadOnChange: false)
            .AddLocalSettings(directory)
            .AddEnvironmentVariables()
            .AddCommandLine(args);

    public static void AddHostLogging(this ILoggingBuilder logging, IConfiguration configuration) =>
        logging
            .AddConfiguration(configuration.GetSection(HostJson.Key("logging")))
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true);

    // They stand for environment variables, so a double underscore stands for a colon.
    private static IConfigurationBuilder AddLocalSettings(this IConfigurationBuilder configuration, string directory)
    {
        var file = Path.Combine(directory, LocalSettings);
        if (!File.Exists(file))
            return configuration;

        return configuration.AddInMemoryCollection(HostJson.SettingsOf(file)
            .Where(setting => setting.Key.StartsWith(ValuesPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(setting => KeyValuePair.Create(
                setting.Key[ValuesPrefix.Length..].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
                setting.Value)));
    }
}
