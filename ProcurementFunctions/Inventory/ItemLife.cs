using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>Whether an item is still bought.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemLife>))]
public enum ItemLife
{
    /// <summary>It is reordered when it runs low.</summary>
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>What is there is sold off: the stock check neither buys nor suggests it. A person may still buy it.</summary>
    [JsonStringEnumMemberName("noReorder")] NoReorder,

    /// <summary>It is never bought.</summary>
    [JsonStringEnumMemberName("discontinued")] Discontinued,
}
