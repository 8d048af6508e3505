using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>What of an item is at one location, in units.</summary>
/// <param name="Oversold">How many the last count there gave as sold beyond what was there; they are promised.</param>
/// <param name="CountedAt">When it was last counted there, in the firm's time; null: not yet.</param>
public sealed record LocationStock(
    int OnHand,
    int Oversold = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CountedAt = null)
{
    /// <summary>As a count tells it: below zero where more was sold than there was.</summary>
    [JsonIgnore]
    public int Net => OnHand - Oversold;

    public static LocationStock Counted(int units, DateTimeOffset? at) => new(Math.Max(0, units), Math.Max(0, -units), at);

    /// <summary>With so many more, or fewer; what is taken beyond what is there was sold beyond it.</summary>
    public LocationStock Plus(int units) => this with
    {
        OnHand = Math.Max(0, OnHand + units),
        Oversold = Oversold + Math.Max(0, -(OnHand + units)),
    };
}
