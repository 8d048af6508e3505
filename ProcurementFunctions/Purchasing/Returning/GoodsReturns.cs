using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>
/// Takes goods back out of the stock at a person's word: the return is written into the purchase's record first, with what
/// follows from it, and then carried out; the sweep carries out what was interrupted.
/// </summary>
public sealed class GoodsReturns
{
    private readonly IPurchaseStore _purchases;
    private readonly IInventoryStore _inventory;
    private readonly StockPlaces _places;
    private readonly PurchaseCosts _costs;
    private readonly TimeProvider _time;

    internal GoodsReturns(IPurchaseStore purchases, IInventoryStore inventory, StockPlaces places, PurchaseCosts costs, TimeProvider time) =>
        (_purchases, _inventory, _places, _costs, _time) = (purchases, inventory, places, costs, time);

    /// <summary>The purchase with the return, or why it cannot be. The same one again changes nothing.</summary>
    /// <param name="named">The location that they are taken from; null: see <see cref="ReturnPlaces"/>.</param>
    /// <exception cref="ProblemException">404: there is no such purchase.</exception>
    public async Task<Decision<PurchaseDocument>> ReturnAsync(
        string id, string returnId, int quantity, string reason, string? named, string by, CancellationToken cancellation)
    {
        var known = (await _purchases.FindAsync(id, cancellation)).Document;
        var from = known.Returns?.Any(back => back.ReturnId == returnId) == true
            ? new(new ReturnPlace(named))
            : ReturnPlaces.From(await _places.OfAsync(known.Sku, cancellation), named, quantity);
        if (!from.IsAccepted) return new(from.Refusal);
        var location = from.Value.Location;
        var returned = await _purchases.DecideAsync(
            id, purchase => ReturnRules.Return(purchase, returnId, quantity, reason, by, _time.GetUtcNow(), location), cancellation);
        if (!returned.IsAccepted) return returned;
        try
        {
            return new(await BookAsync(id, cancellation));
        }
        catch (ProblemException away) when (away.Status == 503)
        {
            // It stands in the record, and the sweep carries it out.
            return returned;
        }
    }

    /// <summary>Carries out the returns of a purchase that are not booked. Safe to repeat.</summary>
    public async Task<PurchaseDocument> BookAsync(string id, CancellationToken cancellation)
    {
        var purchase = await _purchases.RequireAsync(id, cancellation);
        if (purchase.ReturnsToBook is null) return purchase;
        var receiving = (await _places.OfAsync(purchase.Sku, cancellation)).Receiving;
        await _inventory.UpdateAsync(purchase.Sku, item => item is null ? null : WithReturns(item, purchase, receiving), cancellation);
        await _costs.SettleAsync(id, cancellation);
        var returns = purchase.Returns!.Count;
        return await _purchases.ChangeAsync(id, p => ReturnRules.Booked(p, returns), cancellation);
    }

    private static InventoryItem WithReturns(InventoryItem item, PurchaseDocument purchase, string? receiving)
    {
        foreach (var number in ReturnRules.ToBook(purchase).Select(back => back.OrderNumber).Distinct())
        {
            var order = purchase.Orders.First(one => one.Number == number);
            item = StockRules.Returned(item, OrderStandings.Of(ReturnRules.Before(purchase), order, receiving), OrderStandings.Of(purchase, order, receiving));
        }

        return item;
    }
}
