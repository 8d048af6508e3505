using System.Globalization;

namespace ProcurementFunctions.Operations;

/// <summary>Which exchange rates make sense. Pure.</summary>
internal static class RateRules
{
    private const int MostRates = 200;
    private const decimal MostRate = 1_000_000;
    private const decimal LeastRate = 0.000001m;

    /// <summary>The rate of a currency; null: none is known.</summary>
    public static ExchangeRate? Of(OperationsSettings settings, string currency) =>
        settings.Rates.FirstOrDefault(rate => rate.Currency.Equals(currency, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rates that are of a day to come; nobody knows them yet.</summary>
    /// <param name="today">In the firm's time.</param>
    public static IReadOnlyDictionary<string, string[]> OfDaysToCome(IReadOnlyList<ExchangeRate> rates, DateOnly today) => rates
        .Select((rate, i) => (rate.Date, Field: $"rates[{i}].date"))
        // Where a rate is fixed, it may be tomorrow already.
        .Where(rate => rate.Date > today.AddDays(1))
        .ToDictionary(rate => rate.Field, rate => new[] { string.Create(CultureInfo.InvariantCulture, $"{rate.Date:yyyy-MM-dd} is in the future; today is {today:yyyy-MM-dd}") });

    public static IEnumerable<(string Field, string Message)> Check(OperationsSettings settings)
    {
        if (settings.Rates.Count > MostRates) yield return ("rates", $"may hold {MostRates} rates at most");
        for (var i = 0; i < Math.Min(settings.Rates.Count, MostRates); i++)
        {
            if (settings.Rates[i] is not { } rate) yield return ($"rates[{i}]", "must not be null");
            else if (!CurrencyCodes.IsKnown(rate.Currency)) yield return ($"rates[{i}].currency", "must be an ISO 4217 code such as EUR");
            else if (rate.Currency == settings.Currency) yield return ($"rates[{i}].currency", "is the firm's own currency");
            else if (settings.Rates.Take(i).Any(other => other?.Currency == rate.Currency)) yield return ($"rates[{i}].currency", "has a rate already");
            else if (rate.Rate is < LeastRate or > MostRate) yield return ($"rates[{i}].rate", $"must be from {LeastRate} to {MostRate:0}");
        }
    }
}
