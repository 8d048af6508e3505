using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Whether a receipt that a person sends can be true.</summary>
internal static class ReceiptInput
{
    /// <summary>What arrived and what of it was rejected, over all lines.</summary>
    /// <exception cref="ProblemException">400: it cannot be booked on a purchase of this item.</exception>
    public static (int Quantity, int Rejected) Check(ReceiptBody body, string sku)
    {
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
            if (line.Rejected < 0 || line.Rejected > line.Quantity) errors[$"lines[{i}].rejected"] = ["must be from 0 to the line's quantity"];
        }

        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the receipt cannot be booked", errors);
        return (body.Lines.Sum(line => line.Quantity), body.Lines.Sum(line => line.Rejected));
    }
}
