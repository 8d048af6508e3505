using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>Instances, parents and states as bytes.</summary>
internal static class StateBytes
{
    public static void Write(ByteWriter writer, OrchestrationInstance? instance)
    {
        writer.Bool(instance is not null);
        if (instance is null)
            return;
        writer.Text(instance.InstanceId);
        writer.Text(instance.ExecutionId);
    }

    public static OrchestrationInstance? ReadInstance(ref ByteReader reader) =>
        reader.Bool() ? new OrchestrationInstance { InstanceId = reader.Text(), ExecutionId = reader.Text() } : null;

    public static void Write(ByteWriter writer, ParentInstance? parent)
    {
        writer.Bool(parent is not null);
        if (parent is null)
            return;
        Write(writer, parent.OrchestrationInstance);
        writer.Text(parent.Name);
        writer.Text(parent.Version);
        writer.Number(parent.TaskScheduleId);
    }

    public static ParentInstance? ReadParent(ref ByteReader reader) => reader.Bool()
        ? new ParentInstance
        {
            OrchestrationInstance = ReadInstance(ref reader),
            Name = reader.Text(),
            Version = reader.Text(),
            TaskScheduleId = reader.Int(),
        }
        : null;

    public static void Write(ByteWriter writer, OrchestrationState? state)
    {
        writer.Bool(state is not null);
        if (state is null)
            return;
        Write(writer, state.OrchestrationInstance);
        Write(writer, state.ParentInstance);
        writer.Text(state.Name);
        writer.Text(state.Version);
        writer.Number((int)state.OrchestrationStatus);
        writer.Text(state.Status);
        writer.Text(state.Input);
        writer.Text(state.Output);
        FailureBytes.Write(writer, state.FailureDetails);
        writer.Map(state.Tags);
        writer.Time(state.CreatedTime);
        writer.Time(state.LastUpdatedTime);
        writer.Time(state.CompletedTime);
        writer.Time(state.ScheduledStartTime);
        writer.Number(state.Size);
        writer.Number(state.CompressedSize);
        writer.Number((long?)state.Generation);
    }

    public static OrchestrationState? ReadState(ref ByteReader reader) => reader.Bool()
        ? new OrchestrationState
        {
            OrchestrationInstance = ReadInstance(ref reader),
            ParentInstance = ReadParent(ref reader),
            Name = reader.Text(),
            Version = reader.Text(),
            OrchestrationStatus = (OrchestrationStatus)reader.Int(),
            Status = reader.Text(),
            Input = reader.Text(),
            Output = reader.Text(),
            FailureDetails = FailureBytes.Read(ref reader),
            Tags = reader.Map(),
            CreatedTime = reader.Time(),
            LastUpdatedTime = reader.Time(),
            CompletedTime = reader.Time(),
            ScheduledStartTime = reader.OptionalTime(),
            Size = reader.Number(),
            CompressedSize = reader.Number(),
            Generation = (int?)reader.OptionalNumber(),
        }
        : null;
}
