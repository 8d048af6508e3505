using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Insights.Choosing;

/// <summary>What is known of how a choice is made, put together. Pure.</summary>
internal static class ChoosingRules
{
    private static readonly string[] Always =
    [
        "what covers more of the need comes first, then what is there in time; only then the weights decide",
        "an order holds at least the vendor's minimum, whole packs, and at most its maximum",
        "several vendors share an order where that is better than any one of them",
        "of two offers, a tenth dearer weighs as much as a tenth later or a tenth less reliable, where the weights are equal",
        "a price far from what the vendor usually takes is left to a person to approve",
    ];

    public static ChoosingInsight Of(string? sku, KnownGoals set, UserPreferences? user, ProductPreference? product)
    {
        var counting = GoalRules.Nearest(set);
        var shares = counting.Weights.Normalized();
        return new(
            sku,
            counting.From,
            [
                new("cost", shares.Cost, "landed unit cost: goods and shipping for each unit that is needed"),
                new("speed", shares.Speed, "days until all of it is there, as promised and corrected by how the vendor keeps its promises"),
                new("reliability", shares.Reliability, "share of the vendor's orders that are taken, come on time, whole and good"),
            ],
            set,
            user?.PreferredVendors ?? [],
            PlanScore.PreferredFactor,
            user?.ExcludedVendors ?? [],
            product?.PreferredQuantity ?? 0,
            Always);
    }
}
