using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.Exceptions;
using DurableTask.Core.Middleware;
using Google.Protobuf;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Durable.Translation;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>
/// Lets the worker take an orchestrator's next step: stands in the engine's dispatch pipeline, where the engine would run
/// code of its own process.
/// </summary>
internal sealed class OrchestratorDispatch(
    WorkerConnection connection, IFunctionInvoker invoker, SqliteOrchestrationService store, DurableOptions durable)
{
    /// <exception cref="SessionAbortedException">The worker has gone: the step is taken again later.</exception>
    public async Task RunAsync(DispatchMiddlewareContext context, CancellationToken stopping)
    {
        var state = context.GetProperty<OrchestrationRuntimeState>();
        if (!(await connection.Ready).TryFind(state.Name, TriggerTypes.Orchestration, out var function))
        {
            context.SetProperty(OrchestratorExecutionResult.ForFailure(
                $"The function '{state.Name}' doesn't exist, is disabled, or is not an orchestrator function.", details: null));
            return;
        }

        // The engine stamps the beginning of a step with the real clock, and the step's code reads its time there.
        store.Stamp(state);
        context.SetProperty(await RunAsync(function, state, stopping));
    }

    private async Task<OrchestratorExecutionResult> RunAsync(HostedFunction function, OrchestrationRuntimeState state, CancellationToken stopping)
    {
        try
        {
            var response = await AskAsync(function, state, IsHeld(state), stopping);
            // The worker may have let go of the orchestration at any time.
            if (response.RequiresHistory) response = await AskAsync(function, state, isHeld: false, stopping);
            return new OrchestratorExecutionResult
            {
                Actions = [.. response.Actions.Select(OrchestratorActions.Read)],
                CustomStatus = response.CustomStatus,
            };
        }
        catch (FunctionFailedException failure)
        {
            return OrchestratorExecutionResult.ForFailure($"Function '{function.Name}' failed with an unhandled exception.", failure);
        }
        catch (Exception lost) when (lost is WorkerGoneException or OperationCanceledException)
        {
            throw new SessionAbortedException($"The step of '{function.Name}' was broken off: {lost.Message}");
        }
    }

    private async Task<P.OrchestratorResponse> AskAsync(
        HostedFunction function, OrchestrationRuntimeState state, bool isHeld, CancellationToken stopping)
    {
        var request = OrchestratorRequests.Of(state, durable, isHeld);
        var (parent, traceState) = TraceParents.Of(state.ExecutionStartedEvent?.ParentTraceContext);
        var invocation = new Invocation(function, new TypedData { String = Convert.ToBase64String(request.ToByteArray()) })
        {
            TraceParent = parent,
            TraceState = traceState,
        };
        var returned = await invoker.InvokeAsync(invocation, stopping);
        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(returned?.String ?? ""));
    }

    // A worker that took the last step, and whose step is what the history ends with, needs the new events alone.
    private bool IsHeld(OrchestrationRuntimeState state) =>
        durable.ExtendedSessionsEnabled
        && store.IsContinuous(state.OrchestrationInstance!.InstanceId, state.OrchestrationInstance.ExecutionId, state.PastEvents.Count);
}
