using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>The figures of all policies as two tables.</summary>
internal static class YearTable
{
    public static string Of(IReadOnlyList<YearResult> results)
    {
        var text = new StringBuilder("| policy | fill rate | cycles without a stock-out | units missed | item-days out of stock | stock held, mean value | ordering and holding | goods | shipping | orders | withdrawn by vendors |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var result in results)
        {
            var all = result.Kinds.Values;
            var (asked, sold) = (all.Sum(kind => kind.Asked), all.Sum(kind => kind.Sold));
            text.Append(CultureInfo.InvariantCulture, $"| {NameOf(result.Policy)} | {Share(sold, asked)} | {Cycles(all)} | {asked - sold:N0} | {all.Sum(kind => kind.DaysOut):N0} | {result.Days.Average(day => day.StockValue):N0} | {result.Money:N0} | {result.Goods:N0} | {result.Shipping:N0} | {result.Orders:N0} | {result.Withdrawn:N0} |\n");
        }

        text.Append("\n| items | policy | fill rate | cycles without a stock-out | item-days out of stock | stock held, mean value |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in results[0].Kinds.Keys)
        {
            foreach (var result in results)
            {
                var one = result.Kinds[kind];
                text.Append(CultureInfo.InvariantCulture, $"| {kind} | {NameOf(result.Policy)} | {Share(one.Sold, one.Asked)} | {Cycles([one])} | {one.DaysOut:N0} | {one.StockValueDays / result.Days.Count:N0} |\n");
            }
        }

        return text.Append('\n').Append(Causes(results)).ToString();
    }

    /// <summary>What the missed units came from, a column for each policy.</summary>
    private static string Causes(IReadOnlyList<YearResult> results)
    {
        var text = new StringBuilder("| missed units by cause |");
        foreach (var result in results) text.Append(CultureInfo.InvariantCulture, $" {NameOf(result.Policy)} |");
        text.Append("\n| --- |").Append(string.Concat(results.Select(_ => " ---: |"))).Append('\n');
        var shares = results.Select(result => result.StockOuts.SelectMany(one => one.Shares()).ToLookup(share => share.Cause, share => share.Units)).ToArray();
        foreach (var cause in shares.SelectMany(share => share.Select(group => group.Key)).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {cause} |");
            foreach (var share in shares) text.Append(CultureInfo.InvariantCulture, $" {share[cause].Sum():N0} |");
            text.Append('\n');
        }

        return text.ToString();
    }

    public static string NameOf(Policy policy) => policy switch
    {
        Policy.FixedPoint => "fixed reorder point",
        Policy.MinMax => "min/max",
        Policy.Agent => "the agent",
        _ => "the agent, 99 %",
    };

    private static string Cycles(IEnumerable<KindResult> kinds)
    {
        var (all, shorts) = (kinds.Sum(kind => kind.Cycles), kinds.Sum(kind => kind.CyclesShort));
        return string.Create(CultureInfo.InvariantCulture, $"{Share(all - shorts, all)} of {all:N0}");
    }

    private static string Share(long part, long whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00} %");
}
