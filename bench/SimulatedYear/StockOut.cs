namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// A day on which an item ran out, and what the stock that was planned for it did not hold for, in units. What is above 0
/// is taken to share in the missed units by its size.
/// </summary>
/// <remarks>
/// The order whose goods come next was found to be needed when the projected stock was the reorder point d·L + U + safety
/// stock, less an undershoot u. What was asked for until the shelf was empty, n days later, is all of that stock, less what of
/// the orders under way had not come, and the missed units: missed = (asked − expected) + (expected − d·n) + d·(n − L) +
/// (u − U) + not come − safety stock.
/// </remarks>
/// <param name="Noise">Asked for, less what was to be expected on the average of many years.</param>
/// <param name="Forecast">Expected on the average of many years, less the forecast.</param>
/// <param name="Vendor">Demand of the days that the vendor took longer than its lead time was taken to be.</param>
/// <param name="OwnDays">The same of the firm's own days: from finding to ordering, and from delivery to the shelf.</param>
/// <param name="Undershoot">By how much more than planned for the day's sales took it below the reorder point.</param>
/// <param name="Late">Units of other orders under way that came later.</param>
/// <param name="Short">Units of other orders that never came, as a vendor delivered short or took an order back.</param>
internal sealed record StockOut(
    YearItem Item, ItemDay Day, ItemDay? Found, YearOrder? Next, double Noise, double Forecast, double Vendor, double OwnDays, double Undershoot, double Late, double Short)
{
    public IReadOnlyList<(string Cause, double Units)> Causes =>
    [
        ("demand above its mean", Noise), ("forecast below the mean", Forecast), ("vendor slower than expected", Vendor), ("longer own days", OwnDays),
        ("undershoot", Undershoot), ("other orders late", Late), ("short or withdrawn", Short),
    ];

    /// <summary>The missed units by cause.</summary>
    public IEnumerable<(string Cause, double Units)> Shares()
    {
        var all = Causes.Sum(cause => Math.Max(0, cause.Units));
        return Next is null || all <= 0
            ? [("no order under way", Day.Missed)]
            : Causes.Select(cause => (cause.Cause, Day.Missed * Math.Max(0, cause.Units) / all));
    }
}
