using System.Text.Json.Serialization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing;

/// <summary>An order with a vendor. Its number is made before the vendor is called and never changes.</summary>
public sealed record PurchaseOrder
{
    public required string Number { get; init; }

    public required string VendorId { get; init; }

    public required string QuoteId { get; init; }

    /// <summary>In stock units, as all that is said of it, whatever it is sold by.</summary>
    public required int Quantity { get; init; }

    /// <summary>What the vendor sells it by, and so is told and tells; null: by the piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseUnit? Unit { get; init; }

    /// <summary>At which the vendor's currency was converted, in which it is owed; null: the firm's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExchangeRate? Rate { get; init; }

    /// <summary>The number of the contract that it draws on; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Contract { get; init; }

    public required decimal UnitPrice { get; init; }

    public required decimal ShippingCost { get; init; }

    public required Shipping Shipping { get; init; }

    public required OrderState State { get; init; }

    /// <summary>Whether the vendor may have been told of it; from then on it is looked up before it is placed again.</summary>
    public bool Attempted { get; init; }

    /// <summary>When its vendor was first told of it; null: it was not, or nobody noted when.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>What its vendor says it costs, where that is not what was ordered and nobody has agreed to it.</summary>
    public OrderPrice? VendorPrice { get; init; }

    /// <summary>What it cost before its vendor's higher price was taken, until the ledger has that; null: there is nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderPrice? PriceBefore { get; init; }

    /// <summary>That it alone, of several, is to be cancelled with its vendor, as nobody agrees to its price; null: it is not.</summary>
    public CancelRequest? CancelWish { get; init; }

    /// <summary>When its vendor refused to cancel it; null: it did not.</summary>
    public DateTimeOffset? CancelRefusedAt { get; init; }

    /// <summary>When its vendor took it back, whole, after it had taken it; null: it did not.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>How many units its vendor accepted, where these are fewer than were ordered; null: all.</summary>
    public int? AcceptedQuantity { get; init; }

    /// <summary>What its vendor said of it in a document of its own; see <see cref="ResponseRules"/>.</summary>
    public VendorResponse? Response { get; init; }

    /// <summary>Whether what its vendor will not deliver was asked of others, whatever came of it.</summary>
    public bool IsSoughtElsewhere { get; init; }

    /// <summary>When it was noted that it is late.</summary>
    public DateTimeOffset? LateNotedAt { get; init; }

    public string? VendorOrderId { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>When the vendor says that the goods come; the first promise and the newest.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    public DateTimeOffset? ExpectedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public string? Tracking { get; init; }

    /// <summary>Units that the vendor says it has delivered so far.</summary>
    public int DeliveredQuantity { get; init; }

    /// <summary>Up to which of the delivered units counting is over, whatever was counted.</summary>
    public int CountedQuantity { get; init; }

    /// <summary>The person's word that nothing more of it is to be counted; null: nobody has said so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CountClosing? CountClosed { get; init; }

    /// <summary>When the vendor last delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>
    /// Where it is this purchase's part of a joint order, which has the same number in every purchase that shares it; null:
    /// the order is its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SharedOrder? Shared { get; init; }

    /// <summary>Units that are to come, as its vendor agreed.</summary>
    [JsonIgnore]
    public int Agreed => AcceptedQuantity ?? Quantity;

    /// <summary>Goods and shipping of what is to come.</summary>
    [JsonIgnore]
    public decimal Total => decimal.Round(UnitPrice * Agreed, 6) + ShippingCost;

    /// <summary>Whether the vendor holds it, so that goods may still come.</summary>
    [JsonIgnore]
    public bool IsWithVendor => State is OrderState.Placed or OrderState.Backordered or OrderState.Shipped or OrderState.Delivered;

    /// <summary>
    /// Whether its vendor will not deliver it, though it was asked to, or only for more than the budget allows. Of a joint order
    /// that is refused each part is ordered by itself.
    /// </summary>
    [JsonIgnore]
    public bool IsDenied => this is { State: OrderState.Refused, Shared: null } || TakenBackAt is not null || IsTooDear;

    /// <summary>Whether it was cancelled as the budget does not allow what its vendor asked.</summary>
    [JsonIgnore]
    public bool IsTooDear => this is { State: OrderState.Cancelled, PriceBefore: not null, CancelWish: not null };

    /// <summary>Whether it is a part of a joint order that came to nothing without its vendor being at fault.</summary>
    [JsonIgnore]
    public bool IsOff => this is { State: OrderState.Refused or OrderState.Cancelled, Shared: not null };
}

/// <summary>A vendor's answer to an order, in a document that it sent: its word, where its order shows nothing else.</summary>
/// <param name="EventId">Of the document.</param>
/// <param name="IsRejected">Whether it will deliver nothing of it.</param>
/// <param name="Quantity">Units that it accepts; null: it does not say. Likewise the price of a unit, in the firm's currency.</param>
/// <param name="Promised">The day by which all of it is to come.</param>
/// <param name="IsLookedAt">Whether it was compared with the vendor's order.</param>
public sealed record VendorResponse(
    string EventId,
    DateTimeOffset At,
    bool IsRejected,
    int? Quantity = null,
    decimal? UnitPrice = null,
    DateOnly? Promised = null,
    bool IsLookedAt = false)
{
    /// <summary>The code of what the quantity is of, as the document says; null: it does not, or it is in stock units by now.</summary>
    [JsonIgnore]
    public string? UnitCode { get; init; }

    /// <summary>Likewise for the price; null: as the quantity.</summary>
    [JsonIgnore]
    public string? PriceUnitCode { get; init; }

    /// <summary>The same in stock units and the firm's currency.</summary>
    public VendorResponse AsOrderedBy(PurchaseOrder order)
    {
        var (size, priced) = (SizeOf(UnitCode, order.Unit), SizeOf(PriceUnitCode ?? UnitCode, order.Unit));
        return this with
        {
            Quantity = Quantity is { } quantity ? size.StockUnits(quantity) : null,
            UnitPrice = UnitPrice is { } price ? order.Rate?.ToFirms(priced.PriceOfStockUnit(price)) ?? priced.PriceOfStockUnit(price) : null,
            UnitCode = null,
            PriceUnitCode = null,
        };
    }

    private static PurchaseUnit SizeOf(string? code, PurchaseUnit? unit) => (code is null ? null : KnownUnits.OfWord(code)) switch
    {
        { Kind: UnitKind.Piece } piece => new(piece.One, 1, piece.Code),
        { Kind: UnitKind.Count } count => new(count.One, count.Size, count.Code),
        _ => unit ?? new(KnownUnits.Piece, 1, KnownUnits.Piece),
    };
}

/// <summary>What a unit and the shipping of an order cost, in the firm's currency.</summary>
public sealed record OrderPrice(decimal UnitPrice, decimal ShippingCost);
