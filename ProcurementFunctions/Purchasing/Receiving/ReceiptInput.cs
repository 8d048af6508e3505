using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Whether a receipt that a person sends can be true.</summary>
internal static class ReceiptInput
{
    private const int MostUnits = 100 * PurchaseRequest.MaxQuantity;

    /// <summary>What arrived and what of it was rejected, in stock units, over all lines and by location.</summary>
    /// <param name="places">Where the item may be.</param>
    /// <param name="by">Who counted.</param>
    /// <exception cref="ProblemException">400: it cannot be booked on a purchase of this item.</exception>
    public static CountedGoods Check(ReceiptBody body, PurchaseDocument purchase, ItemPlaces places, string by)
    {
        var parts = new List<CountedPart>();
        // A receipt that is known already is where it is.
        var isKnown = purchase.Receipts.Any(receipt => receipt.ReceiptId == body.ReceiptId);
        var sku = purchase.Sku;
        var (quantity, rejected) = (0L, 0L);
        var order = purchase.Orders.LastOrDefault(order => order.Unit is not null) ?? (purchase.Orders is [.., var last] ? last : null);
        var errors = new Dictionary<string, string[]>();
        if (body.ReceiptId.Length is < 1 or > 100) errors["receiptId"] = ["must have 1 to 100 characters"];
        if (body.ReceiptId.StartsWith("delivery:", StringComparison.Ordinal)) errors["receiptId"] = ["must not start with delivery:"];
        if (body.Lines.Count > 100 || (body.Lines.Count == 0 && !body.Close)) errors["lines"] = ["must hold 1 to 100 lines, or none where it closes the count"];
        for (var i = 0; i < Math.Min(body.Lines.Count, 100); i++)
        {
            var line = body.Lines[i];
            if (line.Sku != sku) errors[$"lines[{i}].sku"] = [$"must be {sku}, the item of this purchase"];
            if (line.Quantity is < 1 or > PurchaseRequest.MaxQuantity)
                errors[$"lines[{i}].quantity"] = [$"must be from 1 to {PurchaseRequest.MaxQuantity}"];
            var unit = LineUnitRules.Read(line.Unit, line.Quantity, order?.Unit, order is null ? "the purchase" : $"order {order.Number}");
            if (!unit.IsAccepted) errors[$"lines[{i}].unit"] = [unit.Refusal];
            var size = unit.Value?.Size ?? 1;
            var (came, bad) = ((long)line.Quantity * size, (long)line.Rejected * size);
            (quantity, rejected) = (quantity + came, rejected + bad);
            var location = ReceiptPlaces.At(places, line.Location ?? body.Location, isKnown);
            if (!location.IsAccepted) errors[line.Location is null ? "location" : $"lines[{i}].location"] = [location.Refusal];
            else if (quantity <= MostUnits) parts.Add(new(location.Value.Location, (int)came, (int)bad));
            if (line.Rejected < 0 || line.Rejected > line.Quantity) errors[$"lines[{i}].rejected"] = ["must be from 0 to the line's quantity"];
        }

        if (quantity > MostUnits) errors["lines"] = [$"must not hold more than {MostUnits} units"];
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the receipt cannot be booked", errors);
        return new(body.ReceiptId, (int)quantity, (int)rejected, by, body.Close, body.Confirm)
        {
            Parts = [.. parts.GroupBy(part => part.Location).Select(part => new CountedPart(part.Key, part.Sum(one => one.Quantity), part.Sum(one => one.Rejected)))],
        };
    }
}
