using System.Collections.Concurrent;

namespace ProcurementFunctions.Shops;

/// <summary>What came of taking in what was read of a shop.</summary>
internal sealed class ShopNews
{
    private int _orders;

    /// <summary>SKUs that are items.</summary>
    public ConcurrentDictionary<string, bool> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>SKUs that no item has.</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>SKUs whose stock was taken in.</summary>
    public ConcurrentDictionary<string, bool> Fine { get; } = new(StringComparer.Ordinal);

    /// <summary>Why a SKU was not taken in.</summary>
    public ConcurrentDictionary<string, string> Troubles { get; } = new(StringComparer.Ordinal);

    public int Orders => _orders;

    public void CountOrder() => Interlocked.Increment(ref _orders);
}
