namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>
/// What will become of an order of several lines: each line is fulfilled by itself, and what leaves and arrives at the same
/// time is one shipment.
/// </summary>
internal static class JointFulfilment
{
    public static FulfilmentPlan Plan(IReadOnlyList<OrderTerms> lines, VendorProfile profile, SeededDraw draw)
    {
        (string Sku, FulfilmentPlan Plan)[] plans = [.. lines.Select(line => (line.LineSku!, FulfilmentPlanner.Plan(line, profile, draw)))];
        var parcels = plans
            .SelectMany(one => one.Plan.Shipments.Select(shipment => (one.Sku, Shipment: shipment)))
            .GroupBy(one => (one.Shipment.ShipsAt, one.Shipment.DeliversAt))
            .OrderBy(parcel => parcel.Key.DeliversAt)
            .ThenBy(parcel => parcel.Key.ShipsAt)
            .Select((parcel, index) => Parcel(lines[0].OrderNumber, index + 1, [.. parcel]));
        return new(
            plans.Min(one => one.Plan.AcknowledgedAt),
            [.. parcels],
            [.. plans.SelectMany(one => one.Plan.Notices.Select(notice => notice with { Sku = one.Sku })).OrderBy(notice => notice.At)],
            plans.Max(one => one.Plan.VendorCancelsAt));
    }

    private static PlannedShipment Parcel(string orderNumber, int number, (string Sku, PlannedShipment Shipment)[] parts) => parts[0].Shipment with
    {
        ShipmentId = $"{orderNumber}/{number}",
        Quantity = parts.Sum(part => part.Shipment.Quantity),
        Lines = [.. parts.Select(part => new GoodsLine(part.Sku, part.Shipment.Quantity))],
    };
}
