using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing;

/// <summary>Where an order stands with its vendor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrderState>))]
public enum OrderState
{
    /// <summary>Not with the vendor yet, or not known to be.</summary>
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("placed")] Placed,
    [JsonStringEnumMemberName("backordered")] Backordered,
    [JsonStringEnumMemberName("shipped")] Shipped,

    /// <summary>The vendor has delivered all that it will.</summary>
    [JsonStringEnumMemberName("delivered")] Delivered,
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>The vendor refused it.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The vendor was told and has not answered for so long that it was given up; it may still turn up.</summary>
    [JsonStringEnumMemberName("lost")] Lost,
}
