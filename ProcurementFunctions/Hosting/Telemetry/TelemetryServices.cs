using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ProcurementFunctions.Hosting.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Where traces and metrics are sent by OTLP; the other <c>OTEL_</c> settings are those of OpenTelemetry.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "procurement-agent";

    /// <summary>The sources of spans that are sent: the agent's own, and those of orchestrations.</summary>
    internal static readonly string[] Sources = [AgentTrace.SourceName, "Microsoft.DurableTask"];

    internal static readonly string[] Meters = [AgentMeter.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    /// <summary>
    /// Sends traces and metrics where the settings say; without the setting nothing is recorded. Spans of HTTP and of the
    /// stores' clients are left out: their addresses may hold what is personal. So are logs, which name users.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint])) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? ServiceName))
            .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
        return services;
    }
}
