using System.Globalization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>What comes of asking the vendors. Pure.</summary>
internal static class SourcingRules
{
    /// <summary>
    /// What vendors are asked for; those that will not deliver what was ordered of them for it are not asked again.
    /// </summary>
    public static SourcingRequest Wish(this PurchaseDocument purchase) => new(
        purchase.Sku,
        purchase.Rest ?? purchase.Quantity,
        purchase.Requester(),
        purchase.NeededBy,
        purchase.Rest is null ? purchase.RaisedFrom : null,
        [.. purchase.Orders.Where(order => order.IsDenied || order.Agreed < order.Quantity).Select(order => order.VendorId).Distinct()])
    {
        Cause = new(purchase.Id, purchase.Round),
        Shipping = purchase.Shipping,
        Vendor = purchase.Vendor,
        MaxTotal = purchase.MaxTotal - PriceRules.Held(purchase),
        MaxUnitPrice = purchase.MaxUnitPrice,
    };

    /// <summary>Vendors are about to be asked for exactly their parts; what was answered so far waits in the record.</summary>
    public static PurchaseDocument Asking(
        PurchaseDocument purchase, IReadOnlyList<QuoteFailure> failures, DecisionRecord record) => purchase.Status == PurchaseStatus.Sourcing
            ? purchase with { QuoteFailures = failures, DecisionRecord = record }
            : purchase;

    /// <summary>
    /// The quotes are in and a plan is chosen; without one the purchase ends, or goes on with the orders that stand.
    /// </summary>
    public static PurchaseDocument Chosen(
        PurchaseDocument purchase,
        IReadOnlyList<Quote> quotes,
        IReadOnlyList<QuoteFailure> failures,
        Choice? choice,
        DecisionRecord record,
        DateTimeOffset now)
    {
        if (purchase.Status != PurchaseStatus.Sourcing) return purchase;
        var whole = purchase.Rest is null ? choice : choice is null ? purchase.Choice : RestRules.With(purchase, choice);
        purchase = purchase with { Quotes = quotes, QuoteFailures = failures, Choice = whole, DecisionRecord = record, OverBudget = null, CountedWith = null };
        foreach (var quote in quotes)
        {
            purchase = purchase.Noted(now, "quoteReceived", $"vendor:{quote.VendorId}", string.Create(
                CultureInfo.InvariantCulture,
                $"{QuotePricing.Shown(quote.UnitPrice)} a unit{(quote.Unit is { Size: > 1 } unit ? $" ({QuotePricing.Shown(unit.PriceOfPurchaseUnit(quote.UnitPrice))} {unit.Name})" : "")}, {quote.Available} available, {quote.LeadTimeDays} days{(record.Inputs.PartQuotes?.Contains(quote) == true ? $", for {quote.ForQuantity}" : "")}"));
            if (PriceFlags.Of(QuotePricing.UnitPriceAt(quote, record.Inputs.Quantity), quote.Usual) is { } flag)
                purchase = purchase.Noted(now, "priceFlagged", PurchaseRules.Agent, $"{quote.VendorId}: {flag}");
        }

        foreach (var failure in failures.Concat(record.Inputs.PartFailures ?? [])) purchase = purchase.Noted(now, "noQuote", $"vendor:{failure.VendorId}", failure.Reason);
        return choice is null ? NoneChosen(purchase, record, now) : purchase.Noted(now, "chosen", PurchaseRules.Agent, Describe(choice, record));
    }

