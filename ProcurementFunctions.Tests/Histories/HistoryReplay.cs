using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;
using Kind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Tests.Histories;

/// <summary>Lets the worker of an app take the last step of a saved history once more, over the history before it.</summary>
internal static class HistoryReplay
{
    /// <summary>What the code does in its last step, and whatever it does besides what the history holds.</summary>
    public static async Task<IReadOnlyList<P.OrchestratorAction>> ReplayAsync(this LocalFunctionsHost host, SavedHistory saved)
    {
        var run = saved.Events.First(happened => happened.ExecutionStarted is not null).ExecutionStarted.OrchestrationInstance;
        var request = new P.OrchestratorRequest { InstanceId = run.InstanceId, ExecutionId = run.ExecutionId };
        request.PastEvents.Add(saved.Events.Take(LastStep(saved)));
        request.NewEvents.Add(saved.Events.Skip(LastStep(saved)).Where(IsReceived));
        Assert.True((await host.CatalogAsync()).TryFind(saved.Name, TriggerTypes.Orchestration, out var orchestrator));

        var invocation = new Invocation(orchestrator, new TypedData { String = Convert.ToBase64String(request.ToByteArray()) });
        var answer = await host.HostServices.GetRequiredService<IFunctionInvoker>().InvokeAsync(invocation, CancellationToken.None);

        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer!.String)).Actions;
    }

    public static Task<FunctionCatalog> CatalogAsync(this LocalFunctionsHost host) => host.HostServices.GetRequiredService<WorkerConnection>().Ready;

    /// <summary>The calls of the last step, as number and name.</summary>
    public static IEnumerable<string> LastCalls(this SavedHistory saved) => saved.Events.Skip(LastStep(saved)).Where(IsCall)
        .Select(call => Told(call.EventId, call.TaskScheduled?.Name ?? call.SubOrchestrationInstanceCreated?.Name ?? call.EventSent?.Name));

    /// <summary>The calls among the actions, as number and name.</summary>
    public static IEnumerable<string> Calls(this IEnumerable<P.OrchestratorAction> actions) => actions.Where(action => action.CompleteOrchestration is null)
        .Select(action => Told(action.Id, action.ScheduleTask?.Name ?? action.CreateSubOrchestration?.Name ?? action.SendEvent?.Name));

    /// <summary>How the run ends; null: it waits.</summary>
    public static P.CompleteOrchestrationAction? End(this IEnumerable<P.OrchestratorAction> actions) =>
        actions.SingleOrDefault(action => action.CompleteOrchestration is not null)?.CompleteOrchestration;

    private static string Told(int id, string? name) => $"{id} {name ?? "timer"}";

    private static int LastStep(SavedHistory saved) =>
        saved.Events.Select((happened, index) => (happened, index)).Last(at => at.happened.OrchestratorStarted is not null).index;

    private static bool IsCall(P.HistoryEvent happened) =>
        happened.EventTypeCase is Kind.TaskScheduled or Kind.TimerCreated or Kind.SubOrchestrationInstanceCreated or Kind.EventSent;

    private static bool IsReceived(P.HistoryEvent happened) =>
        !IsCall(happened) && happened.EventTypeCase is not (Kind.ExecutionCompleted or Kind.OrchestratorCompleted);
}
