using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Gathers what a choice is made from, beside the quotes: goals, preferences, and what is known of the vendors.</summary>
internal sealed class DecisionDesk(
    IOperationsStore operations,
    IPreferencesStore preferences,
    IInventoryStore inventory,
    IKnowledge knowledge,
    TimeProvider time)
{
    public async Task<DecisionInputs> GatherAsync(
        SourcingRequest wish, IReadOnlyList<Quote> quotes, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var user = wish.ForUser is null ? null : (await preferences.ReadAsync(wish.ForUser, cancellation))?.Document;
        var goals = await GoalsAsync(wish, settings, user, cancellation);
        var now = time.GetUtcNow();
        var standings = new List<VendorStanding>();
        foreach (var vendorId in quotes.Select(quote => quote.VendorId).Distinct())
        {
            if (await knowledge.ReadVendorAsync(vendorId, cancellation) is { } vendor)
                standings.Add(VendorStandingRules.Of(vendor.Document, now));
        }

        return new(
            now,
            wish.Quantity,
            wish.NeededBy,
            goals.Weights,
            goals.From,
            user?.PreferredVendors ?? [],
            quotes,
            standings,
            wish.RaisedFrom);
    }

    private async Task<CountingGoals> GoalsAsync(
        SourcingRequest wish, OperationsSettings settings, UserPreferences? user, CancellationToken cancellation)
    {
        var item = (await inventory.ReadAsync(wish.Sku, cancellation))?.Document;
        var product = wish.ForUser is null ? null : (await preferences.ReadProductAsync(wish.ForUser, wish.Sku, cancellation))?.Document;
        return GoalRules.Nearest(new(settings.Goals, item?.Goals, user?.Goals, product?.Goals));
    }
}
