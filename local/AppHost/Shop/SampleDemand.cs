using System.Globalization;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>Moves the days of the sample shop's demand, a file of the columns sku, date and more.</summary>
internal static class SampleDemand
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>All days are moved by as many, so that the last of them is this one.</summary>
    public static void EndAt(string path, DateOnly last)
    {
        var lines = File.ReadAllLines(path);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        var days = last.DayNumber - rows.Max(DayOf).DayNumber;
        if (days == 0) return;
        foreach (var row in rows) row[1] = DayOf(row).AddDays(days).ToString(DateFormat, CultureInfo.InvariantCulture);
        File.WriteAllLines(path, rows.Select(row => string.Join(',', row)).Prepend(lines[0]));
    }

    private static DateOnly DayOf(string[] row) => DateOnly.ParseExact(row[1], DateFormat, CultureInfo.InvariantCulture);
}
