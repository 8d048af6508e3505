using DurableTask.Core;
using DurableTask.Core.Query;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <summary>
/// Keeps orchestrations in one SQLite file, for one process at a time. Everything that is ready at a time shares a commit,
/// and whoever asked is answered after it. Locks and queues are in memory and built from the file when it is opened.
/// </summary>
/// <remarks>
/// <para>
/// An orchestration is shown a message as soon as it is in the running transaction; what it does in answer is committed after
/// it. Activities run, and clients are answered, only when the disk has what they rest on.
/// </para>
/// <para>
/// The sessions of the framework are not used: one holds a place of a work item while it waits, of which there are few, and
/// thousands of instances wait at a time. Instead the histories of waiting instances are kept in memory, the least recently
/// used go first, and <see cref="IsContinuous"/> tells a host whether its worker may go on from what it still holds.
/// </para>
/// <para>
/// With another clock than the machine's, <see cref="StampAsync"/> belongs into the worker's middleware, so that
/// orchestrators see that clock's time and see the same time when they are replayed.
/// </para>
/// </remarks>
public sealed partial class SqliteOrchestrationService
    : IOrchestrationService, IOrchestrationServiceClient, IOrchestrationServiceQueryClient, IOrchestrationServicePurgeClient, IAsyncDisposable
{
    private readonly SqliteOrchestrationServiceOptions _options;
    private readonly StoreFile _file;
    private readonly StoreReader _reader;
    private readonly StoreParts _parts;
    private readonly CommitQueue _commits;
    private int _isClosed;

    /// <summary>Opens the file and goes on with what it holds.</summary>
    /// <exception cref="InvalidOperationException">Another process has the file, or another version of this program wrote it.</exception>
    public SqliteOrchestrationService(SqliteOrchestrationServiceOptions options, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _file = new StoreFile(options.FilePath);
        StoreStatements? statements = null;
        try
        {
            ILogger logger = loggers?.CreateLogger<SqliteOrchestrationService>() ?? NullLogger<SqliteOrchestrationService>.Instance;
            _reader = new StoreReader(_file);
            statements = new StoreStatements(_file.OpenWriter());
            _parts = StoreParts.Create(statements, options.Time, logger, options.HistoryCacheBytes);
            _parts.Restore(_reader, options.FilePath);
            _commits = new CommitQueue(_parts.Statements, Break);
        }
        catch
        {
            statements?.Dispose();
            _file.Dispose();
            throw;
        }
    }

    /// <summary>How many transactions have been committed since the file was opened.</summary>
    public long Commits => _commits.Commits;

    /// <summary>Whether nothing goes on: every instance waits for an event, a timer or a person.</summary>
    public bool IsIdle => _parts.Activities.IsEmpty && !_parts.Instances.All.Any(instance => instance.IsBusy);

    /// <summary>Does nothing: the file is open from the beginning to the end of this object.</summary>
    public Task StartAsync() => Task.CompletedTask;

    /// <inheritdoc cref="StartAsync"/>
    public Task StopAsync() => Task.CompletedTask;

    /// <inheritdoc cref="StartAsync"/>
    public Task StopAsync(bool isForced) => Task.CompletedTask;

    /// <inheritdoc cref="StartAsync"/>
    public Task CreateIfNotExistsAsync() => Task.CompletedTask;

    /// <summary>Removes everything.</summary>
    public Task CreateAsync() => CreateAsync(recreateInstanceStore: true);

    /// <summary>Removes everything, if so asked.</summary>
    public Task CreateAsync(bool recreateInstanceStore) =>
        recreateInstanceStore ? _commits.Add(new ClearStore(_parts)) : Task.CompletedTask;

    /// <summary>Removes everything; the file stays.</summary>
    public Task DeleteAsync() => DeleteAsync(deleteInstanceStore: true);

    /// <summary>Removes everything, if so asked; the file stays.</summary>
    public Task DeleteAsync(bool deleteInstanceStore) => CreateAsync(deleteInstanceStore);

    /// <summary>Stops as a killed process does: nothing more is written, and nobody is answered.</summary>
    public void Abandon()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
            return;
        _parts.Dispose();
        _commits.Abandon();
        _file.Dispose();
    }

    /// <summary>Writes what is under way and closes the file. Those who still wait are told.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
            return ValueTask.CompletedTask;
        _parts.Dispose();
        _commits.Dispose();
        _parts.Watch.Stop(new ObjectDisposedException(nameof(SqliteOrchestrationService)));
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Break(Exception exception)
    {
        StoreLog.Broken(_parts.Logger, exception);
        _parts.Watch.Stop(new InvalidOperationException("The orchestrations cannot be written any more.", exception));
        _options.OnFatal?.Invoke(exception);
    }
}
