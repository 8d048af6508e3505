using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Vendors;

/// <summary>That a vendor sells an item, and on which list terms. Partition: SKU; id: vendor id.</summary>
public sealed record VendorOffer : Document
{
    public required string Sku { get; init; }

    public required string VendorId { get; init; }

    /// <summary>Days from order to goods, as the vendor states them.</summary>
    public int LeadTimeDays { get; init; }

    /// <summary>List price of one unit, in the firm's currency.</summary>
    public decimal UnitPrice { get; init; }

    public decimal? LastReceiptCost { get; init; }

    public int MinOrderQuantity { get; set; } = 1;

    /// <summary>The most that one order to this vendor may hold; null: no limit.</summary>
    public int? MaxOrderQuantity { get; init; }

    /// <summary>Orders are multiples of this.</summary>
    public int PackSize { get; set; } = 1;

    /// <summary>What a unit is, such as EA or CS.</summary>
    public string? Unit { get; init; }

    /// <summary>A digest of the row it was last imported from; null when it was not. See the import.</summary>
    public string? ImportDigest { get; init; }
}
