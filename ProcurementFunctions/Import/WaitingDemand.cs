using System.Collections;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>
/// The rows of a file of demand that wait to be written, and which days of an item the file had before. A row is eight bytes,
/// so that many wait: in a file in which all items of a day stand together, each item's days come to its documents at once.
/// </summary>
internal sealed class WaitingDemand
{
    /// <summary>The most units of a day that a row can hold.</summary>
    public const int MostUnits = (1 << UnitBits) - 1;

    // From the top: the place, the day of the year, whether it was in stock, the units. So rows sort by place and day.
    private const int UnitBits = 24;
    private const int StockBit = UnitBits;
    private const int DayBits = 9;
    private const int PlaceBit = StockBit + 1 + DayBits;

    private readonly Dictionary<(string Sku, int Year), int> _numbers = [];
    private readonly List<(string Sku, int Year, BitArray Days)> _places = [];
    private readonly List<ulong> _rows = [];

    public int Count => _rows.Count;

    /// <summary>The newest day that the file has of each item.</summary>
    public IReadOnlyDictionary<string, DateOnly> Newest => _places
        .GroupBy(place => place.Sku)
        .ToDictionary(places => places.Key, places => LastOf(places.MaxBy(place => place.Year)));

    /// <summary>False when the file had that day of the item before.</summary>
    public bool TryAdd(string sku, DateOnly date, DemandDay day)
    {
        if (_numbers.TryGetValue((sku, date.Year), out var number) && _places[number].Days[date.DayOfYear]) return false;
        Add(sku, date, day);
        return true;
    }

    /// <summary>What a day has in several rows is added up.</summary>
    public void Add(string sku, DateOnly date, DemandDay day)
    {
        if (!_numbers.TryGetValue((sku, date.Year), out var number))
        {
            _numbers.Add((sku, date.Year), number = _places.Count);
            _places.Add((sku, date.Year, new(367)));
        }

        _places[number].Days[date.DayOfYear] = true;
        _rows.Add(((ulong)number << PlaceBit) | ((ulong)date.DayOfYear << (StockBit + 1)) | ((day.InStock ? 1UL : 0) << StockBit) | (uint)day.Quantity);
    }

    /// <summary>What waits, by item and year; from then on, rows wait anew. To be gone through before the next row comes.</summary>
    public IEnumerable<(string Sku, int Year, IReadOnlyList<(DateOnly Date, DemandDay Day)> Days)> Take()
    {
        _rows.Sort();
        for (var start = 0; start < _rows.Count;)
        {
            var (sku, year, _) = _places[NumberOf(_rows[start])];
            var end = start + 1;
            while (end < _rows.Count && NumberOf(_rows[end]) == NumberOf(_rows[start])) end++;
            yield return (sku, year, DaysOf(_rows[start..end], year));
            start = end;
        }

        _rows.Clear();
    }

    /// <summary>Rows of one day stand beside each other.</summary>
    private static List<(DateOnly Date, DemandDay Day)> DaysOf(List<ulong> rows, int year)
    {
        var days = new List<(DateOnly Date, DemandDay Day)>(rows.Count);
        foreach (var (date, day) in rows.Select(row => DayOf(row, year)))
        {
            if (days.Count > 0 && days[^1].Date == date) days[^1] = (date, Together(days[^1].Day, day));
            else days.Add((date, day));
        }

        return days;
    }

    private static DemandDay Together(DemandDay one, DemandDay other) =>
        new((int)Math.Min(int.MaxValue, (long)one.Quantity + other.Quantity), one.InStock && other.InStock);

    private static int NumberOf(ulong row) => (int)(row >> PlaceBit);

    private static (DateOnly Date, DemandDay Day) DayOf(ulong row, int year)
    {
        var dayOfYear = (int)(row >> (StockBit + 1)) & ((1 << DayBits) - 1);
        return (new DateOnly(year, 1, 1).AddDays(dayOfYear - 1), new((int)(row & MostUnits), ((row >> StockBit) & 1) == 1));
    }

    private static DateOnly LastOf((string Sku, int Year, BitArray Days) place)
    {
        var day = place.Days.Length - 1;
        while (!place.Days[day]) day--;
        return new DateOnly(place.Year, 1, 1).AddDays(day - 1);
    }
}
