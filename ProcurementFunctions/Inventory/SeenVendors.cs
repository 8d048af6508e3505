using System.Collections.Concurrent;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Inventory;

/// <summary>The vendors that were read in the course of one request or check, each once.</summary>
public sealed class SeenVendors
{
    private readonly ConcurrentDictionary<string, Lazy<Task<KnownVendor?>>> _vendors = new();

    /// <summary>Null when there is no such vendor.</summary>
    internal Task<KnownVendor?> ReadAsync(IKnowledge knowledge, string vendorId, DateTimeOffset now, CancellationToken cancellation) =>
        _vendors.GetOrAdd(vendorId, id => new(async () =>
            await knowledge.ReadVendorAsync(id, cancellation) is { } read ? KnownVendor.Of(read.Document, now) : null)).Value;
}
