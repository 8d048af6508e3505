namespace ProcurementFunctions.Knowledge;

/// <summary>Reads the kept evidence behind a belief of many vendors, to count it and to compare then with now.</summary>
public interface IEvidenceRecords
{
    /// <summary>Streamed, in no order; memory stays that of a page. What a person had forgotten is among it.</summary>
    /// <param name="vendorIds">At most a few hundred.</param>
    /// <param name="belief">On-time, fill or reject rate, lead time, rating, or the price of an item; see <see cref="BeliefNames"/>.</param>
    IAsyncEnumerable<Evidence> ListAsync(IReadOnlyList<string> vendorIds, string belief, CancellationToken cancellation);
}
