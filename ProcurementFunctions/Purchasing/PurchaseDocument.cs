using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

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

    /// <summary>See <see cref="PurchaseRequest.Shipping"/>; likewise what follows.</summary>
    public Shipping? Shipping { get; init; }

    public string? Vendor { get; init; }

    public decimal? MaxTotal { get; init; }

    public decimal? MaxUnitPrice { get; init; }

    public string? Note { get; init; }

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

    /// <summary>Until when it waits for quotes by e-mail; null: it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AwaitsQuotesUntil { get; init; }

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

    /// <summary>Goods that went back to their vendors; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GoodsReturn>? Returns { get; init; }

    /// <summary>How many of the returns the stock and the ledger are still to be told of; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReturnsToBook { get; init; }

    /// <summary>What its vendors invoiced and credited, as the invoices say, in the sequence in which they came; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PurchaseInvoice>? Invoices { get; init; }

    /// <summary>Whether it takes the requester above the budget they told, so that a person must approve it.</summary>
    public bool IsOverOwnBudget { get; init; }

    /// <summary>Why the firm's budget does not cover it, so that only an explicit exception approves it; null: it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OverBudget { get; init; }

    /// <summary>When it was first held against the purchases that it counts together with; it counts for those that come after.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WeighedAt { get; init; }

    /// <summary>The purchases with which it comes to the limit below which the policy approves; null: it stays below.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? CountedWith { get; init; }

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

    /// <summary>Whether they differ, by which the sweep finds it; null: they do not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? HasUnseen => Signals > SignalsSeen ? true : null;

    public IReadOnlyList<TimelineEntry> Timeline { get; set; } = [];
}

/// <summary>What the purchase holds of the budget; the ledger has the same entry.</summary>
public sealed record BudgetEntry(string Period, BudgetState State, decimal Amount, DateTimeOffset At);

public sealed record CancelRequest(string By, DateTimeOffset At, string Reason);
