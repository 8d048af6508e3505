using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>The figures of all policies as two tables.</summary>
internal static class YearTable
{
    public static string Of(IReadOnlyList<YearResult> results)
    {
        var text = new StringBuilder("| policy | fill rate | units missed | item-days out of stock | stock held, mean value | goods | shipping | orders | withdrawn by vendors |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var result in results)
        {
            var all = result.Kinds.Values;
            var (asked, sold) = (all.Sum(kind => kind.Asked), all.Sum(kind => kind.Sold));
            text.Append(CultureInfo.InvariantCulture, $"| {NameOf(result.Policy)} | {Share(sold, asked)} | {asked - sold:N0} | {all.Sum(kind => kind.DaysOut):N0} | {result.Days.Average(day => day.StockValue):N0} | {result.Goods:N0} | {result.Shipping:N0} | {result.Orders:N0} | {result.Withdrawn:N0} |\n");
        }

        text.Append("\n| items | policy | fill rate | item-days out of stock | stock held, mean value |\n| --- | --- | ---: | ---: | ---: |\n");
        foreach (var kind in results[0].Kinds.Keys)
        {
            foreach (var result in results)
            {
                var one = result.Kinds[kind];
                text.Append(CultureInfo.InvariantCulture, $"| {kind} | {NameOf(result.Policy)} | {Share(one.Sold, one.Asked)} | {one.DaysOut:N0} | {one.StockValueDays / result.Days.Count:N0} |\n");
            }
        }

        return text.ToString();
    }

    public static string NameOf(Policy policy) => policy switch
    {
        Policy.FixedPoint => "fixed reorder point",
        Policy.Agent => "the agent",
        _ => "the agent, 99 %",
    };

    private static string Share(long part, long whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00} %");
}
