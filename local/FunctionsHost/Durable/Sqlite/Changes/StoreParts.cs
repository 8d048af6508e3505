using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>What the changes of a store work on.</summary>
internal sealed class StoreParts(StoreStatements statements, TimeProvider time, ILogger logger, long cacheSize) : IDisposable
{
    private long _run;
    private long _message;
    private long _activity;

    public StoreStatements Statements { get; } = statements;

    public LiveInstances Instances { get; } = new();

    public OrchestrationQueue Orchestrations { get; } = new();

    public ActivityQueue Activities { get; } = new();

    public InstanceWatch Watch { get; } = new();

    public HistoryCache Histories { get; } = new(cacheSize);

    public ILogger Logger { get; } = logger;

    public TimerQueue Timers { get; private set; } = null!;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether the store has another clock than the framework, which always takes the machine's.</summary>
    public bool HasOwnClock { get; } = time != TimeProvider.System;

    public static StoreParts Create(StoreStatements statements, TimeProvider time, ILogger logger, long cacheSize)
    {
        var parts = new StoreParts(statements, time, logger, cacheSize);
        parts.Timers = new TimerQueue(time, parts.Orchestrations.Release);
        return parts;
    }

    // The numbers are given on the committing thread.
    public long NextRun() => ++_run;

    public long NextMessage() => ++_message;

    public long NextActivity() => ++_activity;

    public void CountFrom(long run, long message, long activity) => (_run, _message, _activity) = (run, message, activity);

    public void Dispose() => Timers.Dispose();
}
