using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>
/// Finds purchases that may be ordered together and binds them to a joint order where that is cheaper. Whoever of them comes
/// first does it for all; all of it may be repeated, also by several at once.
/// </summary>
internal sealed class JointOrderDesk(
    IPurchaseStore purchases,
    IJointOrderStore orders,
    IVendorClient vendors,
    IPreferencesStore preferences,
    IOperationsStore operations,
    CheckNeed needs,
    TimeProvider time)
{
    /// <summary>How fast the goods are to be shipped: as was asked for this purchase, else as the requester prefers.</summary>
    public async Task<Shipping> ShippingOfAsync(PurchaseDocument purchase, CancellationToken cancellation) =>
        purchase.Shipping ?? (purchase.Requester() is { } user
            ? (await preferences.ReadAsync(user, cancellation))?.Document.Shipping ?? Shipping.Standard
            : Shipping.Standard);

    /// <summary>The purchase that one whose undo window is over waits for; null: none. See <see cref="ConsolidationRules.WaitsFor"/>.</summary>
    public async Task<PurchaseDocument?> WaitsForAsync(PurchaseDocument purchase, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!ConsolidationRules.IsCandidate(purchase, now) || !ConsolidationRules.IsReady(purchase, now)) return null;
        var others = await OthersAsync(purchase, ConsolidationRules.LongestWait(purchase), cancellation);
        // Where another one is bound to an order with it already, it comes along.
        if (others.Count == 0 || SharedOrderRules.InvitationOf(purchase, others) is not null) return null;
        return ConsolidationRules.WaitsFor(purchase, await PartnersAsync(others, await ShippingOfAsync(purchase, cancellation), cancellation), now);
    }

    /// <summary>Binds the purchase to a joint order with others that are ready, where that is cheaper; else does nothing.</summary>
    public async Task JoinAsync(PurchaseDocument purchase, Shipping shipping, CancellationToken cancellation)
    {
        if (!ConsolidationRules.IsCandidate(purchase, time.GetUtcNow())) return;
        var others = await OthersAsync(purchase, time.GetUtcNow(), cancellation);
        if (await IsInvitedAsync(purchase, others, cancellation)) return;
        var members = ConsolidationRules.Members(purchase, await PartnersAsync(others, shipping, cancellation), time.GetUtcNow());
        if (members.Count < 2) return;
        // The others' need is looked at as each would itself before it is ordered.
        foreach (var other in members.Where(member => member.Id != purchase.Id)) await needs.RunAsync(other.Id, cancellation);
        others = await FreshAsync(members, purchase, cancellation);
        if (await IsInvitedAsync(purchase, others, cancellation)) return;
        members = ConsolidationRules.Members(purchase, others.Where(other => ConsolidationRules.IsCandidate(other, time.GetUtcNow())), time.GetUtcNow());
        if (members.Count < 2) return;

        JointLine[] lines = [.. members.Select(ConsolidationRules.LineOf)];
        var id = PurchaseIds.ForJointOrder(ConsolidationRules.VendorOf(purchase), shipping, lines);
        var order = (await orders.ReadAsync(id, cancellation))?.Document
            ?? await ProposeAsync(ConsolidationRules.VendorOf(purchase), shipping, members, lines, cancellation);
        await AgreeAsync(order, cancellation);
    }

    /// <summary>
    /// Binds all purchases of a proposed order to it; then the vendor may be told. Where one of them is not to be had any
    /// more, the order is dissolved. They are bound in the order of their ids, so that of two orders that want the same
    /// purchases one gets them.
    /// </summary>
    public async Task<JointOrder> AgreeAsync(JointOrder order, CancellationToken cancellation)
    {
        if (order.State != JointOrderState.Proposed) return order;
        foreach (var line in order.Lines)
        {
            var bound = await purchases.UpdateAsync(line.PurchaseId, p => SharedOrderRules.Bind(p, order, time.GetUtcNow()), cancellation);
            if (bound is null || !SharedOrderRules.IsBound(bound.Document, order))
                return await ChangeAsync(order.Id, o => JointOrderRules.Dissolved(o, $"{line.PurchaseId} is not to be ordered with it any more", time.GetUtcNow()), cancellation);
        }

        return await ChangeAsync(order.Id, o => JointOrderRules.Sent(o, time.GetUtcNow()), cancellation);
    }

    /// <exception cref="InvalidOperationException">There is no such order.</exception>
    public async Task<JointOrder> ChangeAsync(string id, Func<JointOrder, JointOrder> change, CancellationToken cancellation) =>
        (await orders.UpdateAsync(id, change, cancellation))?.Document ?? throw new InvalidOperationException($"there is no joint order {id}");

    /// <summary>
    /// Whether another purchase is bound to an order with this one already; this one is bound to it then, where it may be.
    /// </summary>
    private async Task<bool> IsInvitedAsync(PurchaseDocument purchase, IEnumerable<PurchaseDocument> others, CancellationToken cancellation)
    {
        if (SharedOrderRules.InvitationOf(purchase, others) is not { } id || await orders.ReadAsync(id, cancellation) is not { } order) return false;
        return !JointOrderRules.IsOff(await AgreeAsync(order.Document, cancellation));
    }

    /// <summary>
    /// The other purchases that are about to be ordered from its vendor: those that are ready, or bound to an order, and those
    /// whose undo windows are over by then. Those beyond, however many, it neither waits for nor is ordered with.
    /// </summary>
    private async Task<IReadOnlyList<PurchaseDocument>> OthersAsync(PurchaseDocument purchase, DateTimeOffset until, CancellationToken cancellation)
    {
        var found = new List<PurchaseDocument>();
        var latest = time.GetUtcNow() is var now && until > now ? until : now;
        await foreach (var other in purchases.ListOrderingAsync(ConsolidationRules.VendorOf(purchase), latest, cancellation))
        {
            if (other.Id != purchase.Id) found.Add(other);
        }

        return found;
    }

    /// <summary>Those that may be ordered with it, now or after their undo window.</summary>
    private async Task<IReadOnlyList<PurchaseDocument>> PartnersAsync(
        IEnumerable<PurchaseDocument> others, Shipping shipping, CancellationToken cancellation)
    {
        var found = new List<PurchaseDocument>();
        foreach (var other in others)
        {
            if (ConsolidationRules.IsCandidate(other, time.GetUtcNow()) && await ShippingOfAsync(other, cancellation) == shipping) found.Add(other);
        }

        return found;
    }

    private async Task<IReadOnlyList<PurchaseDocument>> FreshAsync(
        IReadOnlyList<PurchaseDocument> members, PurchaseDocument purchase, CancellationToken cancellation)
    {
        var fresh = new List<PurchaseDocument>();
        foreach (var member in members.Where(member => member.Id != purchase.Id))
        {
            if (await purchases.ReadAsync(member.Id, cancellation) is { } read) fresh.Add(read.Document);
        }

        return fresh;
    }

    private async Task<JointOrder> ProposeAsync(
        string vendorId, Shipping shipping, IReadOnlyList<PurchaseDocument> members, JointLine[] lines, CancellationToken cancellation)
    {
        var answer = await QuoteAsync(vendorId, shipping, lines, members.Min(member => member.NeededBy), cancellation);
        var currency = (await operations.ReadAsync(cancellation)).Document.Currency;
        var order = JointOrderRules.Propose(vendorId, shipping, lines, answer, currency, time.GetUtcNow());
        // Another one of them was first: its word counts.
        return (await orders.CreateAsync(order, cancellation) ?? await orders.ReadAsync(order.Id, cancellation))!.Document;
    }

    private async Task<Decision<JointQuote>> QuoteAsync(
        string vendorId, Shipping shipping, JointLine[] lines, DateOnly? neededBy, CancellationToken cancellation)
    {
        try
        {
            return await vendors.RequestJointQuoteAsync(
                vendorId, [.. lines.Select(line => new JointQuoteWish(line.Sku, line.Quantity))], shipping, neededBy, cancellation);
        }
        catch (VendorUnavailableException e)
        {
            return new(e.Message);
        }
    }
}
