namespace ProcurementFunctions.Cleanup;

/// <summary>What one cleanup found and did.</summary>
/// <param name="Purged">Histories that were old enough and are gone.</param>
/// <param name="Orphans">Histories that ended and belong to no purchase record; gone too.</param>
/// <param name="Restarted">Orchestrations that had failed before their purchase was settled; they go on where it stands.</param>
/// <param name="Sessions">Sessions without activity, where they are kept in memory.</param>
/// <param name="Offers">Offers of items that are gone; gone too.</param>
/// <param name="Demand">Years of demand of such items.</param>
/// <param name="Preferences">What users preferred of such items.</param>
/// <param name="KeysBounded">Keys of ours in Redis that would have stayed for ever, and have an expiry now.</param>
/// <param name="StillOpen">Ended orchestrations whose purchase is open, which a person has to look at.</param>
public sealed record CleanupReport(
    int Purged = 0,
    int Orphans = 0,
    int Restarted = 0,
    int StillOpen = 0,
    int Sessions = 0,
    int Offers = 0,
    int Demand = 0,
    int Preferences = 0,
    int KeysBounded = 0);
