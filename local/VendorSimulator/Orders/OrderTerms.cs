namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>What a fulfilment plan is made from, beside the vendor's profile.</summary>
internal sealed record OrderTerms(
    string VendorId,
    string OrderNumber,
    int Quantity,
    int PackSize,
    int Available,
    DateTimeOffset ReceivedAt,
    DateTimeOffset PromisedAt)
{
    public double PromisedDays => (PromisedAt - ReceivedAt).TotalDays;
}
