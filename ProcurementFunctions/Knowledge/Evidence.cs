using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

/// <summary>What a person made of a purchase that the agent proposed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalOutcome>))]
public enum ProposalOutcome
{
    /// <summary>Agreed to as it was.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,

    /// <summary>Agreed to in part, or with a ceiling.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    [JsonStringEnumMemberName("rejected")] Rejected,

    /// <summary>Withdrawn, also after it had been approved.</summary>
    [JsonStringEnumMemberName("undone")] Undone,
}

/// <summary>
/// Something that happened with a vendor and from which the agent learns. Each has an id made from its cause, so that the
/// same thing told twice is learned once. What is null says nothing.
/// </summary>
public sealed record Evidence
{
    /// <summary>Such as "po:4:4" for an imported line, "quote:{quoteId}", "order:{orderNumber}".</summary>
    public required string Id { get; init; }

    public required string VendorId { get; init; }

    public required string Sku { get; init; }

    /// <summary>
    /// When it happened, in the firm's time, as its cause has it on record: a repeat must say the same time.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Price paid or quoted for one unit.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Whether <see cref="UnitPrice"/> was paid and not only quoted.</summary>
    public bool Paid { get; init; }

    public double? LeadTimeDays { get; init; }

    public double? PromiseErrorDays { get; init; }

    public bool? OnTime { get; init; }

    public int? Ordered { get; init; }

    public int? Received { get; init; }

    public int? Rejected { get; init; }

    /// <summary>For a quote: whether the vendor could cover the whole quantity from stock.</summary>
    public bool? InStock { get; init; }

    /// <summary>For a quote: whether its price was far from what is usual, see <see cref="UsualPriceRules"/>.</summary>
    public bool IsFarOff { get; init; }

    /// <summary>For an order: whether the vendor took it.</summary>
    public bool? Accepted { get; init; }

    /// <summary>For a request for quotation: whether the vendor answered it, with a quote or a no.</summary>
    public bool? Answered { get; init; }

    /// <summary>For an order of which goods came: see <see cref="BeliefNames.OwnDays"/>.</summary>
    public double? OwnDays { get; init; }

    /// <summary>For an order that the vendor took: whether it took it back.</summary>
    public bool? Withdrawn { get; init; }

    /// <summary>For an order that the vendor took back: see <see cref="BeliefNames.WithdrawnAfterDays"/>.</summary>
    public double? WithdrawnAfterDays { get; init; }

    /// <summary>For an invoice: whether it agreed with the order and the receipts without a person.</summary>
    public bool? InvoiceMatched { get; init; }

    /// <summary>For a purchase that the agent proposed by itself: what a person made of it.</summary>
    public ProposalOutcome? Proposal { get; init; }

    /// <summary>For a proposal: goods and shipping of it, in the firm's currency.</summary>
    public decimal? ProposedTotal { get; init; }

    /// <summary>For a person's rating: 0 bad to 1 good.</summary>
    public double? Score { get; init; }

    /// <summary>For a person's rating: who gave it.</summary>
    public string? By { get; init; }

    /// <summary>What was said with it.</summary>
    public string? Comment { get; init; }

    /// <summary>The <see cref="Sku"/> of evidence that is about no single item.</summary>
    public const string NoItem = "-";
}
