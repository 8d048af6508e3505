using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Health;

/// <summary>How the app is: <c>healthy</c> when every check is, else <c>unhealthy</c>.</summary>
public sealed record HealthReport(string Status, HealthChecks Checks)
{
    public const string Healthy = "healthy";
    public const string Unhealthy = "unhealthy";

    [JsonIgnore]
    public bool IsHealthy => Status == Healthy;

    internal static HealthReport Of(HealthChecks checks) =>
        new(checks is { Redis: Healthy, Cosmos: Healthy, Durable: Healthy } ? Healthy : Unhealthy, checks);
}

/// <summary>Each <c>healthy</c> or <c>unhealthy</c>; why stands in the log.</summary>
public sealed record HealthChecks(string Redis, string Cosmos, string Durable);
