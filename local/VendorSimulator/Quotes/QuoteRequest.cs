using System.Text.Json.Serialization;
using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>A request for quotation.</summary>
/// <param name="Unit">What the quantity is of; null: what the vendor sells by.</param>
/// <param name="PackSize">How many pieces are in one.</param>
internal sealed record QuoteRequest(
    string Sku, int Quantity, ShippingSpeed Shipping = ShippingSpeed.Standard, DateOnly? NeededBy = null, string? Unit = null, int? PackSize = null)
{
    private const int MaxQuantity = 1_000_000;

    public VendorProblem? Problem() => Quantity is < 1 or > MaxQuantity
        ? VendorProblem.BadInput("quantity", $"must be 1 to {MaxQuantity}")
        : null;
}

/// <summary>How fast goods are to be shipped.</summary>
[JsonConverter(typeof(NamedEnumConverter<ShippingSpeed>))]
internal enum ShippingSpeed
{
    Standard,
    Express,
}
