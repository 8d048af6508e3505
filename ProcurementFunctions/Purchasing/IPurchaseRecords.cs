namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Reads many purchases at once to count and add them up: without their quotes and decision records, which are most of a
/// record, and without timelines where these are not asked for. What it gives is not to be written back.
/// </summary>
public interface IPurchaseRecords
{
    /// <summary>Streamed, in no order; memory stays that of a page.</summary>
    IAsyncEnumerable<PurchaseDocument> ListAsync(RecordFilter filter, CancellationToken cancellation);
}

/// <summary>Which purchases; what is null does not count.</summary>
/// <param name="IsOpen">True: those that have not ended.</param>
/// <param name="HasReturns">True: those of which goods went back.</param>
/// <param name="ChangedSince">Changed at this time or later.</param>
public sealed record RecordFilter(
    bool IsOpen = false,
    PurchaseStatus? Status = null,
    string? Sku = null,
    string? RequestedBy = null,
    DateTimeOffset? ChangedSince = null,
    bool WithTimeline = false,
    bool HasReturns = false);
