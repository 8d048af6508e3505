using System.Text.Json.Serialization;
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
    IReadOnlyList<OrderLineView> Lines,
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

/// <summary>An ordered item.</summary>
/// <param name="Status">Where this line stands; said of orders of several lines alone.</param>
/// <param name="ExpectedAt">When its last goods are expected; likewise.</param>
internal sealed record OrderLineView(
    string Sku,
    int Quantity,
    decimal UnitPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrderStatus? Status = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ExpectedAt = null);

/// <summary>The answer to an order that was taken; the same however often it is sent.</summary>
/// <param name="Lines">For an order of several lines: each with its promise.</param>
internal sealed record OrderAnswer(
    string OrderNumber,
    string VendorOrderId,
    OrderStatus Status,
    DateTimeOffset ExpectedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OrderLineView>? Lines = null);
