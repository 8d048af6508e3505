using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

/// <summary>When a vendor works, in UTC; see <see cref="CalendarRules"/>.</summary>
/// <param name="WorkingDays">Its days of a week; null: all of them.</param>
/// <param name="Closed">When it is closed besides, such as over a holiday; null: never.</param>
/// <param name="CutOff">An order that comes later than this is taken on its next working day; null: until midnight.</param>
public sealed record VendorCalendar(
    IReadOnlyList<WorkingDay>? WorkingDays = null, IReadOnlyList<ClosedSpan>? Closed = null, TimeOnly? CutOff = null);

/// <summary>Days on which a vendor is closed, both ends among them.</summary>
/// <param name="Why">Such as "Christmas"; null: nobody said.</param>
public sealed record ClosedSpan(DateOnly From, DateOnly To, string? Why = null);

[JsonConverter(typeof(JsonStringEnumConverter<WorkingDay>))]
public enum WorkingDay
{
    [JsonStringEnumMemberName("sunday")] Sunday,
    [JsonStringEnumMemberName("monday")] Monday,
    [JsonStringEnumMemberName("tuesday")] Tuesday,
    [JsonStringEnumMemberName("wednesday")] Wednesday,
    [JsonStringEnumMemberName("thursday")] Thursday,
    [JsonStringEnumMemberName("friday")] Friday,
    [JsonStringEnumMemberName("saturday")] Saturday,
}
