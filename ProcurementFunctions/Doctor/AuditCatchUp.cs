using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor;

/// <summary>Tells the audit trail again what was decided about purchases lately, so that it knows also what a crash kept from it.</summary>
internal sealed class AuditCatchUp(IPurchaseStore purchases, PurchaseAudit audit, TimeProvider time)
{
    /// <summary>A decision is written with the time at which it was made, a moment before.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <param name="upTo">Up to when the trail is known to be complete; null: not at all.</param>
    /// <returns>Up to when it is complete now.</returns>
    public async Task<DateTimeOffset> RunAsync(DateTimeOffset? upTo, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        var since = upTo is { } known ? known - Overlap : DateTimeOffset.MinValue;
        await foreach (var purchase in purchases.ListChangedAsync(since, cancellation))
            await audit.RecordAsync(purchase, 0, cancellation);
        return begun;
    }
}
