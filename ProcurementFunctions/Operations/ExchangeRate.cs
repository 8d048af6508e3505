using System.Globalization;

namespace ProcurementFunctions.Operations;

/// <summary>What a unit of another currency is worth in the firm's.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rate">In the firm's currency.</param>
/// <param name="Date">The day that it is of.</param>
public sealed record ExchangeRate(string Currency, decimal Rate, DateOnly Date)
{
    // So many that an amount comes back as it was.
    private const int FirmDecimals = 12;
    private const int OwnDecimals = 6;

    /// <summary>An amount in this currency, in the firm's.</summary>
    public decimal ToFirms(decimal amount) => decimal.Round(amount * Rate, FirmDecimals);

    /// <summary>An amount in the firm's currency, in this one.</summary>
    public decimal FromFirms(decimal amount) => decimal.Round(amount / Rate, OwnDecimals);

    /// <summary>Such as "1 EUR = 1.0837 USD of 2026-11-01".</summary>
    public string Describe(string firms) => string.Create(CultureInfo.InvariantCulture, $"1 {Currency} = {Rate:0.########} {firms} of {Date:yyyy-MM-dd}");
}
