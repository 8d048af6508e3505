namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>The endpoints that are compared: four with Redis, and two without.</summary>
internal static class EndpointNames
{
    /// <summary>One GET and one SET of a 4 KB value.</summary>
    public const string Turn = "turn";

    /// <summary>The same, and the value is JSON that is parsed, changed and written.</summary>
    public const string TurnJson = "turnjson";

    /// <summary>The same as <see cref="Turn"/>, as a function of the official worker.</summary>
    public const string Function = "function";

    /// <summary>The agent's POST /api/messages.</summary>
    public const string Agent = "agent";

    /// <summary>Kestrel alone: reads the body and answers.</summary>
    public const string Bare = "bare";

    /// <summary>The same as <see cref="Bare"/>, as a function of the official worker.</summary>
    public const string Plain = "plain";

    public static readonly string[] All = [Turn, TurnJson, Function, Agent];
}
