using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>
/// Runs orchestrations: DurableTask.Core over the SQLite store, with dispatch to the worker in place of code of this process.
/// </summary>
internal sealed class DurableEngine(
    SqliteOrchestrationService store,
    OrchestratorDispatch orchestrators,
    ActivityDispatch activities,
    DurableOptions options,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private TaskHubWorker? _engine;

    /// <summary>Starts when there is an orchestrator or an activity; else there is nothing to run.</summary>
    public async Task StartAsync(FunctionCatalog catalog)
    {
        if (!catalog.WithTrigger(TriggerTypes.Orchestration).Any() && !catalog.WithTrigger(TriggerTypes.Activity).Any()) return;
        _engine = new TaskHubWorker(store, options.Versioning(), loggers) { ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails };
        _engine.AddOrchestrationDispatcherMiddleware((context, _) => orchestrators.RunAsync(context, _stopping.Token));
        _engine.AddActivityDispatcherMiddleware((context, _) => activities.RunAsync(context, _stopping.Token));
        await _engine.StartAsync();
    }

    /// <summary>Takes up nothing new; what runs may end within the limit, then it is cancelled and runs again after the next start.</summary>
    public async Task StopAsync(TimeSpan limit, TimeProvider wall)
    {
        if (_engine is null) return;
        using var patience = new CancellationTokenSource(limit, wall);
        await using var registration = patience.Token.Register(_stopping.Cancel);
        await _engine.StopAsync(isForced: false);
        _engine.Dispose();
        _engine = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_engine is not null) await _engine.StopAsync(isForced: true);
        _engine?.Dispose();
        _stopping.Dispose();
    }
}