    private static PurchaseDocument NoneChosen(PurchaseDocument purchase, DecisionRecord record, DateTimeOffset now)
    {
        var why = NoOffer.Why(record);
        if (purchase.HasStandingOrder())
        {
            var left = purchase.MaxTotal is { } ceiling && record.Inputs.Ceilings?.Total < ceiling
                ? string.Create(CultureInfo.InvariantCulture, $", which is left of {ceiling:0.00}")
                : "";
            return RestRules.GoneOn(purchase, PurchaseRules.Agent, why is null
                ? string.Create(CultureInfo.InvariantCulture, $"no other vendor can deliver the {record.Inputs.Quantity} that are missing")
                : string.Create(CultureInfo.InvariantCulture, $"the {record.Inputs.Quantity} that are missing are not bought: {why}{left}"), now);
        }

        if (purchase.Orders.Any(order => order.TakenBackAt is not null))
            return purchase.MovedTo(PurchaseStatus.Cancelled, now, PurchaseRules.Agent, $"the vendor took the order back, and {why ?? "no other can deliver it"}");
        return purchase.Orders.Count > 0
            ? purchase.MovedTo(PurchaseStatus.Failed, now, PurchaseRules.Agent, $"no vendor took the order, and {why ?? "no other can deliver it"}")
            : purchase.MovedTo(PurchaseStatus.NoOffer, now, PurchaseRules.Agent, why ?? "no vendor can deliver it");
    }

    /// <summary>Money is about to be set aside in this period.</summary>
    public static PurchaseDocument Reserving(PurchaseDocument purchase, string period) =>
        purchase.Status != PurchaseStatus.Sourcing || purchase.BudgetPeriod == period ? purchase : purchase with { BudgetPeriod = period };

    /// <summary>
    /// Money is set aside for the choice. Where it is more than the requester told as their own budget, that is noted, and
    /// a person has to approve it, whatever the policy would let pass.
    /// </summary>
    /// <param name="told">The budget that the requester told; null: none.</param>
    public static PurchaseDocument Reserved(
        PurchaseDocument purchase, LedgerPlace place, decimal amount, decimal? told, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.Sourcing, Choice: { } choice }) return purchase;
        // What vendors have stays committed, and the rest is added to it.
        var state = purchase.Budget is { State: BudgetState.Committed } held && held.Period == place.Period ? BudgetState.Committed : BudgetState.Reserved;
        if (purchase is { OverBudget: null, Budget: { } same } && same.State == state && same.Amount == amount && same.Period == place.Period) return purchase;
        purchase = OverBudgetRules.Covered(purchase);
        choice = purchase.Choice!;
        purchase = (purchase with { Budget = new(place.Period, state, amount, now), IsOverOwnBudget = place.HeldForRequester > told })
            .Noted(now, "budgetReserved", PurchaseRules.Agent, string.Create(CultureInfo.InvariantCulture, $"{amount:0.00} of {place.Period}"));
        if (!purchase.IsOverOwnBudget) return purchase;
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"with it the requester holds {place.HeldForRequester:0.00} in {place.Period}, above the {told:0.00} they told as their budget");
        return (purchase with { Choice = choice with { Notes = [.. choice.Notes, note] } })
            .Noted(now, "aboveOwnBudget", PurchaseRules.Agent, note);
    }

    /// <summary>The budget does not cover the choice: it waits for an exception; the rest of one that is ordered is given up.</summary>
    public static PurchaseDocument OverBudget(PurchaseDocument purchase, string reason, DateTimeOffset now) => purchase switch
    {
        { Status: not PurchaseStatus.Sourcing } => purchase,
        _ when purchase.HasStandingOrder() => RestRules.GoneOn(purchase, PurchaseRules.Policy, reason, now),
        _ => OverBudgetRules.Marked(purchase, reason, now),
    };

    private static string Describe(Choice choice, DecisionRecord record)
    {
        var lines = choice.Lines.Select(line => string.Create(
            CultureInfo.InvariantCulture, $"{line.Quantity}{PurchaseUnit.Beside(line.Unit, line.Quantity)} from {line.VendorName} at {QuotePricing.Shown(line.UnitPrice)}"));
        var notes = choice.Notes.Count == 0 ? "" : $"; {string.Join("; ", choice.Notes)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(" and ", lines)}, {choice.Total:0.00} in all, the best of {record.Ranking.Count} by {GoalRules.Describe(record.Inputs.Goals, "the requester's")}: {record.Ranking[0].Reason}{notes}");
    }
}
