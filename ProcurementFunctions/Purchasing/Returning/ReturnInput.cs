using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Whether a return that a person sends can be true.</summary>
internal static class ReturnInput
{
    private const int LongestText = 500;
    private const int LongestId = 100;

    /// <summary>What goes back, in stock units.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="purchase">As it stands.</param>
    /// <param name="places">Where the item may be.</param>
    /// <exception cref="ProblemException">400: it cannot be of this purchase.</exception>
    public static int Check(ReturnBody body, PurchaseDocument purchase, ItemPlaces places)
    {
        Reason(body.Reason);
        if (body.ReturnId is { Length: < 1 or > LongestId }) throw ProblemException.BadInput("returnId", $"must have 1 to {LongestId} characters");
        if (body.Quantity < 1) throw ProblemException.BadInput("quantity", "must be 1 or more");
        var isNew = purchase.Returns?.Any(back => back.ReturnId == body.ReturnId) != true;
        var units = StockUnits(body, purchase);
        if (isNew && units > ReturnRules.Most(purchase)) throw ProblemException.BadInput("quantity", ReturnRules.TooMany(purchase, units));
        if (isNew && ReturnPlaces.From(places, body.Location, units).Refusal is { } why) throw ProblemException.BadInput("location", why);
        return units;
    }

    /// <exception cref="ProblemException">400: it says nothing, or too much.</exception>
    public static string Reason(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText
        ? throw ProblemException.BadInput("reason", $"must have 1 to {LongestText} characters")
        : text;

    /// <summary>By the unit that is named, of the order that came last.</summary>
    private static int StockUnits(ReturnBody body, PurchaseDocument purchase)
    {
        var order = purchase.Orders.LastOrDefault(order => ReceiptRules.Kept(purchase, order.Number) > 0) ?? (purchase.Orders is [.., var last] ? last : null);
        var unit = LineUnitRules.Read(body.Unit, body.Quantity, order?.Unit, order is null ? "the purchase" : $"order {order.Number}");
        return unit.IsAccepted ? unit.Value.StockUnits(body.Quantity) : throw ProblemException.BadInput("unit", unit.Refusal);
    }
}
