using System.Diagnostics;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Tests.Hosting.Vault;

namespace ProcurementFunctions.Tests.Hosting.Telemetry;

/// <summary>What the settings switch on.</summary>
public sealed class TelemetryServicesTests
{
    private const string ConnectionString =
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:1/";

    [Fact]
    public async Task Export_OfAFailedFunction_TellsItsSpanWithoutTheErrorsWords()
    {
        using var source = new ActivitySource("Microsoft.Azure.Functions.Worker");
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var services = Services(
            new() { [TelemetryServices.Endpoint] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }))
        {
            services.GetRequiredService<TracerProvider>();
            var host = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
            using var span = source.StartActivity("function PlaceOrder", ActivityKind.Internal, host);
            span!.SetStatus(ActivityStatusCode.Error, "markedwords");
            using var inner = AgentTrace.Start("vendor order");
            Assert.Equal(host.TraceId, inner!.TraceId);
        }

        Assert.Contains("function PlaceOrder", receiver.TextOf("traces"), StringComparison.Ordinal);
        Assert.Contains("vendor order", receiver.TextOf("traces"), StringComparison.Ordinal);
        Assert.Contains("procurement-agent", receiver.TextOf("traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("markedwords", receiver.TextOf("traces"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("http://127.0.0.1:1", null, true)]
    [InlineData(null, ConnectionString, true)]
    public async Task Worker_WhereASettingSaysWhereTo_TellsTheHostThatItSendsByItself(string? endpoint, string? connection, bool tells)
    {
        await using var services = Services(
            new() { [TelemetryServices.Endpoint] = endpoint, ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = connection });

        Assert.Equal(tells, services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities.ContainsKey("WorkerOpenTelemetryEnabled"));
        Assert.Equal(tells, services.GetService<TracerProvider>() is not null);
    }

    [Fact]
    public async Task Export_ToApplicationInsights_SignsInWithTheAppsIdentity()
    {
        await using var services = Services(new() { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ConnectionString });

        var options = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;

        Assert.Same(services.GetRequiredService<TokenCredential>(), options.Credential);
        Assert.Equal(ConnectionString, options.ConnectionString);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddOptions()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TokenCredential>(new TestIdentity())
            .AddTelemetry(configuration)
            .BuildServiceProvider();
    }
}
