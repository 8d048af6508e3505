using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor;

/// <summary>
/// Tells the witnesses of purchases (audit trail, notices) again what was written lately, so that they know also what a
/// crash kept from them.
/// </summary>
internal sealed class CatchUp(IPurchaseStore purchases, PurchaseWitnesses witnesses, TimeProvider time)
{
    /// <summary>What is written carries the time at which it was decided, a moment before.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <param name="upTo">Up to when they are known to have heard all; null: there was no round yet.</param>
    /// <returns>Up to when they have now.</returns>
    public async Task<DateTimeOffset> RunAsync(DateTimeOffset? upTo, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        var since = upTo - Overlap;
        await foreach (var purchase in purchases.ListChangedAsync(since ?? DateTimeOffset.MinValue, cancellation))
            await witnesses.TellAgainAsync(purchase, since, cancellation);
        return begun;
    }
}
