using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The trace that the invocation started in; empty where it started in none.</summary>
internal sealed class LocalTraceContext(Activity? started) : TraceContext
{
    private static readonly LocalTraceContext None = new(null);

    public override string TraceParent => started?.Id ?? string.Empty;

    public override string TraceState => started?.TraceStateString ?? string.Empty;

    public static LocalTraceContext Current() => Activity.Current is { } activity ? new(activity) : None;
}
