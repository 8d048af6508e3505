using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>An order of the year, in days from its start; the check of a day is on the whole number.</summary>
/// <param name="Found">When the stock was found to be low.</param>
/// <param name="Delivered">When the vendor delivered the last of it; null: nothing came.</param>
/// <param name="Arrivals">When goods were booked, and how many good units.</param>
internal sealed record YearOrder(string Sku, string VendorId, int Quantity, double Found, double Placed, double? Delivered, bool IsWithdrawn, IReadOnlyList<(double At, int Units)> Arrivals)
{
    public static IEnumerable<YearOrder> Of(PurchaseDocument purchase, DateTimeOffset start)
    {
        foreach (var order in purchase.Orders.Where(order => order.PlacedAt is not null))
        {
            yield return new(
                purchase.Sku,
                order.VendorId,
                order.Quantity,
                DayOf(purchase.Trigger?.At ?? purchase.CreatedAt),
                DayOf(order.PlacedAt!.Value),
                order.DeliveredAt is { } delivered ? DayOf(delivered) : null,
                order.State == OrderState.Cancelled,
                [.. purchase.Receipts.Where(receipt => receipt.OrderNumber == order.Number).Select(receipt => (DayOf(receipt.At), receipt.Quantity - receipt.Rejected))]);
        }

        double DayOf(DateTimeOffset at) => (at - start).TotalDays;
    }

    /// <summary>Units of it that were in the house by a time.</summary>
    public int ArrivedBy(double at) => Arrivals.Where(arrival => arrival.At <= at).Sum(arrival => arrival.Units);
}
