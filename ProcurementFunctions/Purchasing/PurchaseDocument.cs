using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// The record of a purchase: the truth about it, and its audit trail. The orchestration moves it on; people, vendors and
/// the stock check write what they decided into it first and then nudge the orchestration.
/// </summary>
public sealed record PurchaseDocument : Document
{
    public required string Sku { get; init; }

    public required string ItemName { get; init; }

    /// <summary>Units to buy. What is ordered stands in <see cref="Choice"/>.</summary>
    public required int Quantity { get; init; }

    /// <summary>Units asked for, where the requester always needs more than that; null: <see cref="Quantity"/>.</summary>
    public int? RaisedFrom { get; init; }

    public DateOnly? NeededBy { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>After the requester was erased and until the purchase has ended; see <see cref="RequesterSeal"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequesterSeal? RequesterSeal { get; init; }

    public required PurchaseSource Source { get; init; }

    /// <summary>See <see cref="PurchaseRequest.Need"/>.</summary>
    public required string Need { get; init; }

    public string? Reason { get; init; }

    public ReorderTrigger? Trigger { get; init; }

    public required PurchaseStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public IReadOnlyList<Quote> Quotes { get; set; } = [];

    /// <summary>Vendors that were asked and did not give a quote, and why.</summary>
    public IReadOnlyList<QuoteFailure> QuoteFailures { get; set; } = [];

    /// <summary>How often vendors were asked anew; 1 the first time.</summary>
    public int Round { get; set; } = 1;

    /// <summary>
    /// Units that are bought anew beside orders that stand, as the vendors that were to deliver them will not; null: there
    /// are none, or all of it is. <see cref="Choice"/> then holds the orders that stand and what is added to them.
    /// </summary>
    public int? Rest { get; init; }

    public Choice? Choice { get; init; }

    /// <summary>All that the choice was made from, so that it can be explained and made again with other weights.</summary>
    public DecisionRecord? DecisionRecord { get; init; }

    public Approval? Approval { get; init; }

    public IReadOnlyList<PurchaseOrder> Orders { get; set; } = [];

    public IReadOnlyList<GoodsReceipt> Receipts { get; set; } = [];

    /// <summary>Whether it takes the requester above the budget they told, so that a person must approve it.</summary>
    public bool IsOverOwnBudget { get; init; }

    public BudgetEntry? Budget { get; init; }

    /// <summary>
    /// The period in which money is about to be set aside, noted before the ledger is told, so that it is given back also
    /// where a crash or a cancellation came in between.
    /// </summary>
    public string? BudgetPeriod { get; init; }

    /// <summary>Until when an approved purchase can be withdrawn free, as its vendor is not told before; null: no hold.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The item's projected stock when it was asked for; null: not known.</summary>
    public int? ProjectedThen { get; init; }

    /// <summary>Why the agent itself gave it up, as what it was for had gone; null: it did not.</summary>
    public string? DroppedBecause { get; init; }

    public CancelRequest? Cancel { get; init; }

    /// <summary>Ids of vendor events that were applied, so that a repeated one changes nothing.</summary>
    public IReadOnlyList<string> VendorEvents { get; set; } = [];

    /// <summary>
    /// How often something was written that the orchestration must look at, and how much of it it has looked at. While they
    /// differ, the sweep nudges it again.
    /// </summary>
    public int Signals { get; init; }

    public int SignalsSeen { get; init; }

    public IReadOnlyList<TimelineEntry> Timeline { get; set; } = [];
}

/// <param name="At">In the firm's time.</param>
/// <param name="Event">A short name in camelCase, such as "quoteReceived".</param>
/// <param name="By">A user id, "vendor:{id}", "policy" or "agent".</param>
public sealed record TimelineEntry(DateTimeOffset At, string Event, string By, string Detail);

/// <summary>A vendor's answer to a request for quotation. Money in the firm's currency, quantities in units.</summary>
/// <param name="Usual">What this vendor usually took when the quote came; null while too little was known.</param>
/// <param name="ForQuantity">The quantity that it was asked for, whose shipping it states; null: an older version asked.</param>
public sealed record Quote(
    string VendorId,
    string QuoteId,
    string Sku,
    decimal UnitPrice,
    IReadOnlyList<PriceBreak> PriceBreaks,
    int MinOrderQuantity,
    int? MaxOrderQuantity,
    int PackSize,
    int Available,
    int LeadTimeDays,
    decimal ShippingCost,
    string Currency,
    DateTimeOffset ValidUntil,
    UsualPrice? Usual = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ForQuantity = null);

/// <summary>From this quantity on, a unit costs this.</summary>
public sealed record PriceBreak(int MinQuantity, decimal UnitPrice);

/// <param name="IsUnanswered">Whether the vendor gave no answer, not even a no.</param>
public sealed record QuoteFailure(string VendorId, string Reason, bool IsUnanswered = false);

/// <summary>What is to be ordered from whom.</summary>
/// <param name="Lines">One for each vendor.</param>
/// <param name="Total">Goods and shipping, in the firm's currency.</param>
/// <param name="Quantity">Units over all lines; may differ from what was asked for.</param>
/// <param name="Notes">What a person should know before they approve, such as a minimum order above the need.</param>
public sealed record Choice(IReadOnlyList<ChoiceLine> Lines, decimal Total, int Quantity, IReadOnlyList<string> Notes);

/// <param name="ExpectedArrival">Promise corrected by what was learned about this vendor's promises.</param>
/// <param name="PriceFlag">Where the price is far from what this vendor usually takes: how; else null.</param>
/// <param name="OrderNumber">The order that was made of it; null: none yet, or an older version made it.</param>
public sealed record ChoiceLine(
    string VendorId,
    string VendorName,
    string QuoteId,
    int Quantity,
    decimal UnitPrice,
    decimal ShippingCost,
    DateTimeOffset ExpectedArrival,
    double Reliability,
    string? PriceFlag = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderNumber = null);

/// <summary>The inputs of a choice and how the candidates ranked, the best first.</summary>
/// <param name="IsExact">
/// That no other way to buy is better than the first; false where there were too many to look at all.
/// </param>
public sealed record DecisionRecord(DecisionInputs Inputs, IReadOnlyList<RankedPlan> Ranking, bool IsExact = true);

/// <summary>
/// A candidate and how it did: each score is the best candidate's figure by its own, above 0 and 1 for the best; together
/// their weighted product, times a factor where all of it comes from preferred vendors.
/// </summary>
/// <param name="LandedUnitCost">Goods and shipping by unit bought.</param>
/// <param name="Total">Goods and shipping; 0 in records that were made before it was kept.</param>
public sealed record RankedPlan(
    IReadOnlyList<ChoiceLine> Lines,
    int Quantity,
    decimal LandedUnitCost,
    double ArrivalDays,
    double Reliability,
    double CostScore,
    double SpeedScore,
    double ReliabilityScore,
    double Score,
    string Reason,
    decimal Total = 0);

/// <summary>An approval that is asked for, and what was decided.</summary>
/// <param name="Digest">Of vendor, quantities, prices and total as they were shown; a decision names it.</param>
/// <param name="Required">False where the policy itself approves.</param>
/// <param name="Shown">What the person was shown.</param>
/// <param name="Policy">The policy that counted, as it was then.</param>
/// <param name="HoldMinutes">The undo window after an approval, as it was then; see <see cref="OrderingSettings"/>.</param>
/// <param name="Changed">Where something else had been approved before: what is different now.</param>
/// <param name="PassedTo">The approver whom it was passed on to; null: nobody. Anyone else with the role may still decide.</param>
/// <param name="PassedAt">When it was; the wait began anew then.</param>
/// <param name="Passes">How often people passed it on.</param>
public sealed record Approval(
    string Digest,
    bool Required,
    Choice Shown,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    ApprovalPolicy Policy,
    ApprovalDecision? Decision = null,
    DateTimeOffset? RemindedAt = null,
    double HoldMinutes = 0,
    ApprovalChange? Changed = null,
    string? PassedTo = null,
    DateTimeOffset? PassedAt = null,
    int Passes = 0);

/// <summary>How what is to be approved differs from what was approved before. Money in the firm's currency.</summary>
/// <param name="Why">Why it is asked again.</param>
public sealed record ApprovalChange(
    string Why,
    decimal OldTotal,
    decimal NewTotal,
    int OldQuantity,
    int NewQuantity,
    IReadOnlyList<string> OldVendors,
    IReadOnlyList<string> NewVendors);

/// <param name="By">The user who decided, or "policy".</param>
public sealed record ApprovalDecision(bool Approved, string By, DateTimeOffset At, string? Comment);

/// <summary>An order with a vendor. Its number is made before the vendor is called and never changes.</summary>
public sealed record PurchaseOrder
{
    public required string Number { get; init; }

