using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing;

/// <summary>Goods that came in.</summary>
/// <param name="Quantity">Units that arrived, the rejected ones among them.</param>
/// <param name="By">Who booked it: a user, or "vendor:{id}" for a vendor's delivery notice.</param>
/// <param name="Reversed">Who took it back; null: it stands.</param>
/// <param name="Location">Where they are; null: the item was not kept by location.</param>
public sealed record GoodsReceipt(
    string ReceiptId,
    string OrderNumber,
    string Sku,
    int Quantity,
    int Rejected,
    DateTimeOffset At,
    string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReceiptReversal? Reversed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location = null)
{
    /// <summary>Whether it is booked by a vendor's word, as nobody counted.</summary>
    [JsonIgnore]
    public bool IsVendorsWord => By.StartsWith("vendor:", StringComparison.Ordinal);
}

/// <summary>That a receipt was booked in error.</summary>
public sealed record ReceiptReversal(string By, DateTimeOffset At, string Reason);

/// <summary>That a person says that nothing more of an order is to be counted.</summary>
/// <param name="ReceiptId">The receipt that said it.</param>
public sealed record CountClosing(string ReceiptId, string By, DateTimeOffset At);

/// <summary>What a person counted.</summary>
/// <param name="Quantity">Units that arrived, the rejected ones among them; 0 where they only close.</param>
/// <param name="Close">Whether nothing more is to be counted of what has come.</param>
/// <param name="Confirm">Whether it is to be booked although it is far more than was ordered.</param>
public sealed record CountedGoods(
    string ReceiptId, int Quantity, int Rejected, string By, bool Close = false, bool Confirm = false)
{
    /// <summary>The same by where the goods are; empty: nobody said.</summary>
    public IReadOnlyList<CountedPart> Parts { get; init; } = [];
}

/// <summary>Of what a person counted, what is at one location.</summary>
/// <param name="Location">Null: the item is not kept by location.</param>
public sealed record CountedPart(string? Location, int Quantity, int Rejected);
