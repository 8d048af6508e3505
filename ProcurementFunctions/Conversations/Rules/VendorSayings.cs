using ProcurementFunctions.Goals;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says how vendors compare, and how it chooses among them.</summary>
internal static class VendorSayings
{
    private const int MostShown = 6;

    public static string Ranked(VendorsInsight vendors)
    {
        var known = vendors.Items.Where(vendor => vendor.Active).ToList();
        if (known.Count == 0) return "I know no vendor that the firm buys from.";
        var first = known[0];
        var lines = known.Take(MostShown).Select(vendor => $"\n- {vendor.Name}: {Figure(vendors, vendor)}");
        return $"{Heading(vendors, first.Name)}:{string.Concat(lines)}";
    }

    public static string Counted(VendorsInsight vendors)
    {
        // Of more than are shown only the number of all is known.
        var active = vendors.Items.Where(vendor => vendor.Active).ToList();
        return vendors.Count > vendors.Items.Count
            ? $"There are {Phrases.Number(vendors.Count)} vendors on record, {string.Join(", ", active.Take(MostShown).Select(vendor => vendor.Name))} among them."
            : $"The firm buys from {Phrases.Number(active.Count)} {(active.Count == 1 ? "vendor" : "vendors")}{(vendors.Count > active.Count ? $" of {Phrases.Number(vendors.Count)} on record" : "")}: {string.Join(", ", active.Select(vendor => vendor.Name))}.";
    }

    public static string Choosing(ChoosingInsight choosing)
    {
        var weighed = string.Join(", ", choosing.Weighed.Select(goal => $"{goal.Goal} {InsightReplies.Plain(goal.Weight * 100)} % ({goal.MeasuredBy})"));
        var whose = choosing.From.Contains("user", StringComparison.OrdinalIgnoreCase) ? "your" : "the firm's";
        var preferred = choosing.PreferredVendors.Count > 0 ? $" You prefer {string.Join(", ", choosing.PreferredVendors)}." : "";
        var excluded = choosing.ExcludedVendors.Count > 0 ? $" I never ask {string.Join(", ", choosing.ExcludedVendors)} for you." : "";
        return $"I ask all approved vendors for quotes and weigh them by {whose} goals: {weighed}.{preferred}{excluded} {string.Join(" ", choosing.Rules.Take(3).Select(Sentence))}".TrimEnd();
    }

    private static string Heading(VendorsInsight vendors, string first) => (vendors.Measure, vendors.BestFirst) switch
    {
        (VendorMeasure.Late, _) => $"{first} came late more often than any other, by what I have seen",
        (VendorMeasure.LeadTime, true) => $"{first} is the fastest, by what I have seen",
        (VendorMeasure.LeadTime, false) => $"{first} is the slowest, by what I have seen",
        (VendorMeasure.Price, true) => $"{first} is the cheapest for {vendors.Sku}",
        (VendorMeasure.Price, false) => $"{first} is the most expensive for {vendors.Sku}",
        (_, true) => $"{first} is the most reliable, by what I have seen",
        _ => $"{first} is the least reliable, by what I have seen",
    };

    private static string Figure(VendorsInsight vendors, VendorRank vendor)
    {
        var figure = vendors.Unit switch
        {
            "money" => Phrases.Money(decimal.Round((decimal)vendor.Value, 2), vendors.Currency),
            "days" => $"about {InsightReplies.Plain(vendor.Value)} days",
            _ => $"{(vendors.Measure == VendorMeasure.Late ? "late" : "in time")} {InsightReplies.Plain(vendor.Value * 100)} %",
        };
        var seen = vendor is { Judged: > 0 and var judged, Late: { } late } ? $", {Phrases.Number(late)} of {Phrases.Number(judged)} orders came late"
            : vendor.Basis == FigureBasis.Prior ? ", nothing seen yet"
            : "";
        return figure + seen + vendor.Trend.Direction switch { TrendDirection.Better => ", getting better", TrendDirection.Worse => ", getting worse", _ => "" };
    }

    private static string Sentence(string rule) => rule.EndsWith('.') ? rule : $"{rule}.";
}
