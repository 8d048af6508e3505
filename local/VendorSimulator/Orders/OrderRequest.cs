using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Quotes;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>A purchase order as it comes in.</summary>
internal sealed record OrderRequest(
    string OrderNumber, string QuoteId, IReadOnlyList<OrderLine> Lines, ShippingSpeed Shipping = ShippingSpeed.Standard)
{
    private const int MaxNumberLength = 100;

    /// <summary>What is wrong with the request itself; null: nothing.</summary>
    public VendorProblem? Problem(string? idempotencyKey) => this switch
    {
        { OrderNumber.Length: 0 or > MaxNumberLength } =>
            VendorProblem.BadInput("orderNumber", $"must have 1 to {MaxNumberLength} characters"),
        _ when string.IsNullOrEmpty(idempotencyKey) => VendorProblem.BadInput("Idempotency-Key", "this header is needed"),
        _ when idempotencyKey != OrderNumber => VendorProblem.BadInput("Idempotency-Key", "must be the order number"),
        { Lines.Count: 0 } => VendorProblem.BadInput("lines", "must not be empty"),
        _ when Lines.Any(line => line is null) => VendorProblem.BadInput("lines", "must not hold null"),
        _ => null,
    };

    /// <summary>The same for two bodies that order the same, however they are written.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder(QuoteId).Append('\n').Append(Shipping);
        foreach (var line in Lines)
            text.Append(CultureInfo.InvariantCulture, $"\n{line.Sku}\t{line.Quantity}\t{line.UnitPrice:0.############################}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>An ordered item.</summary>
internal sealed record OrderLine(string Sku, int Quantity, decimal UnitPrice);
