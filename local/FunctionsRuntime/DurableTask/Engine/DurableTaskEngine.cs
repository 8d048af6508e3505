using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// Runs orchestrations in this process: event-sourced, replayed, kept in SQLite. After a stop or a kill it goes on where
/// it was at the next start.
/// </summary>
internal sealed class DurableTaskEngine(
    ITaskFunctions functions,
    IOptions<DurableTaskOptions> options,
    IOptions<FunctionsRuntimeOptions> runtime,
    TimeProvider time,
    ILoggerFactory loggers,
    IHostApplicationLifetime lifetime) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableTaskEngine>();
    private readonly ConcurrentDictionary<string, InstanceActor> _actors = new();
    private StateDatabase? _database;
    private EngineParts? _parts;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopped;

    public DurableTaskOptions Options => options.Value;

    public TimeProvider Time => time;

    public StateReader Reader => Parts.Reader;

    public InstanceWatch Watch => Parts.Watch;

    /// <summary>Whether nothing is under way but what waits for a time or an event.</summary>
    public bool IsIdle => Parts.Activities.IsIdle && _actors.Values.All(actor => actor.IsIdle);

    private EngineParts Parts => _stopped
        ? throw HasStopped()
        : _parts ?? throw new InvalidOperationException("The orchestration engine has not started, or the app has no orchestrations.");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (functions.IsEmpty)
            return Task.CompletedTask;
        Options.Validate();
        var path = Path.GetFullPath(Path.Combine(runtime.Value.StateDirectory, $"{Options.HubName}.db"));
        _database = new StateDatabase(path);
        _parts = Assemble(_database);
        _parts.Commits.Start();
        GoOn(_parts, path);
        return Task.CompletedTask;
    }

    /// <summary>Lets what runs end, for a bounded time, and writes it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped || _parts is not { } parts)
            return;
        using var patience = new CancellationTokenSource(Options.DrainTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        parts.Timers.Stop();
        await parts.Activities.StopAsync(either.Token);
        await parts.Dispatcher.WhenIdleAsync().WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (either.IsCancellationRequested)
            DurableTaskLog.StoppedEarly(_logger);
        Close(parts, abandon: false);
    }

    /// <summary>Stops at once and writes nothing more, as a kill of the process would.</summary>
    public void Abandon()
    {
        if (!_stopped && _parts is { } parts)
            Close(parts, abandon: true);
    }

    public ValueTask DisposeAsync()
    {
        Abandon();
        return ValueTask.CompletedTask;
    }

    /// <summary>Leaves a message for an instance.</summary>
    public void Post(string instanceId, ActorMessage message)
    {
        while (!_stopped)
        {
            var actor = _actors.GetOrAdd(instanceId, static (id, parts) => new InstanceActor(id, parts), Parts);
            if (actor.TryPost(message))
                return;
        }
    }

    /// <summary>Leaves a message for an instance and waits until what it asks for is on the disk.</summary>
    /// <exception cref="ObjectDisposedException">The engine stopped before it could say so.</exception>
    public async Task<T> AskAsync<T>(
        string instanceId, Func<TaskCompletionSource<T>, ActorMessage> ask, CancellationToken cancellation)
    {
        _ = Parts;
        cancellation.ThrowIfCancellationRequested();
        var reply = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(instanceId, ask(reply));
        await Task.WhenAny(reply.Task, _end.Task).WaitAsync(cancellation);
        return reply.Task.IsCompleted ? await reply.Task : throw HasStopped();
    }

    /// <summary>What the current run of an instance has gone through; nothing when there is no such instance.</summary>
    public IReadOnlyList<HistoryStep> HistoryOf(string instanceId) =>
        Reader.Instance(instanceId) is { } instance ? Reader.History(instance.Execution) : [];

    /// <summary>The current run of an instance, to be kept in a file; null when there is no such instance.</summary>
    public SavedHistory? Save(string instanceId)
    {
        if (Reader.Instance(instanceId) is not { } instance)
            return null;
        var payloads = Reader.Payloads(instance.Execution);
        return new(
            instance.Name, instance.Id, instance.Version, instance.Status.ToString(),
            payloads.Input, payloads.Output, instance.Parent, Reader.History(instance.Execution));
    }

    public bool HasOrchestrator(string name) => functions.HasOrchestrator(name);

    private EngineParts Assemble(StateDatabase database)
    {
        var reader = new StateReader(database);
        var counters = new Counters(reader.Counters());
        var settings = new OrchestrationSettings(JsonPayloads.Default, loggers, Options.DefaultVersion);
        return new EngineParts
        {
            Time = time,
            Logger = _logger,
            Settings = settings,
            Versions = new VersionGate(Options),
            Functions = functions,
            Reader = reader,
            Counters = counters,
            Commits = new CommitQueue(new StateWriter(database.OpenWriter()), counters, Break),
            Dispatcher = new StepDispatcher(Options.MaxConcurrentOrchestratorFunctions),
            Runs = new RunCache(Options.MaxCachedRuns),
            Watch = new InstanceWatch(),
            Activities = new ActivityDispatcher(
                Options.MaxConcurrentActivityFunctions, functions, settings.Payloads, reader, _logger, ActivityEnded),
            Timers = new TimerQueue(time, TimerDue),
            Post = Post,
            Retire = actor => _actors.TryRemove(KeyValuePair.Create(actor.Id, actor)),
            Broken = Break,
        };
    }

    /// <summary>Takes up what the last process left.</summary>
    private void GoOn(EngineParts parts, string path)
    {
        var activities = parts.Reader.Activities();
        var timers = parts.Reader.Timers();
        var messages = parts.Reader.Messages();
        var notBegun = parts.Reader.NotBegun();
        DurableTaskLog.Started(_logger, path, activities.Count, timers.Count, messages.Count);
        foreach (var message in messages)
            Post(message.InstanceId, Repeat(message));
        foreach (var instance in notBegun)
        {
            if (instance.StartAt is { } due)
                parts.Timers.Add(new TimerRow(new(instance.Execution, InstanceTurn.StartTimer), instance.Id, due));
            else
                Post(instance.Id, new Wake());
        }

        foreach (var timer in timers)
            parts.Timers.Add(timer);
        foreach (var activity in activities)
            parts.Activities.Enqueue(activity);
    }

    private static ObjectDisposedException HasStopped() => new(nameof(DurableTaskEngine), "The orchestration engine has stopped.");

    private static ActorMessage Repeat(InboxRow row) => row.Message switch
    {
        StartMessage start => new ChildStart(row.Id, start),
        EventMessage sent => new Delivery(sent.Event, sent.Execution, row.Id),
        _ => throw new InvalidOperationException($"The message {row.Id} is of an unknown kind."),
    };

    private void ActivityEnded(ActivityRow activity, HistoryEvent end) =>
        Post(activity.InstanceId, new Delivery(end, activity.Key.Execution));

    private void TimerDue(TimerRow timer) => Post(timer.InstanceId, timer.Key.Task == InstanceTurn.StartTimer
        ? new Wake()
        : new Delivery(new TimerFired(timer.Key.Task), timer.Key.Execution));

    private void Break(Exception exception)
    {
        if (_stopped)
            return;
        DurableTaskLog.Broken(_logger, exception);
        _parts?.Timers.Stop();
        _parts?.Activities.Abandon();
        lifetime.StopApplication();
    }

    private void Close(EngineParts parts, bool abandon)
    {
        _stopped = true;
        parts.Timers.Dispose();
        if (abandon)
        {
            parts.Activities.Abandon();
            parts.Commits.Abandon();
        }
        else
        {
            parts.Commits.Dispose();
        }

        _end.TrySetResult();
        parts.Watch.Stop();
        parts.Activities.Dispose();
        _database?.Dispose();
    }
}
