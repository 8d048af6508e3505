using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>A work item: an instance that is locked, and the messages that were waiting for it.</summary>
internal sealed class OrchestrationTurn : TaskOrchestrationWorkItem
{
    public OrchestrationTurn(LiveInstance instance, IReadOnlyList<StoredMessage> messages)
    {
        Instance = instance;
        Messages = messages;
        InstanceId = instance.Id;
        LockedUntilUtc = DateTime.MaxValue;
        NewMessages = [.. messages.Select(message => message.Message!)];
    }

    public LiveInstance Instance { get; }

    public IReadOnlyList<StoredMessage> Messages { get; }

    /// <summary>The history that the turn began with; null until it is loaded.</summary>
    public OrchestrationRuntimeState? Loaded { get; private set; }

    /// <summary>The bytes that the loaded history takes in the file.</summary>
    public long LoadedSize { get; private set; }

    /// <summary>The state whose first new events have the store's time already, and how many those are.</summary>
    public (OrchestrationRuntimeState? State, int Events) Stamped { get; set; }

    public void Load(OrchestrationRuntimeState state, long size)
    {
        OrchestrationRuntimeState = Loaded = state;
        LoadedSize = size;
    }
}
