using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Notices;

/// <summary>
/// A notice that is to be delivered, and how far that is. It holds ids alone: what is said is made from the purchase, the invoice or
/// the shop when it is sent. Its id is made from what it is about, event and kind, so that the same notice is one.
/// </summary>
public sealed record NoticeDocument : Document
{
    /// <summary>The purchase that it is about, or one of those of the invoice; null: it is about a shop.</summary>
    public required string? PurchaseId { get; init; }

    /// <summary>The invoice that it is about, of that purchase and perhaps of others; null: it is about the purchase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InvoiceId { get; init; }

    /// <summary>The shop that it is about, as it is called in the settings; null: it is about something else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Shop { get; init; }

    /// <summary>What it is about, for people.</summary>
    [JsonIgnore]
    public string About => InvoiceId ?? PurchaseId ?? $"shop {Shop}";

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened, in the firm's time; of a shop on the wall clock.</summary>
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
