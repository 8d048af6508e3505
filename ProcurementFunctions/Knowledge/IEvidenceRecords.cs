namespace ProcurementFunctions.Knowledge;

/// <summary>Reads the kept evidence behind a belief of many vendors, to count it and to compare then with now.</summary>
public interface IEvidenceRecords
{
    /// <summary>Streamed, in no order; memory stays that of a page. What a person had forgotten is among it.</summary>
    /// <param name="vendorIds">At most a few hundred.</param>
    /// <param name="belief">On-time, fill or reject rate, lead time, rating, or the price of an item; see <see cref="BeliefNames"/>.</param>
    IAsyncEnumerable<Evidence> ListAsync(IReadOnlyList<string> vendorIds, string belief, CancellationToken cancellation);

    /// <summary>Of one vendor the newest, the newest first; a bounded number.</summary>
    /// <inheritdoc cref="ListAsync"/>
    Task<IReadOnlyList<Evidence>> ListLatestAsync(string vendorId, string belief, int most, CancellationToken cancellation);

    /// <summary>How proposals and orders of an item went, and which quotes for it were out of line, of all vendors; the newest, a bounded number.</summary>
    Task<IReadOnlyList<Evidence>> ListOfItemAsync(string sku, CancellationToken cancellation);

    /// <summary>The items of which people have decided about a proposal, in the order of their SKUs, after one of them where it is given.</summary>
    Task<IReadOnlyList<string>> ListProposedItemsAsync(string? after, int limit, CancellationToken cancellation);
}
