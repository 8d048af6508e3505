using System.Globalization;
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
    IDemandStore demand,
    VendorSelection vendors,
    TimeProvider time)
{
    /// <param name="failures">Vendors that were asked and gave no quote.</param>
    public async Task<DecisionInputs> GatherAsync(
        SourcingRequest wish, IReadOnlyList<Quote> quotes, IReadOnlyList<QuoteFailure> failures, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var user = wish.ForUser is null ? null : (await preferences.ReadAsync(wish.ForUser, cancellation))?.Document;
        var goals = await GoalsAsync(wish, settings, user, cancellation);
        var now = time.GetUtcNow();
        var selected = await vendors.ForAsync(wish, cancellation);
        return new(
            now,
            wish.Quantity,
            wish.NeededBy,
            goals.Weights,
            goals.From,
            user?.PreferredVendors ?? [],
            quotes,
            [.. selected.Asked.Where(vendor => quotes.Any(quote => quote.VendorId == vendor.VendorId)).Select(vendor => VendorStandingRules.Of(vendor, now))],
            wish.RaisedFrom,
            [.. selected.LeftOut, .. failures.Select(failure => LeftOut(failure, selected.Asked, now))])
        {
            Ceilings = Ceilings.Of(wish.MaxTotal, wish.MaxUnitPrice),
            OnlyVendor = wish.Vendor,
            TopUpTo = await TopUpAsync(wish, quotes, cancellation),
        };
    }

    /// <summary>How much will be needed in all, where a vendor's order value makes that count; null: nobody knows.</summary>
    private async Task<int?> TopUpAsync(SourcingRequest wish, IReadOnlyList<Quote> quotes, CancellationToken cancellation)
    {
        if (quotes.All(quote => quote is { MinOrderValue: null, FreeShippingFrom: null })) return null;
        var years = (await demand.ListBySkusAsync([wish.Sku], cancellation))[wish.Sku];
        return TopUp.Told(wish.Quantity, DemandRules.Summarize(years, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))?.Mean);
    }

    private async Task<CountingGoals> GoalsAsync(
        SourcingRequest wish, OperationsSettings settings, UserPreferences? user, CancellationToken cancellation)
    {
        var item = (await inventory.ReadAsync(wish.Sku, cancellation))?.Document;
        var product = wish.ForUser is null ? null : (await preferences.ReadProductAsync(wish.ForUser, wish.Sku, cancellation))?.Document;
        return GoalRules.Nearest(new(settings.Goals, item?.Goals, user?.Goals, product?.Goals));
    }

    private static LeftOutVendor LeftOut(QuoteFailure failure, IReadOnlyList<VendorDocument> asked, DateTimeOffset now)
    {
        if (asked.FirstOrDefault(one => one.VendorId == failure.VendorId) is not { } vendor) return new(failure.VendorId, failure.VendorId, failure.Reason);
        // Nobody reckons with it: a vendor in a ranking has answered. It says whether this is usual.
        var usual = failure.IsUnanswered && BeliefRules.Of(vendor, BeliefNames.QuoteAnswerRate, now) is { Observations: > 0 } belief
            ? string.Create(CultureInfo.InvariantCulture, $"; it answers about {belief.Value:P0} of requests")
            : "";
        return new(vendor.VendorId, vendor.Name, failure.Reason + usual);
    }
}
