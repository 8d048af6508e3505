using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using ProcurementFunctions.Local.FunctionsHost.Durable.Translation;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>Lets the worker run an activity, in the engine's dispatch pipeline.</summary>
internal sealed class ActivityDispatch(WorkerConnection connection, IFunctionInvoker invoker)
{
    /// <exception cref="SessionAbortedException">The worker has gone, or the host stops: the activity runs again later.</exception>
    public async Task RunAsync(DispatchMiddlewareContext context, CancellationToken stopping)
    {
        var call = context.GetProperty<TaskScheduledEvent>();
        var instance = context.GetProperty<OrchestrationInstance>();
        var end = (await connection.Ready).TryFind(call.Name!, TriggerTypes.Activity, out var function)
            ? await RunAsync(function, call, instance, stopping)
            : Missing(call);
        context.SetProperty(new ActivityExecutionResult { ResponseEvent = end });
    }

    private async Task<HistoryEvent> RunAsync(HostedFunction function, TaskScheduledEvent call, OrchestrationInstance instance, CancellationToken stopping)
    {
        var (parent, state) = TraceParents.Of(call.ParentTraceContext);
        var invocation = new Invocation(function, new TypedData { Json = InputOf(call.Input) }) { TraceParent = parent, TraceState = state };
        invocation.Metadata["instanceId"] = new TypedData { String = instance.InstanceId };
        try
        {
            return new TaskCompletedEvent(-1, call.EventId, OutputOf(await invoker.InvokeAsync(invocation, stopping)));
        }
        catch (FunctionFailedException failure)
        {
            return new TaskFailedEvent(
                -1, call.EventId, $"Function '{function.Name}' failed with an unhandled exception.", details: null, Failures.Of(failure));
        }
        catch (Exception lost) when (lost is WorkerGoneException or OperationCanceledException)
        {
            throw new SessionAbortedException($"The activity '{function.Name}' was broken off: {lost.Message}");
        }
    }

    private static TaskFailedEvent Missing(TaskScheduledEvent call)
    {
        var reason = $"The function '{call.Name}' doesn't exist, is disabled, or is not an activity function.";
        return new TaskFailedEvent(
            -1, call.EventId, reason, details: null,
            new FailureDetails("ActivityFunctionNotFound", reason, stackTrace: null, innerFailure: null, isNonRetriable: true));
    }

    // The engine's converter wraps the one argument in an array.
    private static string InputOf(string? input)
    {
        if (input is null or "") return "null";
        using var json = JsonDocument.Parse(input);
        return json.RootElement is { ValueKind: JsonValueKind.Array } arguments && arguments.GetArrayLength() == 1
            ? arguments[0].GetRawText()
            : input;
    }

    private static string? OutputOf(TypedData? returned) => returned?.DataCase switch
    {
        TypedData.DataOneofCase.Json => returned.Json,
        TypedData.DataOneofCase.String => JsonSerializer.Serialize(returned.String),
        TypedData.DataOneofCase.Bytes => JsonSerializer.Serialize(returned.Bytes.ToByteArray()),
        TypedData.DataOneofCase.Int => JsonSerializer.Serialize(returned.Int),
        TypedData.DataOneofCase.Double => JsonSerializer.Serialize(returned.Double),
        _ => null,
    };
}
