using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Builds the queues from the file when the store is opened.</summary>
internal static class Restoring
{
    public static void Restore(this StoreParts parts, StoreReader reader, string path)
    {
        var (living, messages, activities) = (reader.Living(), reader.Messages(), reader.Activities());
        parts.CountFrom(reader.LargestRun(), messages.LastOrDefault()?.Id ?? 0, activities.LastOrDefault()?.Id ?? 0);
        foreach (var row in living)
            parts.Instances.Put(ToLive(row));
        foreach (var row in messages)
            Restore(parts, reader, row);
        foreach (var row in activities)
            Restore(parts, row);
        StoreLog.Opened(parts.Logger, path, living.Count, messages.Count, activities.Count);
    }

    private static LiveInstance ToLive(InstanceRow row) => new(row.Id, row.Run, row.Status, row.Status != OrchestrationStatus.Pending)
    {
        ExecutionId = row.ExecutionId,
        CustomStatus = row.CustomStatus,
    };

    private static void Restore(StoreParts parts, StoreReader reader, MessageRow row)
    {
        // A message for an instance that has ended is the one that lets it go on.
        if (parts.Instances.Find(row.InstanceId) is not { } live)
        {
            if (reader.Instance(row.InstanceId) is not { } ended)
                return;
            parts.Instances.Put(live = ToLive(ended));
        }

        var message = new StoredMessage(row.Id, Decode(parts, reader, live, row), row.Due);
        if (message.Message is null)
        {
            live.Delay(message);
            return;
        }

        if (row.Due is { } due && due > parts.Now)
        {
            live.Delay(message);
            parts.Timers.Add(live, message, due);
            return;
        }

        parts.Orchestrations.Receive(live, message);
    }

    private static TaskMessage? Decode(StoreParts parts, StoreReader reader, LiveInstance live, MessageRow row)
    {
        try
        {
            var message = MessageBytes.Decode(row.Data);
            if (message.Event is ExecutionStartedEvent start)
                start.Input = reader.Input(live.Run);
            return message;
        }
#pragma warning disable CA1031 // Whatever is wrong with one message must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreLog.MessageUnreadable(parts.Logger, exception, row.Id, row.InstanceId);
            return null;
        }
    }

    private static void Restore(StoreParts parts, ActivityRow row)
    {
        try
        {
            parts.Activities.Add(new OpenActivity(row.Id, MessageBytes.Decode(row.Data)));
        }
#pragma warning disable CA1031 // Whatever is wrong with one activity must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreLog.ActivityUnreadable(parts.Logger, exception, row.Id);
        }
    }
}
