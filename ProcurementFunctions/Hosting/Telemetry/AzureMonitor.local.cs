using Microsoft.Extensions.Configuration;
using OpenTelemetry;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>The local build has no exporter for Azure Monitor: there the setting is the Functions host's alone.</summary>
internal static class AzureMonitor
{
    public static bool IsConfigured(IConfiguration configuration) => false;

    public static void Export(IOpenTelemetryBuilder telemetry) =>
        throw new NotSupportedException("this is the local build: build with FunctionsSdk=azure to send to Azure Monitor");
}
