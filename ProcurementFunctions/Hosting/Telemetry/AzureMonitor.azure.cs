using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>
/// Traces and metrics to Application Insights, signed in with the app's identity. Logs go there by the Functions host, as
/// the alerts expect; that is why the worker does not take the host's telemetry over.
/// </summary>
internal static class AzureMonitor
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[ConnectionString]);

    public static void Export(IOpenTelemetryBuilder telemetry)
    {
        var identity = new DefaultAzureCredential();
        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter(options => options.Credential = identity))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(options => options.Credential = identity));
    }
}
