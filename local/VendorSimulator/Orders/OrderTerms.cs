namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>What a fulfilment plan is made from, beside the vendor's profile.</summary>
/// <param name="LineSku">For a line of an order of several: its item.</param>
internal sealed record OrderTerms(
    string VendorId,
    string OrderNumber,
    int Quantity,
    int PackSize,
    int Available,
    DateTimeOffset ReceivedAt,
    DateTimeOffset PromisedAt,
    string? LineSku = null)
{
    /// <summary>What the chances of its goods hang on, as far as they are not those of the whole order.</summary>
    public string LineKey => LineSku is null ? OrderNumber : $"{OrderNumber}/{LineSku}";

    public double PromisedDays => (PromisedAt - ReceivedAt).TotalDays;
}
