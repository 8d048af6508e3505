namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration instance stands.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has begun and has not ended.</summary>
    Running,

    /// <summary>It ended with a result.</summary>
    Completed,

    /// <summary>Not used; kept for its number.</summary>
    [Obsolete("The ContinuedAsNew status is obsolete and exists only for compatibility reasons.")]
    ContinuedAsNew,

    /// <summary>It ended with an exception.</summary>
    Failed,

    /// <summary>Not used; kept for its number.</summary>
    [Obsolete("The Canceled status is not currently used and exists only for compatibility reasons.")]
    Canceled,

    /// <summary>A client ended it.</summary>
    Terminated,

    /// <summary>It was scheduled and has not begun.</summary>
    Pending,

    /// <summary>A client holds it up.</summary>
    Suspended,
}
