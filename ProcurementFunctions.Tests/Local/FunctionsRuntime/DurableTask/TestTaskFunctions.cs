using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

/// <summary>Orchestrators and activities written in place by a test.</summary>
internal sealed class TestTaskFunctions : ITaskFunctions
{
    private readonly Dictionary<string, Func<LocalOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<ActivityCall, CancellationToken, Task<object?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => false;

    public TestTaskFunctions Orchestrator<T>(string name, Func<LocalOrchestrationContext, Task<T>> code)
    {
        _orchestrators[name] = async context => await code(context);
        return this;
    }

    public TestTaskFunctions Activity<TInput, TOutput>(string name, Func<TInput, TOutput> code) =>
        Activity<TInput, TOutput>(name, (input, _) => Task.FromResult(code(input)));

    public TestTaskFunctions Activity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> code)
    {
        _activities[name] = async (call, cancellation) => await code(JsonPayloads.Default.Deserialize<TInput>(call.Input)!, cancellation);
        return this;
    }

    public TestTaskFunctions WithoutOrchestrator(string name)
    {
        _orchestrators.Remove(name);
        return this;
    }

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public async Task<object?> RunOrchestratorAsync(string name, LocalOrchestrationContext context) => await _orchestrators[name](context);

    public async Task<object?> RunActivityAsync(ActivityCall call, CancellationToken cancellation) => await _activities[call.Name](call, cancellation);
}
