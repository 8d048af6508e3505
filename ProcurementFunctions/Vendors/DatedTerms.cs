using System.Text.Json.Serialization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>The terms of an offer from a later day on; see <see cref="VendorOffer"/> for what each is.</summary>
public sealed record DatedTerms
{
    public DateOnly? ValidFrom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValidTo { get; init; }

    public int LeadTimeDays { get; init; }

    public decimal UnitPrice { get; init; }

    public decimal? LastReceiptCost { get; init; }

    public int MinOrderQuantity { get; set; } = 1;

    public int? MaxOrderQuantity { get; init; }

    public int PackSize { get; set; } = 1;

    public string? Unit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseUnit? SoldBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StockUnit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExchangeRate? Rate { get; init; }

    public string? ImportDigest { get; init; }

    internal static DatedTerms Of(VendorOffer offer) => new()
    {
        ValidFrom = offer.ValidFrom,
        ValidTo = offer.ValidTo,
        LeadTimeDays = offer.LeadTimeDays,
        UnitPrice = offer.UnitPrice,
        LastReceiptCost = offer.LastReceiptCost,
        MinOrderQuantity = offer.MinOrderQuantity,
        MaxOrderQuantity = offer.MaxOrderQuantity,
        PackSize = offer.PackSize,
        Unit = offer.Unit,
        SoldBy = offer.SoldBy,
        StockUnit = offer.StockUnit,
        Rate = offer.Rate,
        ImportDigest = offer.ImportDigest,
    };

    /// <summary>The offer with these terms; the rest of it stays.</summary>
    internal VendorOffer Over(VendorOffer offer) => offer with
    {
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        LeadTimeDays = LeadTimeDays,
        UnitPrice = UnitPrice,
        LastReceiptCost = LastReceiptCost,
        MinOrderQuantity = MinOrderQuantity,
        MaxOrderQuantity = MaxOrderQuantity,
        PackSize = PackSize,
        Unit = Unit,
        SoldBy = SoldBy,
        StockUnit = StockUnit,
        Rate = Rate,
        ImportDigest = ImportDigest,
    };
}
