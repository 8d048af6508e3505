using System.Globalization;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Which amounts of money can be told, and how they are written.</summary>
internal static class Amounts
{
    public const decimal Max = 1_000_000_000_000m;

    /// <summary>Decimals that are kept; an amount with more of them is refused.</summary>
    public const int MaxDecimals = 4;

    /// <summary>The amount in plain form, without trailing zeros: "500", "1200.5".</summary>
    public static string Write(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
