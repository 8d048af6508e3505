using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using Google.Protobuf.Collections;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>What an orchestrator wants done, from the wire to the engine.</summary>
internal static class OrchestratorActions
{
    /// <exception cref="NotSupportedException">The worker asks for what this host does not have, such as entities.</exception>
    public static OrchestratorAction Read(P.OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        P.OrchestratorAction.OrchestratorActionTypeOneofCase.ScheduleTask => Read(action.Id, action.ScheduleTask),
        P.OrchestratorAction.OrchestratorActionTypeOneofCase.CreateSubOrchestration => Read(action.Id, action.CreateSubOrchestration),
        P.OrchestratorAction.OrchestratorActionTypeOneofCase.CreateTimer =>
            new CreateTimerOrchestratorAction { Id = action.Id, FireAt = action.CreateTimer.FireAt.ToDateTime() },
        P.OrchestratorAction.OrchestratorActionTypeOneofCase.SendEvent => Read(action.Id, action.SendEvent),
        P.OrchestratorAction.OrchestratorActionTypeOneofCase.CompleteOrchestration => Read(action.Id, action.CompleteOrchestration),
        var other => throw new NotSupportedException($"This host does not carry out actions of the type {other}: it has no durable entities."),
    };

    private static ScheduleTaskOrchestratorAction Read(int id, P.ScheduleTaskAction action) => new()
    {
        Id = id,
        Name = action.Name,
        Version = action.Version,
        Input = action.Input,
        Tags = Tags(action.Tags),
    };

    private static CreateSubOrchestrationAction Read(int id, P.CreateSubOrchestrationAction action) => new()
    {
        Id = id,
        Name = action.Name,
        Version = action.Version,
        Input = action.Input,
        InstanceId = action.InstanceId,
        Tags = Tags(action.Tags),
    };

    private static SendEventOrchestratorAction Read(int id, P.SendEventAction action) => new()
    {
        Id = id,
        Instance = new OrchestrationInstance { InstanceId = action.Instance.InstanceId, ExecutionId = action.Instance.ExecutionId },
        EventName = action.Name,
        EventData = action.Data,
    };

    private static OrchestrationCompleteOrchestratorAction Read(int id, P.CompleteOrchestrationAction action)
    {
        var complete = new OrchestrationCompleteOrchestratorAction
        {
            Id = id,
            OrchestrationStatus = (OrchestrationStatus)action.OrchestrationStatus,
            Result = action.Result,
            Details = action.Details,
            NewVersion = action.NewVersion,
            FailureDetails = Failures.Read(action.FailureDetails),
        };
        foreach (var carried in action.CarryoverEvents.Where(carried => carried.EventRaised is not null))
            complete.CarryoverEvents.Add(new EventRaisedEvent(carried.EventId, carried.EventRaised.Input) { Name = carried.EventRaised.Name });
        return complete;
    }

    private static Dictionary<string, string>? Tags(MapField<string, string> tags) => tags.Count == 0 ? null : new(tags);
}
