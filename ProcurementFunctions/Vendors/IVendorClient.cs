using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// Talks to a vendor, by its interface or by e-mail. What a vendor decides is a value; a vendor that cannot be reached, hangs,
/// answers nonsense or has not answered a mail about an order is a <see cref="VendorUnavailableException"/>.
/// </summary>
public interface IVendorClient
{
    /// <summary>Asks for a quote; refused when the vendor does not sell the item.</summary>
    /// <exception cref="QuotePendingException">It was asked by e-mail, and has time to answer.</exception>
    Task<Decision<Quote>> RequestQuoteAsync(string vendorId, QuoteWish wish, CancellationToken cancellation);

    /// <summary>Places an order under its number; the same number again is the same order.</summary>
    Task<Decision<VendorOrder>> PlaceOrderAsync(
        string vendorId, string sku, PurchaseOrder order, CancellationToken cancellation);

    /// <summary>
    /// Asks for one quote over several items that are shipped together; refused when the vendor does not sell one of them, or
    /// gives no such quotes.
    /// </summary>
    Task<Decision<JointQuote>> RequestJointQuoteAsync(
        string vendorId, IReadOnlyList<JointQuoteWish> lines, Shipping shipping, DateOnly? neededBy, CancellationToken cancellation);

    /// <summary>Places a joint order under its number; the same number again is the same order.</summary>
    Task<Decision<VendorOrder>> PlaceJointOrderAsync(JointOrder order, CancellationToken cancellation);

    /// <summary>
    /// The order with this number, in the unit that it was ordered by (<see cref="VendorOrder.AsOrderedBy"/>); null when the vendor
    /// never received it.
    /// </summary>
    Task<VendorOrder?> FindOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation);

    /// <summary>Cancels an order; refused when it is too late. One that the vendor does not have is as good as cancelled.</summary>
    Task<Decision<VendorOrder>> CancelOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation);
}

/// <summary>An order as the vendor sees it.</summary>
/// <param name="UnitPrice">What the vendor says a unit of an order of one line costs; null: it does not say. Likewise shipping and quantity.</param>
/// <param name="Status">The vendor's own word, such as "acknowledged", "shipped", "backordered", "delivered", "cancelled".</param>
/// <param name="Lines">What the vendor says of the order's lines; null: nothing.</param>
public sealed record VendorOrder(
    string OrderNumber,
    string? VendorOrderId,
    string Status,
    DateTimeOffset? ExpectedAt,
    IReadOnlyList<VendorShipment> Shipments,
    decimal? UnitPrice = null,
    decimal? ShippingCost = null,
    int? Quantity = null,
    IReadOnlyList<VendorOrderLine>? Lines = null)
{
    /// <summary>The same in stock units and in the firm's currency, where it was ordered by other ones.</summary>
    public VendorOrder AsOrderedBy(PurchaseOrder order) => order.Rate is { } rate ? InStockUnits(order.Unit).At(rate) : InStockUnits(order.Unit);

    private VendorOrder At(ExchangeRate rate) => this with
    {
        UnitPrice = UnitPrice is { } price ? rate.ToFirms(price) : null,
        ShippingCost = ShippingCost is { } shipping ? rate.ToFirms(shipping) : null,
    };

    private VendorOrder InStockUnits(PurchaseUnit? unit) => unit is not { Size: > 1 } ? this : this with
    {
        UnitPrice = UnitPrice is { } price ? unit.PriceOfStockUnit(price) : null,
        Quantity = Quantity is { } quantity ? unit.StockUnits(quantity) : null,
        Shipments = [.. Shipments.Select(shipment => shipment with { Quantity = unit.StockUnits(shipment.Quantity), Goods = shipment.Goods is null ? null : [.. shipment.Goods.Select(goods => goods with { Quantity = unit.StockUnits(goods.Quantity) })] })],
        Lines = Lines is null ? null : [.. Lines.Select(line => line with { Quantity = unit.StockUnits(line.Quantity), UnitPrice = line.UnitPrice is { } each ? unit.PriceOfStockUnit(each) : null })],
    };
}

/// <param name="Status">Where this line stands, in the vendor's word; null: it does not say. Likewise when it is expected.</param>
public sealed record VendorOrderLine(string Sku, int Quantity, decimal? UnitPrice, string? Status, DateTimeOffset? ExpectedAt);

/// <param name="Quantity">Units over all items.</param>
/// <param name="Goods">What is in it.</param>
public sealed record VendorShipment(
    string ShipmentId,
    int Quantity,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    string? Tracking,
    IReadOnlyList<VendorGoods>? Goods = null);

public sealed record VendorGoods(string Sku, int Quantity);