    public required string VendorId { get; init; }

    public required string QuoteId { get; init; }

    public required int Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    public required decimal ShippingCost { get; init; }

    public required Shipping Shipping { get; init; }

    public required OrderState State { get; init; }

    /// <summary>Whether the vendor may have been told of it; from then on it is looked up before it is placed again.</summary>
    public bool Attempted { get; init; }

    /// <summary>When its vendor was first told of it; null: it was not, or nobody noted when.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>What its vendor says it costs, where that is not what was ordered and nobody has agreed to it.</summary>
    public OrderPrice? VendorPrice { get; init; }

    /// <summary>That it alone, of several, is to be cancelled with its vendor, as nobody agrees to its price; null: it is not.</summary>
    public CancelRequest? CancelWish { get; init; }

    /// <summary>When its vendor refused to cancel it; null: it did not.</summary>
    public DateTimeOffset? CancelRefusedAt { get; init; }

    /// <summary>When its vendor took it back, whole, after it had taken it; null: it did not.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>How many units its vendor accepted, where these are fewer than were ordered; null: all.</summary>
    public int? AcceptedQuantity { get; init; }

    /// <summary>What its vendor said of it in a document of its own; see <see cref="ResponseRules"/>.</summary>
    public VendorResponse? Response { get; init; }

    /// <summary>Whether what its vendor will not deliver was asked of others, whatever came of it.</summary>
    public bool IsSoughtElsewhere { get; init; }

