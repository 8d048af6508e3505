using ProcurementFunctions.Local.VendorSimulator.Quotes;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>An order as its buyer sees it now.</summary>
internal sealed record OrderView(
    string OrderNumber,
    string VendorOrderId,
    string QuoteId,
    OrderStatus Status,
    DateTimeOffset ReceivedAt,
    DateTimeOffset ExpectedAt,
    ShippingSpeed Shipping,
    decimal ShippingCost,
    IReadOnlyList<OrderLine> Lines,
    IReadOnlyList<ShipmentView> Shipments);

/// <summary>A shipment that has left the vendor.</summary>
/// <param name="DeliveredAt">Null while it is on its way.</param>
internal sealed record ShipmentView(
    string ShipmentId,
    IReadOnlyList<GoodsLine> Lines,
    DateTimeOffset ShippedAt,
    DateTimeOffset? DeliveredAt,
    string Tracking);

/// <summary>Units of an item.</summary>
internal sealed record GoodsLine(string Sku, int Quantity);

/// <summary>The answer to an order that was taken; the same however often it is sent.</summary>
internal sealed record OrderAnswer(string OrderNumber, string VendorOrderId, OrderStatus Status, DateTimeOffset ExpectedAt);
