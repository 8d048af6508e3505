using System.Diagnostics;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>
/// The agent's spans. They cost next to nothing while nobody listens. Nothing personal goes into them: no user, no token,
/// no word of a message or of an error; see docs/telemetry.md for all names.
/// </summary>
internal static class AgentTrace
{
    public const string SourceName = "ProcurementFunctions";

    public const string Intent = "procurement.message.intent";
    public const string VendorId = "procurement.vendor.id";
    public const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The W3C traceparent of what is going on now, to be kept with what follows from it later; null when it is not recorded.</summary>
    public static string? Parent => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>A span of what begins now; null when nobody listens.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>A span that belongs to the trace that was kept; where none was, to what is going on now.</summary>
    public static Activity? Continue(string name, string? parent) =>
        parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(name, ActivityKind.Internal, context)
            : Source.StartActivity(name);

    /// <summary>Notes what kind of failure it was: the exception's type, never its message.</summary>
    public static void Failed(this Activity? span, string errorType) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag(ErrorType, errorType);
}
