using System.Diagnostics;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>
/// Lets the activities of an orchestration belong to the trace that it was started in, however much later they run. The
/// trace is kept among the instance's tags. The orchestrator's own code makes no spans: it is replayed.
/// </summary>
internal static class TaskTrace
{
    /// <summary>The source, tags and span names are those of the official client library.</summary>
    public const string SourceName = "Microsoft.DurableTask";

    public const string ParentTag = "traceparent";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The tags of an instance that is started now, with the trace that is recorded now, if there is one.</summary>
    public static IReadOnlyDictionary<string, string>? With(IReadOnlyDictionary<string, string>? tags)
    {
        if (Activity.Current is not { Recorded: true, IdFormat: ActivityIdFormat.W3C, Id: { } parent }) return tags;
        return new Dictionary<string, string>(tags ?? new Dictionary<string, string>()) { [ParentTag] = parent };
    }

    /// <summary>The span of an activity; null when nobody listens.</summary>
    public static Activity? Start(string name, string instanceId, Func<IReadOnlyDictionary<string, string>?> tags)
    {
        if (!Source.HasListeners()) return null;
        var parent = tags()?.GetValueOrDefault(ParentTag) is { } kept && ActivityContext.TryParse(kept, null, isRemote: true, out var context)
            ? context
            : default;
        return Source.StartActivity(ActivityKind.Server, parent, name: $"activity:{name}")
            ?.SetTag("durabletask.type", "activity")
            .SetTag("durabletask.task.name", name)
            .SetTag("durabletask.task.instance_id", instanceId);
    }

    public static void Failed(this Activity? span, Exception failure) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
}
