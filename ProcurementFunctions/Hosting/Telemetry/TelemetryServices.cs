using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ProcurementFunctions.Hosting.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Where traces and metrics are sent by OTLP; the other <c>OTEL_</c> settings are those of OpenTelemetry.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "procurement-agent";

    /// <summary>
    /// The sources of spans that are sent: the agent's own; the worker's, which join them to the host's trace; the client of
    /// orchestrations, which carries the trace into them; and their engine, where it runs in the same process.
    /// </summary>
    internal static readonly string[] Sources =
        [AgentTrace.SourceName, "Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask", "DurableTask.Core"];

    /// <summary>The agent's own meters, whatever follows the name, and two of the platform.</summary>
    internal static readonly string[] Meters = [AgentMeter.MeterName + "*", "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    /// <summary>
    /// Sends traces and metrics where the settings say; without a setting nothing is recorded. Spans of HTTP and of the
    /// stores' clients are left out: their addresses may hold what is personal. Logs go to Azure Monitor alone.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var isOtlp = !string.IsNullOrWhiteSpace(configuration[Endpoint]);
        var isAzureMonitor = AzureMonitor.IsConfigured(configuration);
        if (!isOtlp && !isAzureMonitor) return services;

        // The worker's defaults come first, so that the name is the setting's and not that of the site.
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? ServiceName))
            .WithTracing(traces => traces.AddSource(Sources).AddProcessor(new ErrorTextRemoval()))
            .WithMetrics(metrics => metrics.AddMeter(Meters));
        if (isOtlp) telemetry.WithTracing(traces => traces.AddOtlpExporter()).WithMetrics(metrics => metrics.AddOtlpExporter());
        if (isAzureMonitor) AzureMonitor.Export(telemetry);
        return services;
    }
}
