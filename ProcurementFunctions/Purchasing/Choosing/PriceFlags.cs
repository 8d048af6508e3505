using System.Globalization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>Says when a quoted price is far from what its vendor usually takes. Pure.</summary>
internal static class PriceFlags
{
    /// <summary>Such as "12.00 a unit is far above the usual 8.10 (7.29 to 8.91, from 14 prices)"; null when it is not.</summary>
    public static string? Of(decimal unitPrice, UsualPrice? usual)
    {
        if (usual is null || !UsualPriceRules.IsFarOff(usual, unitPrice)) return null;
        var from = usual.Basis switch
        {
            BeliefBasis.Pinned or BeliefBasis.Corrected => "as a person said",
            _ => $"from {usual.Observations} prices",
        };
        var paid = usual.LastPaid is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"; last paid {last.UnitPrice:0.00##} on {last.At:yyyy-MM-dd}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{unitPrice:0.00##} a unit is far {(unitPrice > usual.High ? "above" : "below")} the usual {usual.Level:0.00##} ({usual.Low:0.00##} to {usual.High:0.00##}, {from}{paid})");
    }
}
