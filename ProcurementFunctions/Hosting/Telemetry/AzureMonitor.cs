using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>
/// Traces, metrics and logs to Application Insights, signed in with the app's identity. The Functions host then sends its own
/// telemetry alone (<c>telemetryMode</c> in host.json), so the app's logs, which the alerts read, go out from here.
/// </summary>
internal static class AzureMonitor
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[ConnectionString]);

    public static void Export(IOpenTelemetryBuilder telemetry)
    {
        telemetry.Services.AddOptions<AzureMonitorExporterOptions>()
            .Configure<TokenCredential>((options, identity) => options.Credential = identity);
        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter())
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter())
            .WithLogging(logs => logs.AddAzureMonitorLogExporter(), options => options.IncludeFormattedMessage = true);

        // As in host.json, whose levels do not reach what the worker sends by itself.
        telemetry.Services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(nameof(ProcurementFunctions), LogLevel.Information));
    }
}
