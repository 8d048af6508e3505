using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Runs activities, a limited number at a time; the others wait in the order in which they were called.</summary>
internal sealed class ActivityDispatcher(
    int concurrency, ITaskFunctions functions, DataConverter payloads, StateReader reader, ILogger logger, Action<ActivityRow, HistoryEvent> ended)
    : IDisposable
{
    private readonly ConcurrentQueue<ActivityRow> _waiting = new();
    private readonly ConcurrentDictionary<TaskKey, Task> _running = new();
    private readonly SemaphoreSlim _free = new(concurrency);
    private readonly CancellationTokenSource _cancel = new();
    private volatile bool _stopping;

    /// <summary>Whether no activity runs or waits for its turn.</summary>
    public bool IsIdle => _running.IsEmpty && _waiting.IsEmpty;

    public void Enqueue(ActivityRow activity)
    {
        _waiting.Enqueue(activity);
        StartWaiting();
    }

    /// <summary>
    /// Starts no more, waits for those that run, at most until <paramref name="patience"/> ends, then cancels them. What did
    /// not end runs again after the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken patience)
    {
        _stopping = true;
        var running = Task.WhenAll(_running.Values);
        await running.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _cancel.CancelAsync();
    }

    /// <summary>Starts no more and cancels those that run, at once.</summary>
    public void Abandon()
    {
        _stopping = true;
        _cancel.Cancel();
    }

    public void Dispose()
    {
        _cancel.Dispose();
        _free.Dispose();
    }

    private void StartWaiting()
    {
        while (!_stopping && !_waiting.IsEmpty && _free.Wait(0))
        {
            if (_waiting.TryDequeue(out var activity))
                Start(activity);
            else
                _free.Release();
        }
    }

    private void Start(ActivityRow activity)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (ExecutionContext.SuppressFlow())
            _running[activity.Key] = Task.Run(() => RunAsync(activity, begin.Task));
        begin.SetResult();
    }

    private async Task RunAsync(ActivityRow activity, Task registered)
    {
        await registered;
        try
        {
            if (await EndOfAsync(activity) is { } end)
                ended(activity, end);
        }
        finally
        {
            _running.TryRemove(activity.Key, out _);
            if (!_stopping)
            {
                _free.Release();
                StartWaiting();
            }
        }
    }

    private async Task<HistoryEvent?> EndOfAsync(ActivityRow activity)
    {
        using var span = TaskTrace.Start(activity.Name, activity.InstanceId, () => reader.Instance(activity.InstanceId)?.Tags);
        try
        {
            if (!functions.HasActivity(activity.Name))
                throw TaskNotFoundException.Activity(activity.Name);
            var input = activity.HasInput ? activity.Input : reader.ActivityInput(activity.Key);
            var call = new ActivityCall(activity.Name, activity.InstanceId, activity.Version, input);
            return new TaskCompleted(activity.Key.Task, payloads.Serialize(await functions.RunActivityAsync(call, _cancel.Token)));
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever an activity throws is handed to the orchestrator that called it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            span.Failed(exception);
            DurableTaskLog.ActivityFailed(logger, activity.Name, activity.Key.Task, activity.InstanceId, exception.GetType());
            return new TaskFailed(activity.Key.Task, TaskFailureDetails.FromException(exception));
        }
    }
}
