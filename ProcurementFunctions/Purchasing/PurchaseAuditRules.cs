using System.Globalization;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// What of a purchase's timeline goes to the audit trail: what persons and policies decided, who asked for it, and what the
/// agent chose. A timeline only grows, so that an entry's place in it makes its id. Pure.
/// </summary>
internal static class PurchaseAuditRules
{
    /// <summary>Moves that follow from a decision which the timeline has told right before.</summary>
    private static readonly string[] Consequences =
        [PurchaseRules.NameOf(PurchaseStatus.Ordering), PurchaseRules.NameOf(PurchaseStatus.PartiallyReceived)];

    public static string SubjectOf(string purchaseId) => $"purchase:{purchaseId}";

    /// <summary>The entries for what the timeline tells from this place on.</summary>
    public static IReadOnlyList<AuditEntry> EntriesOf(PurchaseDocument purchase, int from) =>
        [.. purchase.Timeline.Select((entry, place) => (entry, place)).Skip(from).Where(one => IsDecision(one.entry)).Select(one => EntryOf(purchase, one.entry, one.place))];

    private static bool IsDecision(TimelineEntry entry) => !Consequences.Contains(entry.Event)
        && (PurchaseRules.IsPerson(entry.By) || entry.By == PurchaseRules.Policy || entry.Event is "requested" or "chosen");

    private static AuditEntry EntryOf(PurchaseDocument purchase, TimelineEntry entry, int place) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{purchase.Id}:{place:D4}"),
        Subject = SubjectOf(purchase.Id),
        Kind = entry.Event,
        By = entry.By,
        At = entry.At,
        Why = entry.Detail,
    };
}
