namespace ProcurementFunctions.Doctor;

/// <summary>Where the orchestration of a purchase stands.</summary>
internal enum InstanceState
{
    Missing,

    /// <summary>Running, or about to.</summary>
    Alive,

    /// <summary>Failed or completed, so that it may be taken up again.</summary>
    Stopped,

    /// <summary>Stopped by a person.</summary>
    Terminated,
}
