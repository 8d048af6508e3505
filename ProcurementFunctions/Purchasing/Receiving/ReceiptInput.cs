using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Whether a receipt that a person sends can be true.</summary>
internal static class ReceiptInput
{
    private const int MostUnits = 100 * PurchaseRequest.MaxQuantity;

    /// <summary>What arrived and what of it was rejected, in stock units, over all lines.</summary>
    /// <exception cref="ProblemException">400: it cannot be booked on a purchase of this item.</exception>
    public static (int Quantity, int Rejected) Check(ReceiptBody body, PurchaseDocument purchase)
    {
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
            (quantity, rejected) = (quantity + ((long)line.Quantity * size), rejected + ((long)line.Rejected * size));
            if (line.Rejected < 0 || line.Rejected > line.Quantity) errors[$"lines[{i}].rejected"] = ["must be from 0 to the line's quantity"];
        }

        if (quantity > MostUnits) errors["lines"] = [$"must not hold more than {MostUnits} units"];
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the receipt cannot be booked", errors);
        return ((int)quantity, (int)rejected);
    }
}
