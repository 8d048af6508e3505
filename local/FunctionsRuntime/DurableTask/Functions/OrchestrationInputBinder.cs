using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

/// <summary>Gives an orchestrator its input as a further parameter, which has no attribute.</summary>
internal sealed class OrchestrationInputBinder : IParameterBinder
{
    public static object ContextItem { get; } = new();

    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        function.Trigger is OrchestrationTriggerAttribute
        && parameter.ParameterType != typeof(FunctionContext)
        && parameter.ParameterType != typeof(CancellationToken)
        && !parameter.IsDefined(typeof(BindingAttribute))
        && parameter == function.Parameters.First(other => other != function.TriggerParameter
            && other.ParameterType != typeof(FunctionContext) && other.ParameterType != typeof(CancellationToken));

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter) =>
        new(((LocalOrchestrationContext)context.Items[ContextItem]).GetInput(parameter.ParameterType));
}
