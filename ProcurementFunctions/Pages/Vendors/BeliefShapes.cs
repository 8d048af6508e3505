using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>How beliefs are shown and typed. Pure.</summary>
internal static class BeliefShapes
{
    /// <summary>Whether it is a share of 1, shown and typed in per cent.</summary>
    public static bool IsShare(string name) =>
        name.EndsWith("Rate", StringComparison.Ordinal) || name is BeliefNames.StockLikelihood or BeliefNames.InvoiceAccuracy or BeliefNames.Rating;
}
