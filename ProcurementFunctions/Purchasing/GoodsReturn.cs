using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing;

/// <summary>Goods that went back to their vendor, for which a credit is expected.</summary>
/// <param name="ReturnId">The return's own id; a return that takes from several orders has a part of each under the same id.</param>
/// <param name="Quantity">Good units of the order that went back.</param>
/// <param name="Location">Where they were taken from; null: the item was not kept by location.</param>
public sealed record GoodsReturn(
    string ReturnId,
    string OrderNumber,
    int Quantity,
    string Reason,
    DateTimeOffset At,
    string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location = null);
