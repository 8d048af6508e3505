using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>Whether a vendor came in time, month by month. Pure.</summary>
internal static class OnTimeRules
{
    public const int MostMonths = 18;

    /// <summary>The latest months in which something was judged, the oldest first.</summary>
    public static IReadOnlyList<OnTimeMonth> Of(IEnumerable<Evidence> evidence) =>
    [
        .. evidence.Where(piece => piece.OnTime is not null)
            .GroupBy(piece => new DateOnly(piece.At.UtcDateTime.Year, piece.At.UtcDateTime.Month, 1))
            .OrderByDescending(month => month.Key)
            .Take(MostMonths)
            .Select(month => new OnTimeMonth(month.Key, month.Count(piece => piece.OnTime == true), month.Count()))
            .Reverse(),
    ];
}
