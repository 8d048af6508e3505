using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>The daily demand for an item that is expected, from its history.</summary>
/// <param name="Mean">Units a day.</param>
/// <param name="StandardDeviation">Of the units of single days.</param>
/// <param name="Days">How many days with stock it was taken from.</param>
public sealed record DemandStatistics(double Mean, double StandardDeviation, int Days)
{
    public DemandPattern Pattern { get; init; }

    /// <summary>
    /// By which power of the days the error of several together grows: that of L days is the standard deviation times L^c,
    /// c from 1/2 to 1; see <see cref="DemandForecastRules"/>.
    /// </summary>
    public double ErrorGrowth { get; init; } = 0.5;

    /// <summary>
    /// How large the demand of a day is in which a unit is asked for, on the average of all units: Σx² ÷ Σx over the days. Above the
    /// mean, the more so the rarer and the more different the demands are.
    /// </summary>
    public double Lump { get; init; }

    /// <summary>By how many units a day it rises now, where that is followed; below 0: it falls.</summary>
    public double Trend { get; init; }

    /// <summary>How many days of the history were left out because the item was not in stock.</summary>
    public int DaysWithoutStock { get; init; }

    /// <summary>Days from one day with demand to the next, on average (ADI); null where there was no demand.</summary>
    public double? Interval { get; init; }

    /// <summary>Squared coefficient of variation of the units of the days with demand (CV²); null where there was no demand.</summary>
    public double? SizeVariation { get; init; }

    /// <summary>The newest day of the history.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// How much of the history still counts, from 0 to below 1, as it ended long ago: the figures are those of the history times
    /// this. Null: all of it. See <see cref="FadingRules"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FadedTo { get; init; }

    /// <summary>The season that the figures are for; null: none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DemandSeason? Season { get; init; }

    /// <summary>All units times a factor.</summary>
    public DemandStatistics Times(double factor) => this with
    {
        Mean = Mean * factor,
        StandardDeviation = StandardDeviation * factor,
        Lump = Lump * factor,
        Trend = Trend * factor,
    };
}

/// <summary>What demand looks like; see <see cref="DemandPatternRules"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemandPattern>))]
public enum DemandPattern
{
    /// <summary>Most days, much the same units.</summary>
    [JsonStringEnumMemberName("smooth")] Smooth,

    /// <summary>Most days, very different units.</summary>
    [JsonStringEnumMemberName("erratic")] Erratic,

    /// <summary>Few days, much the same units.</summary>
    [JsonStringEnumMemberName("intermittent")] Intermittent,

    /// <summary>Few days, very different units.</summary>
    [JsonStringEnumMemberName("lumpy")] Lumpy,

    /// <summary>None in all that time.</summary>
    [JsonStringEnumMemberName("none")] None,
}
