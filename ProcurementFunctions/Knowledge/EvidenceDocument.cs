using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// Evidence as it is kept in the container <c>prices</c>: one document for each, with a price where one was paid or
/// quoted, so that it is the price history and what beliefs can be computed anew from. Partition: SKU. The id is
/// <c>{vendorId}:{date}:{n}</c> with n made from the evidence id, so that the same evidence cannot be stored twice.
/// </summary>
public sealed record EvidenceDocument : AuditedDocument
{
    public required string EvidenceId { get; init; }

    public required string VendorId { get; init; }

    public required string Sku { get; init; }

    public required DateTimeOffset At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? UnitPrice { get; init; }

    public bool Paid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LeadTimeDays { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PromiseErrorDays { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? OnTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ordered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Received { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rejected { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? InStock { get; init; }

    public bool IsFarOff { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Accepted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Answered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? OwnDays { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Withdrawn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WithdrawnAfterDays { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? InvoiceMatched { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProposalOutcome? Proposal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? ProposedTotal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Comment { get; init; }

    public static EvidenceDocument Of(Evidence evidence) => new()
    {
        Id = IdOf(evidence),
        EvidenceId = evidence.Id,
        VendorId = evidence.VendorId,
        Sku = evidence.Sku,
        At = evidence.At.ToUniversalTime(),
        UnitPrice = evidence.UnitPrice,
        Paid = evidence.Paid,
        LeadTimeDays = evidence.LeadTimeDays,
        PromiseErrorDays = evidence.PromiseErrorDays,
        OnTime = evidence.OnTime,
        Ordered = evidence.Ordered,
        Received = evidence.Received,
        Rejected = evidence.Rejected,
        InStock = evidence.InStock,
        IsFarOff = evidence.IsFarOff,
        Accepted = evidence.Accepted,
        Answered = evidence.Answered,
        OwnDays = evidence.OwnDays,
        Withdrawn = evidence.Withdrawn,
        WithdrawnAfterDays = evidence.WithdrawnAfterDays,
        InvoiceMatched = evidence.InvoiceMatched,
        Proposal = evidence.Proposal,
        ProposedTotal = evidence.ProposedTotal,
        Score = evidence.Score,
        By = evidence.By,
        Comment = evidence.Comment,
    };

    public Evidence ToEvidence() => new()
    {
        Id = EvidenceId,
        VendorId = VendorId,
        Sku = Sku,
        At = At,
        UnitPrice = UnitPrice,
        Paid = Paid,
        LeadTimeDays = LeadTimeDays,
        PromiseErrorDays = PromiseErrorDays,
        OnTime = OnTime,
        Ordered = Ordered,
        Received = Received,
        Rejected = Rejected,
        InStock = InStock,
        IsFarOff = IsFarOff,
        Accepted = Accepted,
        Answered = Answered,
        OwnDays = OwnDays,
        Withdrawn = Withdrawn,
        WithdrawnAfterDays = WithdrawnAfterDays,
        InvoiceMatched = InvoiceMatched,
        Proposal = Proposal,
        ProposedTotal = ProposedTotal,
        Score = Score,
        By = By,
        Comment = Comment,
    };

    internal override string Partition() => Sku;

    private static string IdOf(Evidence evidence)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(evidence.Id), hash);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{evidence.VendorId}:{evidence.At.UtcDateTime:yyyy-MM-dd}:{Convert.ToHexStringLower(hash[..8])}");
    }
}
