using System.Text.Json.Serialization;
using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>What will become of an order, settled when it is taken. All times are the firm's.</summary>
/// <param name="Shipments">In order of their time; none when the vendor will cancel the order.</param>
/// <param name="Notices">What the vendor tells meanwhile, in order of their time.</param>
internal sealed record FulfilmentPlan(
    DateTimeOffset AcknowledgedAt,
    IReadOnlyList<PlannedShipment> Shipments,
    IReadOnlyList<PlannedNotice> Notices,
    DateTimeOffset? VendorCancelsAt);

/// <summary>Goods that leave the vendor together.</summary>
/// <param name="Quantity">Units over all lines.</param>
/// <param name="Lines">What is in it; null: the one item of the order.</param>
internal sealed record PlannedShipment(
    string ShipmentId, int Quantity, DateTimeOffset ShipsAt, DateTimeOffset DeliversAt, string Tracking, IReadOnlyList<GoodsLine>? Lines = null);

/// <summary>That something will be later than was last said.</summary>
/// <param name="Quantity">The units that it is about.</param>
/// <param name="Sku">The item that it is about; null: the one item of the order.</param>
internal sealed record PlannedNotice(NoticeKind Kind, DateTimeOffset At, int Quantity, DateTimeOffset ExpectedAt, string? Sku = null);

/// <summary>What a notice tells.</summary>
[JsonConverter(typeof(NamedEnumConverter<NoticeKind>))]
internal enum NoticeKind
{
    Delayed,
    Backordered,
}
