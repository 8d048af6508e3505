using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>What the rows of a history of demand stand for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemandListing>))]
public enum DemandListing
{
    /// <summary>Days; between the first and the last of them, a day without a row is one without a sale.</summary>
    [JsonStringEnumMemberName("days")] Days,

    /// <summary>Some days only; of a day without a row nothing is known.</summary>
    [JsonStringEnumMemberName("someDays")] SomeDays,

    /// <summary>Totals of weeks, dated by the first day; by the last one where that is a Saturday or a Sunday.</summary>
    [JsonStringEnumMemberName("weeks")] Weeks,

    /// <summary>Totals of calendar months, dated by any day of theirs.</summary>
    [JsonStringEnumMemberName("months")] Months,
}
