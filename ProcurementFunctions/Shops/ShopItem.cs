using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>A product or variant of a shop and its stock there. Partition: the shop's name; id: what the shop keeps its stock under.</summary>
internal sealed record ShopItem : Document
{
    public required string Shop { get; init; }

    public required string Sku { get; init; }

    /// <summary>The product that a variation is of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ParentId { get; init; }

    /// <summary>As it was read last; null: the shop does not keep its stock.</summary>
    public int? Units { get; init; }

    /// <summary>When it was read, on the wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// How many of the units that were ever booked for the item (<c>InventoryItem.Booked</c>) are inside <see cref="Units"/>; null: the item is not known
    /// yet.
    /// </summary>
    public int? Shown { get; init; }

    /// <summary>Since when some are not; null: all are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LacksSince { get; init; }

    /// <summary>Units that came into the shop's stock and that no booking has explained yet.</summary>
    public int Risen { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RisenAt { get; init; }

    /// <summary>A change of the shop's stock that is under way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShopPush? Pushing { get; init; }
}

/// <summary>A change of a shop's stock that follows from what was booked.</summary>
/// <param name="Key">Names this one change: the same for a repeat of it.</param>
/// <param name="From">The shop's stock before it.</param>
/// <param name="Units">How many are added; below zero: taken off.</param>
/// <param name="Shows">What <see cref="ShopItem.Shown"/> is after it.</param>
/// <param name="At">When it was begun or tried last, on the wall clock.</param>
internal sealed record ShopPush(string Key, int From, int Units, int Shows, DateTimeOffset At);
