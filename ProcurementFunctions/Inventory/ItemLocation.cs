using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>What of an item is at one location, as it travels over HTTP; in units.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ItemLocation
{
    public required string Location { get; init; }

    public required int OnHand { get; init; }

    /// <summary>How many the last count there gave as sold beyond what was there; they are among the reserved. Taken and left aside in a PUT.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Oversold { get; init; }

    /// <summary>When it was last counted there. Taken and left aside in a PUT.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>Those of an item, by name; null: it is not kept by location.</summary>
    public static IReadOnlyList<ItemLocation>? Of(InventoryItem item) => item.Locations.Count == 0
        ? null
        : [.. item.Locations.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new ItemLocation { Location = one.Key, OnHand = one.Value.OnHand, Oversold = one.Value.Oversold, CountedAt = one.Value.CountedAt })];
}
