using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>An instance as its row says, without its payloads.</summary>
internal sealed record InstanceRow(string Id, long Run, string? ExecutionId, OrchestrationStatus Status, DateTime Created)
{
    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? CustomStatus { get; init; }

    public DateTime Updated { get; init; } = Created;

    public DateTime? Completed { get; init; }

    public DateTime? StartAt { get; init; }

    public int? Generation { get; init; }

    public ParentInstance? Parent { get; init; }

    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>An instance that has been asked for and has taken no turn yet.</summary>
    public static InstanceRow Of(ExecutionStartedEvent start, long run) =>
        new(start.OrchestrationInstance.InstanceId, run, start.OrchestrationInstance.ExecutionId, OrchestrationStatus.Pending, start.Timestamp)
        {
            Name = start.Name,
            Version = start.Version,
            StartAt = start.ScheduledStartTime,
            Generation = start.Generation,
            Parent = start.ParentInstance,
            Tags = start.Tags,
        };

    public byte[]? EncodeOrigin() => Parent is null && Tags is not { Count: > 0 } ? null : ByteWriter.Write(this, static (writer, row) =>
    {
        StateBytes.Write(writer, row.Parent);
        writer.Map(row.Tags);
    });

    public static (ParentInstance? Parent, IDictionary<string, string>? Tags) DecodeOrigin(byte[]? bytes)
    {
        if (bytes is null)
            return default;
        var reader = new ByteReader(bytes);
        return (StateBytes.ReadParent(ref reader), reader.Map());
    }

    public OrchestrationState ToState(Payloads payloads) => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = Id, ExecutionId = ExecutionId },
        ParentInstance = Parent,
        Name = Name,
        Version = Version,
        OrchestrationStatus = Status,
        Status = CustomStatus,
        Tags = Tags,
        CreatedTime = Created,
        LastUpdatedTime = Updated,
        CompletedTime = Completed ?? DateTime.SpecifyKind(default, DateTimeKind.Utc),
        ScheduledStartTime = StartAt,
        Generation = Generation,
        Input = payloads.Input,
        Output = payloads.Output,
        FailureDetails = payloads.Failure,
    };
}
