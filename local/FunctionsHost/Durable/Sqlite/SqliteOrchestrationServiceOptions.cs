namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <summary>Where and how a <see cref="SqliteOrchestrationService"/> keeps its orchestrations.</summary>
public sealed class SqliteOrchestrationServiceOptions
{
    /// <summary>The database file. It and its directory are created; beside it stand its log and a lock file.</summary>
    public required string FilePath { get; set; }

    /// <summary>The clock by which timers are due and which stamps histories and states.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>How many orchestrations may take a turn at a time. They wait for the same commits, so many cost little.</summary>
    public int MaxConcurrentOrchestrations { get; set; } = 200;

    /// <summary>How many activities may run at a time.</summary>
    public int MaxConcurrentActivities { get; set; } = 100;

    /// <summary>How many bytes of histories are kept in memory for their next turns, as they take in the file.</summary>
    public long HistoryCacheBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Called once when the file cannot be written. What is in memory is then ahead of the disk: the host must stop.</summary>
    public Action<Exception>? OnFatal { get; set; }
}
