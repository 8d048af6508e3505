using System.Text.Json.Serialization;
using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>Where an order stands with its vendor.</summary>
[JsonConverter(typeof(NamedEnumConverter<OrderStatus>))]
internal enum OrderStatus
{
    Acknowledged,
    Backordered,
    Delayed,

    /// <summary>Goods are on their way; more may follow.</summary>
    Shipped,

    /// <summary>All that will come is there, which may be less than was ordered.</summary>
    Delivered,
    Cancelled,
}
