using System.Collections.Concurrent;
using System.Diagnostics;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Tests.Hosting.Telemetry;

/// <summary>Hears every span that would be sent, of all apps of the process.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new()
        {
            ShouldListenTo = source => TelemetryServices.Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
