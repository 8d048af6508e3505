using System.Globalization;
using System.Text;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>Finds what each stock-out of a year came from, and writes it down.</summary>
internal static class StockOuts
{
    public static IEnumerable<StockOut> Of(YearItem item, IReadOnlyList<ItemDay> days, IReadOnlyList<YearOrder> orders) =>
        days.Where(day => day.Missed > 0).Select(day => Of(item, day, days, orders));

    /// <summary>A row for each stock-out.</summary>
    public static string Csv(IEnumerable<(Policy Policy, StockOut Out)> all)
    {
        var csv = new StringBuilder("policy,sku,day,missed,vendor,expected_vendor,found,placed,delivered,came,projected,reorder_point,safety_stock,d,sigma,lead,sigma_lead,noise,forecast,vendor_days,own_days,undershoot,late,short\n");
        foreach (var (policy, one) in all)
        {
            var (found, next) = (one.Found?.Stock, one.Next);
            csv.Append(CultureInfo.InvariantCulture, $"{policy},{one.Item.Sku},{one.Day.Day},{one.Day.Missed},{next?.VendorId},{found?.Lead?.VendorId},{next?.Found:0.##},{next?.Placed:0.##},{next?.Delivered:0.##},{next?.Arrivals[0].At:0.##},");
            csv.Append(CultureInfo.InvariantCulture, $"{found?.Item.Projected},{found?.Levels.ReorderPoint},{found?.Levels.SafetyStock},{found?.Demand?.Mean:0.###},{found?.Demand?.StandardDeviation:0.###},{found?.Lead?.Days:0.##},{found?.Lead?.StandardDeviation:0.##},");
            csv.Append(CultureInfo.InvariantCulture, $"{one.Noise:0.#},{one.Forecast:0.#},{one.Vendor:0.#},{one.OwnDays:0.#},{one.Undershoot:0.#},{one.Late:0.#},{one.Short:0.#}\n");
        }

        return csv.ToString();
    }

    private static StockOut Of(YearItem item, ItemDay day, IReadOnlyList<ItemDay> days, IReadOnlyList<YearOrder> orders)
    {
        var next = orders.Where(order => order.Arrivals.Count > 0 && order.ArrivedBy(day.Day) == 0).MinBy(order => order.Arrivals[0].At);
        // Found on the very day or later: nothing was under way.
        if (next is null || next.Found >= day.Day) return new(item, day, null, null, 0, 0, 0, 0, 0, 0, 0);
        var found = days[(int)Math.Floor(next.Found)];
        var passed = days.Skip(found.Day + 1).Take(day.Day - found.Day).ToArray();
        var (asked, expected) = (passed.Sum(one => one.Asked), passed.Sum(one => one.Expected));
        var others = orders.Where(order => order.Found < next.Found && order.ArrivedBy(next.Found) < order.Quantity && (order.Delivered is null || order.Arrivals[^1].At > next.Found)).ToArray();
        var (late, missing) = (0, 0);
        foreach (var order in others.Where(order => !order.IsWithdrawn || order.Placed + 14 > day.Day))
        {
            late += order.Arrivals.Sum(arrival => arrival.Units) - order.ArrivedBy(day.Day);
            missing += Math.Max(0, order.Quantity - order.Arrivals.Sum(arrival => arrival.Units));
        }

        var d = found.Stock.Demand?.Mean ?? (item.PerDay * item.Chance);
        var planned = found.Stock is { Demand: { } demand, Lead: { } lead } ? ProtectedDemand.Of(demand, lead) : default;
        var below = found.Stock.Levels.ReorderPoint - found.Stock.Item.Projected;
        // More than the day's sales, since the day before: what was to come comes not any more.
        var gone = Math.Max(0, below - found.Asked);
        var vendorDays = (next.Delivered ?? next.Arrivals[0].At) - next.Placed;
        // A first part may be on the shelf before the last is delivered.
        var own = Math.Max(0, next.Arrivals[0].At - next.Found - vendorDays);
        return new(
            item,
            day,
            found,
            next,
            asked - expected,
            expected - (d * passed.Length),
            d * (Math.Min(vendorDays, day.Day - next.Found) - planned.Time.Vendor),
            d * (own - planned.Time.Own),
            below - gone - planned.Undershoot,
            late,
            missing + gone - (d * planned.Time.Lost));
    }
}
