using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing;

/// <summary>Where a purchase stands. What may follow what is said by <see cref="PurchaseRules"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurchaseStatus>))]
public enum PurchaseStatus
{
    /// <summary>Vendors are being asked for quotes.</summary>
    [JsonStringEnumMemberName("sourcing")] Sourcing,

    /// <summary>A person has to decide.</summary>
    [JsonStringEnumMemberName("awaitingApproval")] AwaitingApproval,

    /// <summary>Approved; the order is being placed.</summary>
    [JsonStringEnumMemberName("ordering")] Ordering,

    /// <summary>The vendor was told but has not answered; the order is looked up by its number.</summary>
    [JsonStringEnumMemberName("unconfirmed")] Unconfirmed,

    /// <summary>The vendor has the order.</summary>
    [JsonStringEnumMemberName("ordered")] Ordered,

    /// <summary>The vendor has sent goods.</summary>
    [JsonStringEnumMemberName("shipped")] Shipped,

    /// <summary>Some of the goods are in.</summary>
    [JsonStringEnumMemberName("partiallyReceived")] PartiallyReceived,

    /// <summary>All that will come is in. An end.</summary>
    [JsonStringEnumMemberName("received")] Received,

    /// <summary>No vendor could offer it as it was asked for. An end.</summary>
    [JsonStringEnumMemberName("noOffer")] NoOffer,

    /// <summary>A person said no. An end.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,

    /// <summary>Nobody decided in time. An end.</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>The order could not be placed. An end.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Withdrawn, and what was done is undone. An end.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
