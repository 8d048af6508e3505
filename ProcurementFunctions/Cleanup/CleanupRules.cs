using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Cleanup;

/// <summary>What becomes of an orchestration that has ended.</summary>
internal enum Fate
{
    Keep,
    Purge,
    PurgeOrphan,
    Restart,
    Report,
}

/// <summary>Decides what is safe to remove and to repair. Pure.</summary>
internal static class CleanupRules
{
    /// <summary>For so long an ended orchestration without a record may be one that is only seen too early.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether records of items that are gone may be removed. Where many items are gone at once, it is more likely that the
    /// items themselves were lost, and their demand history is what nobody wants to lose too.
    /// </summary>
    /// <param name="gone">Items of which something is kept and which are not there.</param>
    /// <param name="known">Items that are there.</param>
    public static bool MayRemove(int gone, int known) => known > 0 && gone <= Math.Max(10, known / 10);

    /// <param name="failed">Whether the orchestration ended by failing.</param>
    /// <param name="endedAt">When it ended.</param>
    /// <param name="purchase">Its record; null: there is none.</param>
    /// <param name="kept">For how long histories are kept.</param>
    /// <param name="now">In the firm's time.</param>
    public static Fate FateOf(bool failed, DateTimeOffset endedAt, PurchaseDocument? purchase, TimeSpan kept, DateTimeOffset now)
    {
        var age = now - endedAt;
        if (purchase is null) return age >= Grace ? Fate.PurgeOrphan : Fate.Keep;
        // Settling is the last step, so one that failed has not settled its money, even where the purchase has ended.
        if (failed) return Fate.Restart;
        if (purchase.IsOpen()) return age >= Grace ? Fate.Report : Fate.Keep;
        return age >= kept ? Fate.Purge : Fate.Keep;
    }
}