    /// <summary>When it was noted that it is late.</summary>
    public DateTimeOffset? LateNotedAt { get; init; }

    public string? VendorOrderId { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>When the vendor says that the goods come; the first promise and the newest.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    public DateTimeOffset? ExpectedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public string? Tracking { get; init; }

    /// <summary>Units that the vendor says it has delivered so far.</summary>
    public int DeliveredQuantity { get; init; }

    /// <summary>Up to which of the delivered units a person has counted what came.</summary>
    public int CountedQuantity { get; init; }

    /// <summary>When the vendor last delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>
    /// Where it is this purchase's part of a joint order, which has the same number in every purchase that shares it; null:
    /// the order is its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SharedOrder? Shared { get; init; }

    /// <summary>Units that are to come, as its vendor agreed.</summary>
    [JsonIgnore]
    public int Agreed => AcceptedQuantity ?? Quantity;

    /// <summary>Goods and shipping of what is to come.</summary>
    [JsonIgnore]
    public decimal Total => (UnitPrice * Agreed) + ShippingCost;

    /// <summary>Whether the vendor holds it, so that goods may still come.</summary>
    [JsonIgnore]
    public bool IsWithVendor => State is OrderState.Placed or OrderState.Backordered or OrderState.Shipped or OrderState.Delivered;

    /// <summary>
    /// Whether its vendor will not deliver it, though it was asked to. Of a joint order that is refused each part is ordered by
    /// itself.
    /// </summary>
    [JsonIgnore]
    public bool IsDenied => this is { State: OrderState.Refused, Shared: null } || TakenBackAt is not null;

    /// <summary>Whether it is a part of a joint order that came to nothing without its vendor being at fault.</summary>
    [JsonIgnore]
    public bool IsOff => this is { State: OrderState.Refused or OrderState.Cancelled, Shared: not null };
}

/// <summary>A vendor's answer to an order, in a document that it sent: its word, where its order shows nothing else.</summary>
/// <param name="EventId">Of the document.</param>
/// <param name="IsRejected">Whether it will deliver nothing of it.</param>
/// <param name="Quantity">Units that it accepts; null: it does not say. Likewise the price of a unit, in the firm's currency.</param>
/// <param name="Promised">The day by which all of it is to come.</param>
/// <param name="IsLookedAt">Whether it was compared with the vendor's order.</param>
public sealed record VendorResponse(
    string EventId,
    DateTimeOffset At,
    bool IsRejected,
    int? Quantity = null,
    decimal? UnitPrice = null,
    DateOnly? Promised = null,
    bool IsLookedAt = false);

/// <summary>What a unit and the shipping of an order cost, in the firm's currency.</summary>
public sealed record OrderPrice(decimal UnitPrice, decimal ShippingCost);

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

/// <summary>Goods that came in.</summary>
/// <param name="Quantity">Units that arrived, the rejected ones among them.</param>
/// <param name="By">Who booked it: a user, or "vendor:{id}" for a vendor's delivery notice.</param>
public sealed record GoodsReceipt(
    string ReceiptId, string OrderNumber, string Sku, int Quantity, int Rejected, DateTimeOffset At, string By);

/// <summary>What the purchase holds of the budget; the ledger has the same entry.</summary>
public sealed record BudgetEntry(string Period, BudgetState State, decimal Amount, DateTimeOffset At);

public sealed record CancelRequest(string By, DateTimeOffset At, string Reason);
