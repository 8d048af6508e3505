using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// An invoice or a credit note of a vendor, and what became of it. Its id is made from kind, vendor and number, so that it is
/// entered once. Money in its own currency, which is the one that its orders are owed in, or the firm's.
/// </summary>
/// <remarks>
/// What follows from a change (the purchases' records, the ledger, what is learned) is owed while <see cref="Followed"/> is
/// behind <see cref="Revision"/>; <see cref="InvoiceFollower"/> carries it out and may repeat it.
/// </remarks>
public sealed record InvoiceDocument : AuditedDocument
{
    public InvoiceKind Kind { get; init; }

    public required string VendorId { get; init; }

    /// <summary>The vendor's own number of it.</summary>
    public required string Number { get; init; }

    /// <summary>The number of the invoice that a credit note is for; null: it names none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Credits { get; init; }

    public required DateOnly IssueDate { get; init; }

    public required DateOnly DueDate { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public IReadOnlyList<InvoiceLine> Lines { get; set; } = [];

    public decimal Tax { get; init; }

    public decimal Freight { get; init; }

    /// <summary>Other charges; below 0: an allowance.</summary>
    public decimal Charges { get; init; }

    public required decimal Total { get; init; }

    /// <summary>What of the total was paid before, as the paper says.</summary>
    public decimal Prepaid { get; init; }

    /// <summary>What it is booked at in the firm's currency; null: its own currency is the firm's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BookedTotal? Booked { get; init; }

    /// <summary>A digest of what the paper says, by which the same one is known when it comes again.</summary>
    public required string Content { get; init; }

    /// <summary>The user who typed it in or sent it in, or "vendor:{id}".</summary>
    public required string EnteredBy { get; init; }

    /// <summary>After that user was erased and while it can still be decided about; see <see cref="RequesterSeal"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequesterSeal? EnteredSeal { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public InvoiceStatus Status { get; init; }

    /// <summary>When it took that status.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>What it differs in from its orders, receipts and returns.</summary>
    public IReadOnlyList<InvoiceDifference> Differences { get; set; } = [];

    /// <summary>What it waits for; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WaitsFor { get; init; }

    /// <summary>A person's word; null: none was needed or given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InvoiceDecision? Decision { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InvoicePayment? Payment { get; init; }

    /// <summary>When approvers were last reminded of it while it differs; null: they were not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Counts the changes of its status.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>The revision of which all that follows is done.</summary>
    public int Followed { get; init; }

    /// <summary>Whether it is behind, by which the sweep finds it, as an index cannot compare two fields; null: it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsUnfollowed => Revision > Followed ? true : null;

    /// <summary>What its vendor's belief was told of it: whether it agreed; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Learned { get; init; }

    internal override string Partition() => Id;
}

/// <summary>Goods of one order.</summary>
/// <param name="Quantity">Stock units; 0: none, it is about money alone.</param>
/// <param name="UnitPrice">Of a stock unit.</param>
/// <param name="Amount">Of the line, without tax.</param>
/// <param name="Said">The same in the unit that the paper names; null: it is of stock units.</param>
public sealed record InvoiceLine(
    string OrderNumber,
    string PurchaseId,
    string Sku,
    int Quantity,
    decimal UnitPrice,
    decimal Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SaidLine? Said = null);

/// <summary>A line as the paper has it, in purchase units.</summary>
/// <param name="UnitPrice">Of one of them.</param>
public sealed record SaidLine(decimal Quantity, decimal UnitPrice, PurchaseUnit Unit);

/// <summary>A total in the firm's currency.</summary>
/// <param name="Rates">Those of its orders, at which it was converted.</param>
public sealed record BookedTotal(string Currency, decimal Total, IReadOnlyList<ExchangeRate> Rates);

/// <summary>Something in which an invoice is above what was ordered and received.</summary>
/// <param name="What">"quantity", "price", "freight", "charges", "tax", "credit" or "duplicate".</param>
/// <param name="Ordered">Stock units, money or a price in the paper's own terms, by what differs; null: nothing of the kind was ordered.</param>
/// <param name="Received">Units that came, or for a credit that went back; null: not of units.</param>
/// <param name="Usual">For a price, what is usual with the vendor for the item; null: not known.</param>
/// <param name="Text">The same in words.</param>
public sealed record InvoiceDifference(
    string What, string? OrderNumber, string? Sku, decimal? Ordered, decimal? Received, decimal Invoiced, decimal? Usual, string Text);

public sealed record InvoiceDecision(string By, DateTimeOffset At, bool Accepted, string Reason);

/// <param name="Date">When it was paid.</param>
/// <param name="Reference">By which the payment is found, such as the bank's.</param>
/// <param name="FirmAmount">What it took in the firm's currency, where the invoice is in another; null: nobody said.</param>
public sealed record InvoicePayment(
    DateOnly Date,
    string Reference,
    string By,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? FirmAmount = null);
