using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Mail;

/// <summary>
/// A request for a quote or an order to a vendor that is reached by e-mail: what it was asked, what it has entered, and the mails
/// about it. Its id is made from what it is for: a purchase with its round and vendor, or the order's number. Quantities and prices
/// are of what the vendor sells by, money is in <see cref="Currency"/>. Times are the firm's, unless they say otherwise.
/// </summary>
public sealed record VendorMailDocument : Document
{
    public required string VendorId { get; init; }

    public required string PurchaseId { get; init; }

    /// <summary>How often vendors were asked for the purchase; 1 the first time.</summary>
    public required int Round { get; init; }

    /// <summary>Whether it is an order; else it asks for a quote.</summary>
    public bool IsOrder { get; init; }

    public required string Sku { get; init; }

    public required string ItemName { get; init; }

    /// <summary>Whole ones of <see cref="Unit"/>.</summary>
    public required int Quantity { get; init; }

    /// <summary>What the vendor sells it by; null: by the piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseUnit? Unit { get; init; }

    public required string Currency { get; init; }

    public required Shipping Shipping { get; init; }

    /// <summary>Of an order: what was agreed for one unit, and for the shipping; null of a request for a quote.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? UnitPrice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? ShippingCost { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? NeededBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a quote counts; null of an order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AnswerBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailQuote? Quote { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailConfirmation? Confirmed { get; init; }

    public IReadOnlyList<MailShipment> Shipments { get; set; } = [];

    /// <summary>That it gives no quote, or takes no order, or gives back one that it had confirmed; and why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailWord? Refused { get; init; }

    /// <summary>When the firm asked to cancel the order; null: it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CancelAskedAt { get; init; }

    /// <summary>That it agreed to cancel, or never had the order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CancelledAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailWord? CancelRefused { get; init; }

    /// <summary>That the vendor's mail server refused its first mail for good, and what it said: the vendor knows of nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailWord? Undeliverable { get; init; }

    public IReadOnlyList<OutgoingMail> Mails { get; set; } = [];

    /// <summary>When a mail is next to be tried, on the clock on the wall; null: none is waiting.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextMailAt { get; init; }

    /// <summary>When the vendor is reminded if it has said nothing by then; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>What was entered, oldest first.</summary>
    public IReadOnlyList<MailEntry> Entries { get; set; } = [];

    /// <summary>How many of the entries, the newest, its purchase has still to be told.</summary>
    public int Untold { get; init; }
}

/// <summary>A quote as the vendor entered it.</summary>
/// <param name="Number">1 the first time; each change is another one.</param>
/// <param name="Available">How many it can deliver.</param>
/// <param name="LeadTimeDays">From the order to the delivery.</param>
/// <param name="ValidUntil">The last day on which it can be ordered so.</param>
public sealed record MailQuote(
    int Number, decimal UnitPrice, int Available, int MinOrderQuantity, int LeadTimeDays, decimal ShippingCost, DateOnly ValidUntil, string? Note);

/// <summary>An order as the vendor confirmed it.</summary>
/// <param name="UnitPrice">Null: as ordered. Likewise the others.</param>
/// <param name="Promised">The day by which all of it is to come.</param>
public sealed record MailConfirmation(DateTimeOffset At, DateOnly Promised, decimal? UnitPrice, decimal? ShippingCost, int? Quantity, string? Note);

/// <summary>A part of an order that the vendor has sent.</summary>
/// <param name="DeliveredAt">When it came, as the vendor says; null: it has not said.</param>
public sealed record MailShipment(string Id, int Quantity, DateTimeOffset ShippedAt, string? Tracking, DateTimeOffset? DeliveredAt);

/// <summary>Something said, and when.</summary>
public sealed record MailWord(DateTimeOffset At, string Reason);

/// <summary>What was entered, or happened to the mails.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Event">As in the purchase's timeline, or a type of vendor event.</param>
/// <param name="Reply">The number of the vendor's reply that a buyer entered it from; null: the vendor entered it itself.</param>
public sealed record MailEntry(
    int Number, DateTimeOffset At, string Event, string Said, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Reply = null);

/// <summary>A mail that is to be sent, or was. Its text is made when it is sent.</summary>
/// <param name="Number">From 1; with the document's id it names the mail to mail servers, however often it is sent.</param>
/// <param name="CreatedAt">On the clock on the wall, as all its times.</param>
/// <param name="NextAttemptAt">When it is to be tried; null: it is done with.</param>
/// <param name="SentAt">When the mail server took it; null: it did not.</param>
/// <param name="Failure">Why the last try failed, or why it is not sent any more.</param>
/// <param name="IsUnderWay">Whether somebody is sending it, or died at that.</param>
/// <param name="MaybeTaken">Whether a try ended so that nobody knows whether the mail server took it.</param>
public sealed record OutgoingMail(
    int Number,
    MailKind Kind,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    int Attempts = 0,
    DateTimeOffset? SentAt = null,
    string? Failure = null,
    bool IsUnderWay = false,
    bool MaybeTaken = false)
{
    /// <summary>Whether the vendor may have it.</summary>
    [JsonIgnore]
    public bool IsMaybeThere => SentAt is not null || IsUnderWay || MaybeTaken;
}

/// <summary>What a mail is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailKind>))]
public enum MailKind
{
    [JsonStringEnumMemberName("quote")] Quote,
    [JsonStringEnumMemberName("order")] Order,
    [JsonStringEnumMemberName("reminder")] Reminder,
    [JsonStringEnumMemberName("cancellation")] Cancellation,
}
