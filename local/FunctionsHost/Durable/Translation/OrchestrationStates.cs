using DurableTask.Core;
using DurableTask.Core.Query;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>How an instance stands, and what callers ask for, between the engine and the wire.</summary>
internal static class OrchestrationStates
{
    public static P.GetInstanceResponse Answer(OrchestrationState? state, bool withPayloads) => state is null
        ? new P.GetInstanceResponse { Exists = false }
        : new P.GetInstanceResponse { Exists = true, OrchestrationState = Write(state, withPayloads) };

    public static P.OrchestrationState Write(OrchestrationState state, bool withPayloads)
    {
        var written = new P.OrchestrationState
        {
            InstanceId = state.OrchestrationInstance.InstanceId,
            ExecutionId = state.OrchestrationInstance.ExecutionId,
            Name = state.Name,
            Version = state.Version,
            OrchestrationStatus = (P.OrchestrationStatus)state.OrchestrationStatus,
            ParentInstanceId = state.ParentInstance?.OrchestrationInstance?.InstanceId,
            ScheduledStartTimestamp = Times.Write(state.ScheduledStartTime),
            CreatedTimestamp = Times.Write(state.CreatedTime),
            LastUpdatedTimestamp = Times.Write(state.LastUpdatedTime),
            CompletedTimestamp = state.OrchestrationStatus.HasEnded() ? Times.Write(state.CompletedTime) : null,
            FailureDetails = Failures.Write(state.FailureDetails),
        };
        if (state.Tags is not null) written.Tags.Add(state.Tags);
        if (!withPayloads) return written;
        (written.Input, written.Output, written.CustomStatus) = (state.Input, state.Output, state.Status);
        return written;
    }

    public static OrchestrationQuery Read(P.InstanceQuery query) => new()
    {
        RuntimeStatus = Statuses(query.RuntimeStatus),
        CreatedTimeFrom = query.CreatedTimeFrom?.ToDateTime(),
        CreatedTimeTo = query.CreatedTimeTo?.ToDateTime(),
        InstanceIdPrefix = query.InstanceIdPrefix,
        PageSize = query.MaxInstanceCount,
        ContinuationToken = query.ContinuationToken,
        FetchInputsAndOutputs = query.FetchInputsAndOutputs,
    };

    public static PurgeInstanceFilter Read(P.PurgeInstanceFilter filter) => new(
        filter.CreatedTimeFrom?.ToDateTime() ?? DateTime.MinValue,
        filter.CreatedTimeTo?.ToDateTime(),
        Statuses(filter.RuntimeStatus));

    public static List<OrchestrationStatus>? Statuses(IReadOnlyCollection<P.OrchestrationStatus> statuses) =>
        statuses.Count == 0 ? null : [.. statuses.Select(status => (OrchestrationStatus)status)];
}
