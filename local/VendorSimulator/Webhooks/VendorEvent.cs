using System.Text.Json.Serialization;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Orders;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>What a webhook tells.</summary>
/// <param name="At">When it happened, on the firm's clock.</param>
/// <param name="Lines">The goods that it is about.</param>
/// <param name="ExpectedAt">When these goods are expected.</param>
internal sealed record VendorEvent(
    string EventId,
    VendorEventType Type,
    string OrderNumber,
    DateTimeOffset At,
    IReadOnlyList<GoodsLine> Lines,
    string? Tracking,
    DateTimeOffset? ExpectedAt);

/// <summary>The kinds of events.</summary>
[JsonConverter(typeof(NamedEnumConverter<VendorEventType>))]
internal enum VendorEventType
{
    Acknowledged,
    Shipped,
    Delayed,
    Backordered,
    Delivered,
    Cancelled,
}
