using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>A quote and what is expected of its vendor.</summary>
/// <param name="Days">Until the goods come: the promise corrected by what was learned about its promises.</param>
/// <param name="Reliability">0 to 1, see <see cref="VendorStanding.Reliability"/>.</param>
/// <param name="IsLate">Whether it comes after the day by which it is needed.</param>
internal sealed record VendorOption(OrderTerms Terms, VendorStanding Standing, double Days, double Reliability, bool IsPreferred, bool IsLate)
{
    public Quote Quote => Terms.Quote;

    /// <summary>Why its calendar makes it take longer; null: it does not.</summary>
    public string? CalendarReason(DateTimeOffset at) =>
        Standing.Calendar is { } calendar ? CalendarRules.Reason(calendar, at, Quote.LeadTimeDays) : null;

    /// <param name="maxUnitPrice">What is dearer is left out of its terms; null: nothing is.</param>
    public static VendorOption Of(Quote quote, DecisionInputs inputs, decimal? maxUnitPrice = null)
    {
        var standing = inputs.Standings.FirstOrDefault(s => s.VendorId == quote.VendorId) ?? VendorStanding.Unknown(quote.VendorId);
        var promised = standing.Calendar is { } calendar ? CalendarRules.DaysUntil(calendar, inputs.At, quote.LeadTimeDays) : quote.LeadTimeDays;
        var days = Math.Max(0, promised + standing.PromiseErrorDays);
        return new(
            new OrderTerms(quote, inputs.Quantity, maxUnitPrice, inputs.TopUpTo),
            standing,
            days,
            standing.Reliability,
            standing.Preferred || inputs.PreferredVendors.Contains(quote.VendorId),
            inputs.NeededBy is { } day && DateOnly.FromDateTime(inputs.At.AddDays(days).UtcDateTime) > day);
    }
}
