using System.Text.Json.Serialization;

namespace ProcurementFunctions.Invoices;

/// <summary>An invoice or a credit note as it comes in, typed in or read from UBL.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InvoiceBody
{
    public InvoiceKind Kind { get; init; }

    /// <summary>The vendor's id; may be left out where the vendor itself sends it.</summary>
    public string? Vendor { get; init; }

    public required string Number { get; init; }

    /// <summary>Of a credit note: the number of the invoice that it is for.</summary>
    public string? Credits { get; init; }

    public required DateOnly IssueDate { get; init; }

    /// <summary>Null: it is due when it is issued.</summary>
    public DateOnly? DueDate { get; init; }

    public required string Currency { get; init; }

    /// <summary>The order of all lines that name none themselves.</summary>
    public string? Order { get; init; }

    /// <summary>None where it is for freight or charges of <see cref="Order"/> alone.</summary>
    public required IReadOnlyList<InvoiceLineBody> Lines { get; init; }

    public decimal Tax { get; init; }

    public decimal Freight { get; init; }

    public decimal Charges { get; init; }

    public required decimal Total { get; init; }

    /// <summary>What of the total was paid before.</summary>
    public decimal Prepaid { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InvoiceLineBody
{
    public string? Order { get; init; }

    /// <summary>May be left out where the order has one item.</summary>
    public string? Sku { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>What quantity and price are of, such as "box" or a code of UN/ECE recommendation 20; null: stock units.</summary>
    public string? Unit { get; init; }

    public required decimal UnitPrice { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>What the price is of, where a document says it apart; null: as the quantity.</summary>
    [JsonIgnore]
    public string? PriceUnit { get; init; }

    /// <summary>Whether it comes from a document whose quantities bear a unit, and has none.</summary>
    [JsonIgnore]
    public bool LacksUnit { get; init; }
}

/// <summary>A person's word on an invoice that differs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InvoiceDecisionBody
{
    public const string Accept = "accept";
    public const string Reject = "reject";

    /// <summary>"accept" or "reject".</summary>
    public required string Decision { get; init; }

    public required string Reason { get; init; }
}

/// <summary>That an invoice was paid.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PaymentBody
{
    public required DateOnly Date { get; init; }

    public required string Reference { get; init; }

    /// <summary>What it took in the firm's currency, where the invoice is in another.</summary>
    public decimal? FirmAmount { get; init; }
}
