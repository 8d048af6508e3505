namespace ProcurementFunctions.Cleanup;

/// <summary>What one cleanup found and did.</summary>
/// <param name="Purged">Histories that were old enough and are gone.</param>
/// <param name="Orphans">Histories that ended and belong to no purchase record; gone too.</param>
/// <param name="Restarted">Orchestrations that had failed before their purchase was settled; they go on where it stands.</param>
/// <param name="Sessions">Sessions without activity, where they are kept in memory.</param>
/// <param name="StillOpen">Ended orchestrations whose purchase is open, which a person has to look at.</param>
public sealed record CleanupReport(int Purged = 0, int Orphans = 0, int Restarted = 0, int StillOpen = 0, int Sessions = 0);
