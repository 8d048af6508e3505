namespace ProcurementFunctions.Purchasing;

/// <summary>Goods that came in.</summary>
/// <param name="Quantity">Units that arrived, the rejected ones among them.</param>
/// <param name="By">Who booked it: a user, or "vendor:{id}" for a vendor's delivery notice.</param>
public sealed record GoodsReceipt(
    string ReceiptId, string OrderNumber, string Sku, int Quantity, int Rejected, DateTimeOffset At, string By);
