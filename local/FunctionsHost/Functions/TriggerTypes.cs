namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>What functions may be triggered by and bound to here, by the names in their metadata.</summary>
internal static class TriggerTypes
{
    public const string Http = "httpTrigger";
    public const string Timer = "timerTrigger";
    public const string Orchestration = "orchestrationTrigger";
    public const string Activity = "activityTrigger";
    public const string DurableClient = "durableClient";

    /// <summary>The answer of an HTTP function; the worker writes it by itself.</summary>
    public const string HttpOutput = "http";

    public static readonly IReadOnlySet<string> Triggers =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Http, Timer, Orchestration, Activity };

    public static readonly IReadOnlySet<string> Others =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { DurableClient, HttpOutput };
}
