using System.Text.Json.Serialization;

namespace ProcurementFunctions.Invoices;

/// <summary>Where an invoice or a credit note stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvoiceStatus>))]
public enum InvoiceStatus
{
    /// <summary>For goods that are to come, or are being counted.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Agrees with orders and receipts, and so is released.</summary>
    [JsonStringEnumMemberName("matched")] Matched,

    /// <summary>Differs, and waits for a person.</summary>
    [JsonStringEnumMemberName("differs")] Differs,

    /// <summary>A person has accepted it though it differs.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>A person has rejected it; nothing of it is owed.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,

    [JsonStringEnumMemberName("paid")] Paid,
}

/// <summary>What kind of paper it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvoiceKind>))]
public enum InvoiceKind
{
    [JsonStringEnumMemberName("invoice")] Invoice,

    /// <summary>The vendor owes it to the firm.</summary>
    [JsonStringEnumMemberName("creditNote")] CreditNote,
}
