using System.Diagnostics;
using DurableTask.Core.Tracing;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>The span that a function's trace goes on from.</summary>
internal static class TraceParents
{
    /// <summary>
    /// The engine's own span of what it runs, which is there when somebody listens to it; else the span of whatever asked for
    /// it, so that the trace is not broken.
    /// </summary>
    /// <param name="asked">What asked for it; null: nothing that is traced.</param>
    public static (string? Parent, string? State) Of(DistributedTraceContext? asked)
    {
        if (asked is null || !ActivityContext.TryParse(asked.TraceParent, asked.TraceState, out var context)) return (null, null);
        return Activity.Current is { } own && own.TraceId == context.TraceId
            ? (own.Id, own.TraceStateString)
            : (asked.TraceParent, asked.TraceState);
    }
}
