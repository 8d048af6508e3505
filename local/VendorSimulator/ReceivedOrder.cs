namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>An order that a vendor took, for tests that look behind the counter.</summary>
/// <param name="Status">Where it stands now, named as the vendor contract does.</param>
/// <param name="Calls">How often it was sent; 1: once, never repeated.</param>
/// <param name="Conflicts">How often its number came with another body.</param>
public sealed record ReceivedOrder(
    string VendorId,
    string OrderNumber,
    string VendorOrderId,
    string Sku,
    int Quantity,
    decimal UnitPrice,
    DateTimeOffset ReceivedAt,
    DateTimeOffset PromisedAt,
    string Status,
    int Calls,
    int Conflicts)
{
    /// <summary>All that was ordered; the first line is told above as well.</summary>
    public IReadOnlyList<ReceivedLine> Lines { get; init; } = [];

    /// <summary>What shipping all of it costs.</summary>
    public decimal ShippingCost { get; init; }
}

public sealed record ReceivedLine(string Sku, int Quantity, decimal UnitPrice);
