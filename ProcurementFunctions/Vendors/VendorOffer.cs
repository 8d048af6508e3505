using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// That a vendor sells an item, and on which list terms. Partition: SKU; id: vendor id. Quantities are in stock units and prices
/// for one of them, whatever the vendor sells it by.
/// </summary>
public sealed record VendorOffer : AuditedDocument
{
    public required string Sku { get; init; }

    public required string VendorId { get; init; }

    /// <summary>Days from order to goods, as the vendor states them.</summary>
    public int LeadTimeDays { get; init; }

    /// <summary>List price of one stock unit, in the firm's currency.</summary>
    public decimal UnitPrice { get; init; }

    public decimal? LastReceiptCost { get; init; }

    public int MinOrderQuantity { get; set; } = 1;

    /// <summary>The most that one order to this vendor may hold; null: no limit.</summary>
    public int? MaxOrderQuantity { get; init; }

    /// <summary>Orders are multiples of this.</summary>
    public int PackSize { get; set; } = 1;

    /// <summary>What the vendor sells it by, as it was written, such as EA or BOX OF 12.</summary>
    public string? Unit { get; init; }

    /// <summary>The same with its size; null: by the piece, or nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseUnit? SoldBy { get; init; }

    /// <summary>The code of what the item is counted in by this offer; null: nobody said. See <see cref="StockUnitRules"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StockUnit { get; init; }

    /// <summary>The first day on which it counts; null: it has begun.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which it counts; null: it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValidTo { get; init; }

    /// <summary>At which its prices were converted, as the vendor's list is in another currency; null: it is in the firm's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExchangeRate? Rate { get; init; }

    /// <summary>By number; no two count on the same day.</summary>
    public IReadOnlyList<SupplyContract> Contracts { get; set; } = [];

    /// <summary>A digest of the row it was last imported from; null when it was not. See the import.</summary>
    public string? ImportDigest { get; init; }

    /// <summary>Its terms of later days, by the first of them; see <see cref="DatedOfferRules"/>.</summary>
    public IReadOnlyList<DatedTerms> LaterTerms { get; set; } = [];

    internal override string Partition() => Sku;
}
