using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>Which purchases may be ordered together, and how long one waits for another. Pure.</summary>
internal static class ConsolidationRules
{
    /// <summary>The most lines of a joint order.</summary>
    public const int MostLines = 25;

    /// <summary>
    /// Whether a purchase may be ordered together with others of its vendor: approved with an undo window, from one vendor
    /// alone, on a quote that holds, and not ordered yet. What a vendor sells by a unit or in a currency of its own is ordered by
    /// itself, as a joint quote names no units.
    /// </summary>
    public static bool IsCandidate(PurchaseDocument purchase, DateTimeOffset now) =>
        purchase is { Status: PurchaseStatus.Ordering, Cancel: null, Rest: null, HeldUntil: not null, Approval.Decision: not null, Choice.Lines: [{ Unit: null or { Size: 1 }, Rate: null } line] }
        && !purchase.IsVendorTold() && !OrderRules.IsPlanned(purchase)
        && OwnQuote(purchase, line) is { } quote && quote.ValidUntil > now;

    /// <summary>The vendor of a candidate.</summary>
    public static string VendorOf(PurchaseDocument candidate) => candidate.Choice!.Lines[0].VendorId;

    /// <summary>
    /// The purchase that one whose own undo window is over waits for, so that it may be ordered with it: the first of those
    /// whose windows still run. It waits no longer than one more window, nor longer than those do that are ready to be
    /// ordered with it.
    /// </summary>
    /// <param name="purchase">A candidate whose window is over.</param>
    /// <param name="partners">The other candidates of its vendor and shipping.</param>
    /// <returns>Null: there is nothing to wait for.</returns>
    public static PurchaseDocument? WaitsFor(PurchaseDocument purchase, IReadOnlyCollection<PurchaseDocument> partners, DateTimeOffset now)
    {
        var ready = partners.Where(partner => IsReady(partner, now)).Append(purchase).ToArray();
        var limit = ready.Min(LongestWait);
        return partners
            .Where(partner => !IsReady(partner, now) && partner.HeldUntil <= limit && partner.Sku != purchase.Sku)
            .MinBy(partner => (partner.HeldUntil, partner.Id));
    }

    /// <summary>The purchase waits for another one; it can be withdrawn free all the while.</summary>
    public static PurchaseDocument HeldOn(PurchaseDocument purchase, PurchaseDocument other, DateTimeOffset now)
    {
        if (!IsCandidate(purchase, now) || !IsReady(purchase, now) || other.HeldUntil is not { } until || until <= now) return purchase;
        return (purchase with { HeldUntil = until }).Noted(
            now, "heldForAnother", PurchaseRules.Agent, $"it waits for {other.Id}, to be ordered with it if that is cheaper; it can be withdrawn free until {until:u}");
    }

    /// <summary>Who is ordered together with a purchase: those that are ready, each item once, in the order of their ids.</summary>
    public static IReadOnlyList<PurchaseDocument> Members(PurchaseDocument purchase, IEnumerable<PurchaseDocument> partners, DateTimeOffset now)
    {
        // The same for each of them, so that they come to the same order.
        var all = partners
            .Where(partner => IsReady(partner, now) && partner.Id != purchase.Id)
            .Append(purchase)
            .OrderBy(member => member.Id, StringComparer.Ordinal)
            .DistinctBy(member => member.Sku)
            .ToList();
        var at = all.FindIndex(member => member.Id == purchase.Id);
        return at < 0 ? [purchase] : [.. all.Skip(at / MostLines * MostLines).Take(MostLines)];
    }

    /// <summary>Whether its undo window is over, and it waits for nobody.</summary>
    public static bool IsReady(PurchaseDocument candidate, DateTimeOffset now) => candidate.HeldUntil <= now;

    /// <summary>Until when it may be kept waiting: one more undo window, but not where its goods would come too late then.</summary>
    public static DateTimeOffset LongestWait(PurchaseDocument candidate)
    {
        var (at, hold) = (candidate.Approval!.Decision!.At, TimeSpan.FromMinutes(candidate.Approval.HoldMinutes));
        return HoldRules.IsUrgent(candidate, hold + hold) ? at + hold : at + hold + hold;
    }

    /// <summary>What a candidate was approved for.</summary>
    public static JointLine LineOf(PurchaseDocument candidate)
    {
        var line = candidate.Choice!.Lines[0];
        return new(
            candidate.Id,
            candidate.Round,
            candidate.Sku,
            candidate.ItemName,
            line.Quantity,
            new(line.QuoteId, line.UnitPrice, line.ShippingCost, OwnQuote(candidate, line)!.LeadTimeDays));
    }

    private static Quote? OwnQuote(PurchaseDocument purchase, ChoiceLine line) =>
        purchase.Quotes.FirstOrDefault(quote => quote.VendorId == line.VendorId && quote.QuoteId == line.QuoteId);
}
