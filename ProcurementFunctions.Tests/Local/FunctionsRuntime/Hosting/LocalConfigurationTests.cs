using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.Hosting;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Hosting;

public sealed class LocalConfigurationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void AddAppConfiguration_SameKeyInAll_TheLaterSourceWins()
    {
        Write("host.json", """{ "version": "2.0", "extensions": { "http": { "routePrefix": "v1" } }, "logging": { "logLevel": { "default": "Error" } } }""");
        Write("appsettings.json", """{ "A": "app", "B": "app", "C": "app", "D": "app" }""");
        Write("appsettings.Staging.json", """{ "B": "staging", "C": "staging", "D": "staging" }""");
        Write("local.settings.json", """{ "IsEncrypted": false, "Values": { "C": "local", "D": "local", "Vendors__Endpoint": "here" }, "Host": { "CORS": "*" } }""");

        var configuration = Read("--D=argument");

        Assert.Equal("app", configuration["A"]);
        Assert.Equal("staging", configuration["B"]);
        Assert.Equal("local", configuration["C"]);
        Assert.Equal("argument", configuration["D"]);
        Assert.Equal("here", configuration["Vendors:Endpoint"]);
        Assert.Equal("v1", configuration[HostJson.Key("extensions:http:routePrefix")]);
        Assert.Null(configuration["Host:CORS"]);
        Assert.Null(configuration["IsEncrypted"]);
    }

    [Fact]
    public void AddAppConfiguration_SettingForHostJson_ReplacesIt()
    {
        Write("host.json", """{ "extensions": { "http": { "routePrefix": "v1" } } }""");
        Write("local.settings.json", """{ "Values": { "AzureFunctionsJobHost__extensions__http__routePrefix": "v2" } }""");

        Assert.Equal("v2", Read()[HostJson.Key("extensions:http:routePrefix")]);
    }

    [Fact]
    public void AddAppConfiguration_NoFiles_IsFine() => Assert.Null(Read()["A"]);

    [Fact]
    public void AddAppConfiguration_MalformedHostJson_NamesTheFile()
    {
        Write("host.json", "{ \"version\": ");

        var refused = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains("host.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnvironmentName_OfLocalSettingsAndArguments_ArgumentsWin()
    {
        Write("local.settings.json", """{ "Values": { "AZURE_FUNCTIONS_ENVIRONMENT": "Staging" } }""");

        Assert.Equal("Staging", LocalConfiguration.EnvironmentName([], _directory));
        Assert.Equal("Test", LocalConfiguration.EnvironmentName(["--environment", "Test"], _directory));
    }

    [Fact]
    public void AddHostLogging_LevelsOfHostJson_AreFollowed()
    {
        Write("host.json", """{ "logging": { "logLevel": { "default": "Error", "ProcurementFunctions": "Debug" } } }""");
        using var log = new RecordedLog();
        var configuration = Read();

        using var factory = LoggerFactory.Create(logging =>
        {
            logging.AddHostLogging(configuration);
            logging.AddProvider(log);
        });

        Assert.False(factory.CreateLogger("Other").IsEnabled(LogLevel.Warning));
        Assert.True(factory.CreateLogger("ProcurementFunctions.Purchasing").IsEnabled(LogLevel.Debug));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_directory, file), text);

    private IConfiguration Read(params string[] args)
    {
        var builder = new ConfigurationBuilder();
        builder.AddAppConfiguration(args, _directory, "Staging");
        return builder.Build();
    }
}
