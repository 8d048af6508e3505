using ProcurementFunctions.Hosting;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// Talks to one vendor's interface over HTTP. What a vendor decides is a value; a vendor that cannot be reached, hangs or
/// answers nonsense is a <see cref="VendorUnavailableException"/>.
/// </summary>
public interface IVendorClient
{
    /// <summary>Asks for a quote; refused when the vendor does not sell the item.</summary>
    Task<Decision<Quote>> RequestQuoteAsync(
        string vendorId, string sku, int quantity, Shipping shipping, DateOnly? neededBy, CancellationToken cancellation);

    /// <summary>Places an order under its number; the same number again is the same order.</summary>
    Task<Decision<VendorOrder>> PlaceOrderAsync(
        string vendorId, string sku, PurchaseOrder order, CancellationToken cancellation);

    /// <summary>The order with this number; null when the vendor never received it.</summary>
    Task<VendorOrder?> FindOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation);

    /// <summary>Cancels an order; refused when it is too late. One that the vendor does not have is as good as cancelled.</summary>
    Task<Decision<VendorOrder>> CancelOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation);
}

/// <summary>An order as the vendor sees it.</summary>
/// <param name="UnitPrice">What the vendor says a unit of it costs; null: it does not say. Likewise shipping and quantity.</param>
/// <param name="Status">The vendor's own word, such as "acknowledged", "shipped", "backordered", "delivered", "cancelled".</param>
public sealed record VendorOrder(
    string OrderNumber,
    string? VendorOrderId,
    string Status,
    DateTimeOffset? ExpectedAt,
    IReadOnlyList<VendorShipment> Shipments,
    decimal? UnitPrice = null,
    decimal? ShippingCost = null,
    int? Quantity = null);

public sealed record VendorShipment(
    string ShipmentId, int Quantity, DateTimeOffset? ShippedAt, DateTimeOffset? DeliveredAt, string? Tracking);
