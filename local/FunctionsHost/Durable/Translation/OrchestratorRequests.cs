using DurableTask.Core;
using Google.Protobuf.WellKnownTypes;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>An orchestrator's next step, from the engine to the wire. The names of the properties are those that the worker reads.</summary>
internal static class OrchestratorRequests
{
    /// <param name="state">The history and what is new.</param>
    /// <param name="durable">The defaults.</param>
    /// <param name="isHeld">Whether the worker holds the history.</param>
    public static P.OrchestratorRequest Of(OrchestrationRuntimeState state, DurableOptions durable, bool isHeld)
    {
        var request = new P.OrchestratorRequest
        {
            InstanceId = state.OrchestrationInstance!.InstanceId,
            ExecutionId = state.OrchestrationInstance.ExecutionId,
            EntityParameters = new P.OrchestratorEntityParameters { EntityMessageReorderWindow = Duration.FromTimeSpan(TimeSpan.Zero) },
        };
        if (!isHeld) request.PastEvents.Add(state.PastEvents.Select(HistoryEvents.Write));
        request.NewEvents.Add(state.NewEvents.Select(HistoryEvents.Write));
        if (durable.DefaultVersion is { } version) request.Properties["defaultVersion"] = Value.ForString(version);
        if (durable.ExtendedSessionsEnabled)
        {
            request.Properties["IsExtendedSession"] = Value.ForBool(true);
            request.Properties["IncludeState"] = Value.ForBool(!isHeld);
            request.Properties["ExtendedSessionIdleTimeoutInSeconds"] = Value.ForNumber(durable.ExtendedSessionIdleTimeoutInSeconds);
        }

        return request;
    }
}
