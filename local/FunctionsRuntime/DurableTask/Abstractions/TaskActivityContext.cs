namespace Microsoft.DurableTask;

/// <summary>Which call of an activity is running.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The orchestration instance that called it.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The version it was called with.</summary>
    public virtual string Version => string.Empty;
}
