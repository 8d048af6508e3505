namespace Microsoft.Azure.Functions.Worker;

/// <summary>The addresses by which an orchestration instance is watched and steered over HTTP. They hold a key.</summary>
public class HttpManagementPayload
{
    /// <summary>The instance id.</summary>
    public string? Id { get; internal set; }

    /// <summary>GET tells where the instance stands.</summary>
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>POST raises an event, whose name stands in for <c>{eventName}</c>.</summary>
    public string? SendEventPostUri { get; internal set; }

    /// <summary>POST terminates it; a reason may stand in for <c>{text}</c>.</summary>
    public string? TerminatePostUri { get; internal set; }

    /// <summary>POST takes one that failed up again; a reason may stand in for <c>{text}</c>.</summary>
    public string? RewindPostUri { get; internal set; }

    /// <summary>DELETE purges it.</summary>
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>POST starts it again with its input.</summary>
    public string? RestartPostUri { get; internal set; }

    /// <summary>POST suspends it; a reason may stand in for <c>{text}</c>.</summary>
    public string? SuspendPostUri { get; internal set; }

    /// <summary>POST lets it go on; a reason may stand in for <c>{text}</c>.</summary>
    public string? ResumePostUri { get; internal set; }
}
