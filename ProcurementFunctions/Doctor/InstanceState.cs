namespace ProcurementFunctions.Doctor;

/// <summary>Where the orchestration of a purchase stands.</summary>
internal enum InstanceState
{
    Missing,

    /// <summary>Running, or about to.</summary>
    Alive,
    Failed,

    /// <summary>Completed or terminated.</summary>
    Ended,
}
