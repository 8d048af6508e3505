using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>What was said with an order: when it is needed, how it is shipped, from whom, and what it may cost.</summary>
internal sealed record OrderOptions
{
    public static OrderOptions None { get; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Day? By { get; init; }

    /// <summary>Null: as the user prefers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shipping? Shipping { get; init; }

    /// <summary>The vendor's id, or the words that name it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Vendor { get; init; }

    /// <summary>Goods and shipping.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? MaxTotal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? MaxUnitPrice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>Whether it was said to be urgent, which changes nothing by itself.</summary>
    public bool IsSoon { get; init; }

    /// <summary>With what was added; what was said later counts.</summary>
    public OrderOptions And(OrderOptions more) => new()
    {
        By = more.By ?? By,
        Shipping = more.Shipping ?? Shipping,
        Vendor = more.Vendor ?? Vendor,
        MaxTotal = more.MaxTotal ?? MaxTotal,
        MaxUnitPrice = more.MaxUnitPrice ?? MaxUnitPrice,
        Note = more.Note ?? Note,
        IsSoon = more.IsSoon || IsSoon,
    };
}
