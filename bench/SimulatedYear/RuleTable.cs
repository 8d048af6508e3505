using System.Globalization;
using System.Text;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>What the rules alone come to in some shops, beside fixed levels: as they stand, and with the same service.</summary>
internal static class RuleTable
{
    /// <summary>Of the agent, at which fixed levels are compared with it.</summary>
    private static readonly double[] ServiceLevels = [0.8, 0.9, 0.95, 0.99];

    private static readonly string[] Kinds = ["steady", "wavy", "seasonal", "lumpy"];

    public static string Of(int seed)
    {
        var text = new StringBuilder("| shop | policy | fill rate | cycles without a stock-out | mean stock, of the fixed point's | ordering and holding, of the fixed point's | orders |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in Kinds)
        {
            var fixedPoint = RuleResult.None;
            foreach (var policy in Enum.GetValues<RulePolicy>())
            {
                var all = All(kind, policy, policy is RulePolicy.FixedPoint or RulePolicy.MinMax ? 1 : new ServiceSettings().Level, seed);
                if (policy == RulePolicy.FixedPoint) fixedPoint = all;
                text.Append(CultureInfo.InvariantCulture, $"| {kind} | {NameOf(policy)} | {100 * all.FillRate:0.00} % | {100 - (100.0 * all.CyclesShort / all.Cycles):0.0} % | {all.MeanStock / fixedPoint.MeanStock:0.00} | {all.Money / fixedPoint.Money:0.00} | {all.Orders:N0} |\n");
            }
        }

        return text.Append('\n').Append(AtEqualService(seed)).ToString();
    }

    /// <summary>
    /// What the agent costs at some service levels, and what fixed levels cost that are raised or lowered, by the same factor
    /// for all items, until they serve as many units of that very year: nobody could know that factor before.
    /// </summary>
    private static string AtEqualService(int seed)
    {
        var text = new StringBuilder("| shop | the agent at | cycles without a stock-out | fill rate | costs | of a fixed point with that fill rate | its levels times | of min/max with that fill rate | its levels times |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in Kinds)
        {
            foreach (var level in ServiceLevels)
            {
                var agent = All(kind, RulePolicy.Agent, level, seed);
                var (pointFactor, point) = Serving(kind, RulePolicy.FixedPoint, agent.FillRate, seed);
                var (maxFactor, max) = Serving(kind, RulePolicy.MinMax, agent.FillRate, seed);
                text.Append(CultureInfo.InvariantCulture, $"| {kind} | {100 * level:0} % | {100 - (100.0 * agent.CyclesShort / agent.Cycles):0.0} % | {100 * agent.FillRate:0.00} % | {agent.Money:N0} | {agent.Money / point.Money:0.00} | {pointFactor:0.00} | {agent.Money / max.Money:0.00} | {maxFactor:0.00} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The least factor, to a hundredth, by which fixed levels serve so many units.</summary>
    private static (double Factor, RuleResult Result) Serving(string kind, RulePolicy policy, double fillRate, int seed)
    {
        var (low, high) = (0, 2_000);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (All(kind, policy, middle / 100.0, seed).FillRate >= fillRate) high = middle;
            else low = middle;
        }

        return (high / 100.0, All(kind, policy, high / 100.0, seed));
    }

    private static RuleResult All(string kind, RulePolicy policy, double knob, int seed) =>
        RuleItem.Shop(kind, seed).AsParallel().Select(item => RuleYear.Of(item, policy, seed, knob)).Aggregate(RuleResult.None, (sum, one) => sum + one);

    private static string NameOf(RulePolicy policy) => policy switch
    {
        RulePolicy.FixedPoint => "fixed reorder point",
        RulePolicy.MinMax => "min/max",
        RulePolicy.AgentBefore => "the agent before",
        _ => "the agent",
    };
}
