using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The trace that the invocation started in.</summary>
internal sealed class LocalTraceContext(string parent, string state) : TraceContext
{
    public override string TraceParent => parent;

    public override string TraceState => state;

    public static LocalTraceContext Current() =>
        new(Activity.Current?.Id ?? string.Empty, Activity.Current?.TraceStateString ?? string.Empty);
}
