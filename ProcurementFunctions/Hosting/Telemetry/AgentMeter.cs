using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>
/// The agent's metrics. They cost next to nothing while nobody listens. Their attributes are few-valued and never personal;
/// see docs/telemetry.md for all names.
/// </summary>
internal static class AgentMeter
{
    public const string MeterName = "ProcurementFunctions";

    private const string Store = "procurement.store";
    private const string Status = "procurement.purchase.status";
    private const string Operation = "procurement.vendor.operation";
    private const string BudgetPart = "procurement.budget.state";
    private const string Cause = "procurement.belief.cause";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> MessageDuration = Meter.CreateHistogram(
        "procurement.message.duration",
        "s",
        "How long a message took from being understood to being answered, its effects included.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    private static readonly Counter<long> StoreConflicts = Meter.CreateCounter<long>(
        "procurement.store.conflicts", "{conflict}", "Conditional writes that found the session or document changed since it was read.");

    private static readonly Counter<long> PurchaseTransitions = Meter.CreateCounter<long>(
        "procurement.purchase.transitions", "{transition}", "Purchases that took a status.");

    private static readonly Gauge<long> OpenPurchases = Meter.CreateGauge<long>(
        "procurement.purchase.open", "{purchase}", "Purchases that have not ended, by status, as the sweep found them.");

    private static readonly Counter<long> VendorFailures = Meter.CreateCounter<long>(
        "procurement.vendor.failures", "{failure}", "Calls that a vendor did not answer, or not as agreed.");

    private static readonly Gauge<double> BudgetUsed = Meter.CreateGauge<double>(
        "procurement.budget.used", "{currency}", "What purchases hold of the latest budget that changed, by state.");

    private static readonly Counter<long> BeliefUpdates = Meter.CreateCounter<long>(
        "procurement.belief.updates", "{update}", "Times that the beliefs about a vendor were changed.");

    /// <summary>The time to give to <see cref="Answered"/>; 0 when nobody listens.</summary>
    public static long Begin() => MessageDuration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <param name="errorType">Null: it was answered.</param>
    public static void Answered(long begun, string intent, string? errorType = null)
    {
        if (begun == 0) return;
        var tags = new TagList { { AgentTrace.Intent, intent } };
        if (errorType is not null) tags.Add(AgentTrace.ErrorType, errorType);
        MessageDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, tags);
    }

    /// <param name="store">"session", or the type of the document.</param>
    public static void LostRace(string store) => StoreConflicts.Add(1, new KeyValuePair<string, object?>(Store, store));

    public static void Became(string status) => PurchaseTransitions.Add(1, new KeyValuePair<string, object?>(Status, status));

    public static void Open(string status, long purchases) =>
        OpenPurchases.Record(purchases, new KeyValuePair<string, object?>(Status, status));

    public static void VendorFailed(string vendorId, string operation, string errorType) => VendorFailures.Add(
        1, new(AgentTrace.VendorId, vendorId), new(Operation, operation), new(AgentTrace.ErrorType, errorType));

    public static void Uses(string state, decimal amount) =>
        BudgetUsed.Record((double)amount, new KeyValuePair<string, object?>(BudgetPart, state));

    /// <param name="cause">"evidence" or "person".</param>
    public static void Believes(string cause) => BeliefUpdates.Add(1, new KeyValuePair<string, object?>(Cause, cause));
}
