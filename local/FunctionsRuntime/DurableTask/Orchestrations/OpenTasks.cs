using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>The calls and timers that an orchestrator has begun and that have not ended.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, OpenTask> _open = [];

    public int Count => _open.Count;

    /// <summary>The ids of the sub-orchestrations among them.</summary>
    public IEnumerable<string> SubOrchestrations => _open.Values.Select(task => task.SubOrchestration).OfType<string>();

    public bool IsOpen(int id) => _open.ContainsKey(id);

    /// <summary>A task that ends with the call's result as JSON.</summary>
    public Task<string?> Open(int id, string name, string? subOrchestration = null)
    {
        var task = new OpenTask(name, subOrchestration, new TaskCompletionSource<string?>());
        _open.Add(id, task);
        return task.Source.Task;
    }

    /// <summary>Ends a call; one that is not open (any more) is left alone.</summary>
    public void Complete(int id, string? result)
    {
        if (_open.Remove(id, out var task))
            task.Source.TrySetResult(result);
    }

    /// <summary>Fails a call.</summary>
    public void Fail(int id, TaskFailureDetails failure)
    {
        if (_open.Remove(id, out var task))
            task.Source.TrySetException(new TaskFailedException(task.Name, id, failure));
    }

    /// <summary>Cancels a timer; false when it had ended.</summary>
    public bool Cancel(int id, CancellationToken cancellation)
    {
        if (!_open.Remove(id, out var task))
            return false;
        task.Source.TrySetCanceled(cancellation);
        return true;
    }

    private sealed record OpenTask(string Name, string? SubOrchestration, TaskCompletionSource<string?> Source);
}
