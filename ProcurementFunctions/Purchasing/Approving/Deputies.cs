using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Who decides in place of an approver who is away.</summary>
public sealed class Deputies(IPreferencesStore preferences, TimeProvider time)
{
    // A deputy may be away as well, and has one of their own.
    private const int MostInARow = 5;

    /// <summary>Who is there to decide about a purchase that waits; null: it names nobody.</summary>
    internal async Task<StandIns?> OfAsync(PurchaseDocument purchase, CancellationToken cancellation) =>
        purchase is { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval }
            ? new(await OfAsync(approval.PassedTo, purchase, cancellation), await OfAsync(approval.Policy.EscalateTo, purchase, cancellation))
            : null;

    /// <summary>
    /// The approver, or the deputy where they are away today. One who asked for the purchase cannot decide about it, so nobody
    /// passes it on to them.
    /// </summary>
    /// <param name="approver">Null: nobody is named.</param>
    /// <param name="purchase">What is to be decided about.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<string?> OfAsync(string? approver, PurchaseDocument purchase, CancellationToken cancellation)
    {
        if (approver is null) return null;
        var (today, asked) = (DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), new List<string> { approver });
        while (asked.Count <= MostInARow)
        {
            var absence = (await preferences.ReadAsync(asked[^1], cancellation))?.Document.Absence;
            if (absence is null || !absence.Covers(today)) break;
            if (asked.Contains(absence.Deputy) || purchase.IsRequestedBy(absence.Deputy)) break;
            asked.Add(absence.Deputy);
        }

        return asked[^1];
    }
}
