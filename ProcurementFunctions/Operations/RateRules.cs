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
