using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Protocol;

public sealed partial class WorkerLogTests
{
    private readonly Lines _lines = new();

    [Fact]
    public async Task Log_LineOfAFunction_ReachesTheHostsLogUnderItsCategory()
    {
        await using var host = await StartAsync([new("AzureFunctionsJobHost:logging:logLevel:Shop", "Information")]);

        await CallAsync(host);

        var line = await _lines.NextAsync();
        Assert.Equal(new Line("Shop.Orders", LogLevel.Information, "order 7"), line);
        line = await _lines.NextAsync();
        Assert.Equal(("Shop.Orders", LogLevel.Error), (line.Category, line.Level));
        Assert.StartsWith("order 7 failed", line.Message, StringComparison.Ordinal);
        Assert.Contains("out of stock", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_LineBelowTheLevelOfItsCategory_IsLeftOut()
    {
        await using var host = await StartAsync([new("AzureFunctionsJobHost:logging:logLevel:Shop.Orders", "Error")]);

        await CallAsync(host);

        Assert.Equal(LogLevel.Error, (await _lines.NextAsync()).Level);
    }

    [Fact]
    public async Task Log_NoLevelForItsCategory_GoesByTheDefaultOfHostJson()
    {
        await using var host = await StartAsync([]);

        await CallAsync(host);

        Assert.Equal(LogLevel.Error, (await _lines.NextAsync()).Level);
    }

    private async Task<LocalFunctionsHost> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        // Unlike the builder of RunningApp, this one keeps the worker's own logging.
        var builder = WorkerApp.CreateBuilder(static () =>
            FunctionsApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]).ConfigureFunctionsWebApplication());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(typeof(Logging)));
        return await LocalFunctionsHost.StartAsync(
            builder, RunningApp.Options() with { ConfigureLogging = logging => logging.AddProvider(_lines) });
    }

    private static async Task CallAsync(LocalFunctionsHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        (await http.GetAsync("/api/log")).EnsureSuccessStatusCode();
    }

    internal sealed record Line(string Category, LogLevel Level, string Message);

    /// <summary>The lines of the shop's categories, in order.</summary>
    internal sealed class Lines : ILoggerProvider
    {
        private readonly Channel<Line> _lines = Channel.CreateUnbounded<Line>();

        public Task<Line> NextAsync() => _lines.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines.Writer);

        public void Dispose()
        {
        }

        private sealed class Category(string name, ChannelWriter<Line> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (name.StartsWith("Shop", StringComparison.Ordinal)) lines.TryWrite(new Line(name, logLevel, formatter(state, exception)));
            }
        }
    }

    internal sealed partial class Logging(ILoggerFactory loggers)
    {
        [Function("log")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            var logger = loggers.CreateLogger("Shop.Orders");
            LogOrder(logger, 7);
            LogFailed(logger, new InvalidOperationException("out of stock"), 7);
            return TypedResults.Ok();
        }

        [LoggerMessage(1, LogLevel.Information, "order {Order}")]
        private static partial void LogOrder(ILogger logger, int order);

        [LoggerMessage(2, LogLevel.Error, "order {Order} failed")]
        private static partial void LogFailed(ILogger logger, Exception failure, int order);
    }
}
