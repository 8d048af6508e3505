using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What a PUT says of a vendor. It may be the body of a GET, changed: what is learned or counted (id, beliefs, orders) is
/// taken and left aside. What is not given stays as it is.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VendorUpdate
{
    public required string Name { get; init; }

    public required bool Active { get; init; }

    public required bool Preferred { get; init; }

    public int? CreditRating { get; init; }

    public string? Currency { get; init; }

    /// <summary>Empty: it has none.</summary>
    public string? Email { get; init; }

    /// <summary>0: any value.</summary>
    public decimal? MinOrderValue { get; init; }

    /// <summary>0: never.</summary>
    public decimal? FreeShippingFrom { get; init; }

    /// <summary>Empty: it works every day.</summary>
    public CalendarBody? Calendar { get; init; }

    public Dictionary<string, JsonElement>? Facts { get; init; }

    public string? Id { get; init; }

    public JsonElement? Beliefs { get; init; }

    public JsonElement? Orders { get; init; }

    public JsonElement? Channel { get; init; }

    public JsonElement? Bounce { get; init; }
}

/// <inheritdoc cref="VendorCalendar"/>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CalendarBody(
    IReadOnlyList<WorkingDay>? WorkingDays = null, IReadOnlyList<ClosedSpanBody>? Closed = null, TimeOnly? CutOff = null)
{
    public VendorCalendar ToCalendar() => new(WorkingDays, Closed is null ? null : [.. Closed.Select(span => span?.ToSpan()!)], CutOff);
}

/// <inheritdoc cref="ClosedSpan"/>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ClosedSpanBody(DateOnly From, DateOnly To, string? Why = null)
{
    public ClosedSpan ToSpan() => new(From, To, Why);
}

/// <summary>How a person rates a vendor.</summary>
/// <param name="Score">0 bad to 1 good.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VendorRating(double Score, string? Comment = null);

/// <summary>What a person does to a belief.</summary>
/// <param name="Value">Needed to correct; to pin, the value that is believed now when not given.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BeliefChange(BeliefAction Action, double? Value = null);

[JsonConverter(typeof(JsonStringEnumConverter<BeliefAction>))]
public enum BeliefAction
{
    /// <summary>Begins anew from the given value; later evidence moves it on.</summary>
    [JsonStringEnumMemberName("correct")] Correct,

    /// <summary>Holds the value whatever the evidence says.</summary>
    [JsonStringEnumMemberName("pin")] Pin,

    /// <summary>Forgets what was learned and what persons said so far.</summary>
    [JsonStringEnumMemberName("forget")] Forget,
}
