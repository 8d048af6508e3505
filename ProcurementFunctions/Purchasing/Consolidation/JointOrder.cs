using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>
/// Several purchases that are ordered from their vendor as one order. Who belongs to it is settled when it is written and
/// never changes; its id, and so its order number, is made from them. Money in the firm's currency.
/// </summary>
public sealed record JointOrder : Document
{
    public required string VendorId { get; init; }

    public required Shipping Shipping { get; init; }

    public required JointOrderState State { get; init; }

    /// <summary>One for each purchase, in the order of their ids; no item stands in it twice.</summary>
    public IReadOnlyList<JointLine> Lines { get; set; } = [];

    /// <summary>The vendor's quote over all lines; null where it gave none.</summary>
    public string? QuoteId { get; init; }

    /// <summary>Of the whole order; the lines' shares sum up to it.</summary>
    public decimal ShippingCost { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why its purchases are ordered one by one after all; null while they are not.</summary>
    public string? Reason { get; init; }

    /// <summary>The vendor's idempotency key.</summary>
    [JsonIgnore]
    public string OrderNumber => PurchaseIds.JointOrderNumber(Id);
}

/// <summary>What one purchase buys by a joint order.</summary>
/// <param name="Round">Of the purchase's sourcing; a purchase whose vendors were asked anew is not meant any more.</param>
/// <param name="Alone">What was approved: on the purchase's own quote.</param>
/// <param name="Together">On the joint quote, with its share of the shipping; null where there is none.</param>
public sealed record JointLine(
    string PurchaseId, int Round, string Sku, string ItemName, int Quantity, LineTerms Alone, LineTerms? Together = null);

/// <param name="LeadTimeDays">From the order to the goods, as the vendor quoted it.</param>
public sealed record LineTerms(string QuoteId, decimal UnitPrice, decimal ShippingCost, int LeadTimeDays)
{
    /// <summary>What so many units cost with the shipping.</summary>
    public decimal CostOf(int quantity) => (UnitPrice * quantity) + ShippingCost;
}

/// <summary>Where a joint order stands. It only goes forward.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JointOrderState>))]
public enum JointOrderState
{
    /// <summary>It is cheaper; its purchases are being bound to it, and no vendor knows of it.</summary>
    [JsonStringEnumMemberName("proposed")] Proposed,

    /// <summary>All its purchases are bound to it; the vendor may have been told.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>The vendor has taken it. An end.</summary>
    [JsonStringEnumMemberName("placed")] Placed,

    /// <summary>The vendor has refused it; its purchases are ordered one by one. An end.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>It came to nothing before the vendor was told; likewise. An end.</summary>
    [JsonStringEnumMemberName("dissolved")] Dissolved,
}
