using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>What the rules alone come to in some shops, beside fixed levels.</summary>
internal static class RuleTable
{
    private static readonly string[] Kinds = ["steady", "wavy", "seasonal", "lumpy"];

    public static string Of(int seed)
    {
        var text = new StringBuilder("| shop | policy | fill rate | mean stock, of the fixed point's | ordering and holding, of the fixed point's | orders |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in Kinds)
        {
            var fixedPoint = RuleResult.None;
            foreach (var policy in Enum.GetValues<RulePolicy>())
            {
                var all = RuleItem.Shop(kind, seed).AsParallel().Select(item => RuleYear.Of(item, policy, seed)).Aggregate(RuleResult.None, (sum, one) => sum + one);
                if (policy == RulePolicy.FixedPoint) fixedPoint = all;
                text.Append(CultureInfo.InvariantCulture, $"| {kind} | {NameOf(policy)} | {100.0 * all.Sold / all.Asked:0.00} % | {all.MeanStock / fixedPoint.MeanStock:0.00} | {all.Money / fixedPoint.Money:0.00} | {all.Orders:N0} |\n");
            }
        }

        return text.ToString();
    }

    private static string NameOf(RulePolicy policy) => policy switch
    {
        RulePolicy.FixedPoint => "fixed reorder point",
        RulePolicy.MinMax => "min/max",
        RulePolicy.AgentBefore => "the agent before",
        _ => "the agent",
    };
}
