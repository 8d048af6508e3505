using System.Text.Json.Serialization;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// The stock situation that started a purchase, as it was then, with all that it was judged by: it answers why the
/// purchase was created, and why another one came before it.
/// </summary>
/// <param name="Basis">"given", "demand" or "intermittent": where reorder point and safety stock come from.</param>
public sealed record ReorderTrigger(
    int OnHand,
    int OnOrder,
    int Reserved,
    int Projected,
    int ReorderPoint,
    int SafetyStock,
    int OrderUpTo,
    string Basis)
{
    /// <summary>When the stock was looked at. Absent, as what follows, where an older version wrote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>How reorder point and order-up-to level were computed, with the figures put in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Formula { get; init; }

    /// <summary>The demand that counted; absent where the levels are as given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DemandStatistics? Demand { get; init; }

    /// <summary>Of the vendor that was expected to serve it; absent when no active vendor offers the item.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadTime? LeadTime { get; init; }

    /// <summary>The service level that counted for the item.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ServiceLevel { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReviewDays { get; init; }

    /// <summary>Whether a user has marked the item as critical.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Which need of the item it is, counted from 1: a need ends with its purchase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Need { get; init; }

    /// <summary>The purchase of the need before; absent for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PreviousPurchase { get; init; }
}
