using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Notices;

/// <summary>
/// A notice that is to be delivered, and how far that is. It holds ids alone: what is said is made from the purchase or the invoice
/// when it is sent. Its id is made from purchase, event and kind, so that the same notice is one.
/// </summary>
public sealed record NoticeDocument : Document
{
    public required string PurchaseId { get; init; }

    /// <summary>The invoice that it is about, of that purchase and perhaps of others; null: it is about the purchase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InvoiceId { get; init; }

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened, in the firm's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was first to be sent, on the wall clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be tried next, on the wall clock.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    public NoticeState State { get; set; } = NoticeState.Pending;

    /// <summary>Why the last try failed; null: it did not, or there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastFailure { get; init; }
}

/// <summary>How far a notice is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeState>))]
public enum NoticeState
{
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("delivered")] Delivered,

    /// <summary>Tried for long enough; the doctor tells of it.</summary>
    [JsonStringEnumMemberName("givenUp")] GivenUp,
}
