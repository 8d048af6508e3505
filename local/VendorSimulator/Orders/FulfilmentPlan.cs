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
internal sealed record PlannedShipment(
    string ShipmentId, int Quantity, DateTimeOffset ShipsAt, DateTimeOffset DeliversAt, string Tracking);

/// <summary>That something will be later than was last said.</summary>
/// <param name="Quantity">The units that it is about.</param>
internal sealed record PlannedNotice(NoticeKind Kind, DateTimeOffset At, int Quantity, DateTimeOffset ExpectedAt);

/// <summary>What a notice tells.</summary>
[JsonConverter(typeof(NamedEnumConverter<NoticeKind>))]
internal enum NoticeKind
{
    Delayed,
    Backordered,
}
