using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>Whether a vendor came in time, month by month. Pure.</summary>
internal static class OnTimeRules
{
    public const int MostMonths = 18;

    /// <summary>So many of the latest deliveries are looked at.</summary>
    public const int MostJudged = 500;

    /// <summary>The latest months in which something was judged, the oldest first.</summary>
    /// <param name="evidence">The latest, at most <see cref="MostJudged"/>: where it is so many, the first month is not whole and is left out.</param>
    public static IReadOnlyList<OnTimeMonth> Of(IReadOnlyCollection<Evidence> evidence)
    {
        var months = evidence.Where(piece => piece.OnTime is not null)
            .GroupBy(piece => new DateOnly(piece.At.UtcDateTime.Year, piece.At.UtcDateTime.Month, 1))
            .OrderByDescending(month => month.Key)
            .ToList();
        if (evidence.Count >= MostJudged && months.Count > 1) months.RemoveAt(months.Count - 1);
        return Shown(months.Take(MostMonths));
    }

    private static OnTimeMonth[] Shown(IEnumerable<IGrouping<DateOnly, Evidence>> months) =>
    [
        .. months
            .Select(month => new OnTimeMonth(month.Key, month.Count(piece => piece.OnTime == true), month.Count()))
            .Reverse(),
    ];
}
