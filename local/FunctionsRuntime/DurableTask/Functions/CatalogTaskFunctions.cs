using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

/// <summary>The functions of the app that have an orchestration or activity trigger, run with the app's middleware.</summary>
internal sealed class CatalogTaskFunctions : ITaskFunctions
{
    private readonly IFunctionInvoker _invoker;
    private readonly Dictionary<string, FunctionDescriptor> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FunctionDescriptor> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">A function cannot run as it is declared; the message names it.</exception>
    public CatalogTaskFunctions(FunctionCatalog catalog, IFunctionInvoker invoker)
    {
        _invoker = invoker;
        foreach (var function in catalog.WithTrigger<OrchestrationTriggerAttribute>())
        {
            if (function.TriggerParameter.ParameterType != typeof(TaskOrchestrationContext))
                throw new InvalidOperationException($"The orchestrator {function} must take its trigger as a {nameof(TaskOrchestrationContext)}.");
            Add(_orchestrators, ((OrchestrationTriggerAttribute)function.Trigger).Orchestration, function);
        }

        foreach (var function in catalog.WithTrigger<ActivityTriggerAttribute>())
            Add(_activities, ((ActivityTriggerAttribute)function.Trigger).Activity, function);
    }

    public bool IsEmpty => _orchestrators.Count + _activities.Count == 0;

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public async Task<object?> RunOrchestratorAsync(string name, LocalOrchestrationContext context)
    {
        var invocation = new FunctionInvocation(_orchestrators[name], context)
        {
            Items = new Dictionary<object, object> { [OrchestrationInputBinder.ContextItem] = context },
        };
        return await _invoker.InvokeAsync(invocation, CancellationToken.None);
    }

    public async Task<object?> RunActivityAsync(ActivityCall call, CancellationToken cancellation)
    {
        var function = _activities[call.Name];
        var type = function.TriggerParameter.ParameterType;
        var input = type == typeof(TaskActivityContext) ? call : JsonPayloads.Default.Deserialize(call.Input, type);
        return await _invoker.InvokeAsync(new FunctionInvocation(function, input), cancellation);
    }

    private static void Add(Dictionary<string, FunctionDescriptor> functions, string? name, FunctionDescriptor function)
    {
        if (!functions.TryAdd(name ?? function.Name, function))
            throw new InvalidOperationException($"The functions {functions[name ?? function.Name]} and {function} have the same task name.");
    }
}
