using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.LanguageModel;

/// <summary>What asking the model costs; never what was said. See docs/telemetry.md.</summary>
internal static class ModelMeter
{
    private const string Purpose = "procurement.model.purpose";
    private const string Kind = "procurement.model.tokens";
    private const string Tool = "procurement.model.tool";
    private const string Result = "procurement.model.result";
    private const string Reason = "procurement.model.reason";

    private static readonly Meter Meter = new(AgentMeter.MeterName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "procurement.model.duration", "s", "How long the language model took for an answer.");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "procurement.model.tokens", "{token}", "Tokens that were sent to the language model and came from it.");

    private static readonly Counter<long> LookUps = Meter.CreateCounter<long>(
        "procurement.model.lookups", "{call}", "What the language model looked up for open questions, or wanted to.");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "procurement.model.refusals", "{answer}", "Answers of the language model that were not taken.");

    /// <param name="errorType">Null: it answered.</param>
    public static void Asked(string purpose, long begun, UsageDetails? usage, string? errorType)
    {
        var tags = new TagList { { Purpose, purpose } };
        if (errorType is not null) tags.Add(AgentTrace.ErrorType, errorType);
        Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, tags);
        if (usage?.InputTokenCount is { } sent) Tokens.Add(sent, new KeyValuePair<string, object?>(Kind, "input"));
        if (usage?.OutputTokenCount is { } got) Tokens.Add(got, new KeyValuePair<string, object?>(Kind, "output"));
    }

    /// <param name="tool">Its name; "none" where there is no such tool.</param>
    /// <param name="result">"found", "refused", "again" or "limit".</param>
    public static void LookedUp(string tool, string result) =>
        LookUps.Add(1, new(Tool, tool), new KeyValuePair<string, object?>(Result, result));

    /// <param name="reason">As in docs/telemetry.md.</param>
    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>(Reason, reason));
}
