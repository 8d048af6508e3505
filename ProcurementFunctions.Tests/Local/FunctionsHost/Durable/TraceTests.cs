using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>The trace of whoever starts an orchestration goes through it to its activities.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.DurableTask" or "DurableTask.Core",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trace_OfAClient_ReachesActivitiesAndThoseOfAChildEvenAfterARestart(bool held)
    {
        await using var app = await DurableApp.StartAsync(typeof(Functions), app => app.Settings["extendedSessionsEnabled"] = $"{held}");
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var id = await app.ScheduleUntilItWaitsAsync(nameof(Functions.Traced));
        request.Stop();
        await app.RestartAsync();

        await app.Client.RaiseEventAsync(id, "go");
        await app.EndOfAsync(id);
        await app.StopAsync();

        var parents = Seen.By<string>(id).Select(parent => ActivityContext.Parse(parent, null)).ToList();
        Assert.Equal(3, parents.Count);
        Assert.All(parents, parent => Assert.Equal(request.TraceId, parent.TraceId));
        var trace = _ended.Where(span => span.TraceId == request.TraceId).ToList();
        var runs = trace.Where(span => span.DisplayName == "activity:NoteTrace@(1.0)" && span.Kind == ActivityKind.Server).ToList();
        Assert.Equal(parents.Select(parent => parent.SpanId).Order(SpanOrder), runs.Select(span => span.SpanId).Order(SpanOrder));
        Assert.Equal(2, runs.Count(span => id.Equals(span.GetTagItem("durabletask.task.instance_id"))));
        Assert.Contains(trace, span => span.DisplayName == "create_orchestration:Traced");
        Assert.Contains(trace, span => span.DisplayName == "orchestration:Traced@(1.0)" && span.Kind == ActivityKind.Server);
        Assert.Contains(trace, span => span.DisplayName == "orchestration:Child@(1.0)" && span.Kind == ActivityKind.Server);
    }

    public void Dispose() => _listener.Dispose();

    private static Comparer<ActivitySpanId> SpanOrder => Comparer<ActivitySpanId>.Create(
        (one, other) => string.CompareOrdinal(one.ToHexString(), other.ToHexString()));

    public static class Functions
    {
        [Function(nameof(Traced))]
        public static async Task<string> Traced([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync(nameof(NoteTrace), context.InstanceId);
            await context.WaitForExternalEvent<object>("go");
            await context.CallActivityAsync(nameof(NoteTrace), context.InstanceId);
            return await context.CallSubOrchestratorAsync<string>(nameof(Child), context.InstanceId);
        }

        [Function(nameof(Child))]
        public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context, string key)
        {
            await context.CallActivityAsync(nameof(NoteTrace), key);
            return key;
        }

        [Function(nameof(NoteTrace))]
        public static void NoteTrace([ActivityTrigger] string key, FunctionContext context) => Seen.Add(key, context.TraceContext.TraceParent);
    }
}
