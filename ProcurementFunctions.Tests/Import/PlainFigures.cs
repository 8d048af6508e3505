using System.Globalization;

namespace ProcurementFunctions.Tests.Import;

/// <summary>
/// What the order lines of the AdventureWorks file say about its vendors, computed from the file in plain loops, without
/// the product's rules: for each vendor and name the weighted mean, the sum of weights and the count, where a line weighs
/// half as much for each 180 days that it is older than the newest of them.
/// </summary>
internal static class PlainFigures
{
    public static Dictionary<(string Vendor, string Name), (double Mean, double Weight, int Count)> Of(string path)
    {
        var values = new Dictionary<(string, string), List<(DateTime Day, double Value)>>();
        foreach (var row in File.ReadLines(path).Skip(1).Select(line => line.Split(',')))
        {
            var (vendor, sku, isComplete) = (row[2], row[3], row[4] == "complete");
            var ordered = Day(row[5]);
            Add(vendor, $"price:{sku}", ordered, Number(row[9]));
            if (!isComplete) continue;
            if (row[6] != "")
            {
                Add(vendor, "leadTimeDays", ordered, (Day(row[6]) - ordered).TotalDays);
                if (row[7] != "") Add(vendor, "onTimeRate", ordered, Day(row[6]) <= Day(row[7]) ? 1 : 0);
            }

            if (row[10] != "") Add(vendor, "fillRate", ordered, Math.Min(1, Number(row[10]) / Number(row[8])));
            if (row[10] != "" && row[11] != "" && Number(row[10]) > 0)
                Add(vendor, "rejectRate", ordered, Math.Min(1, Number(row[11]) / Number(row[10])));
        }

        return values.ToDictionary(one => one.Key, one => Weighted(one.Value));

        void Add(string vendor, string name, DateTime day, double value)
        {
            if (!values.TryGetValue((vendor, name), out var list)) values[(vendor, name)] = list = [];
            list.Add((day, value));
        }
    }

    /// <summary>The value that the agent should believe: of a share, with a prior worth five orders.</summary>
    public static double Believed(string name, double mean, double weight) => name switch
    {
        "onTimeRate" => ((5 * 0.8) + (weight * mean)) / (5 + weight),
        "fillRate" => ((5 * 0.9) + (weight * mean)) / (5 + weight),
        "rejectRate" => ((5 * 0.05) + (weight * mean)) / (5 + weight),
        _ => mean,
    };

    private static (double Mean, double Weight, int Count) Weighted(List<(DateTime Day, double Value)> values)
    {
        var newest = values[0].Day;
        foreach (var (day, _) in values)
        {
            if (day > newest) newest = day;
        }

        double weights = 0, sum = 0;
        foreach (var (day, value) in values)
        {
            var weight = Math.Exp(Math.Log(0.5) * (newest - day).TotalDays / 180);
            weights += weight;
            sum += weight * value;
        }

        return (sum / weights, weights, values.Count);
    }

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
