using System.Globalization;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Notices;

/// <summary>Which events of a purchase somebody is to hear of, and when a notice is tried again. Pure.</summary>
internal static class NoticeRules
{
    public const string Approver = "approver";
    public const string Buyer = "buyer";
    public const string Admin = "admin";

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, string[]> KindsByEvent = new()
    {
        [PurchaseRules.NameOf(PurchaseStatus.AwaitingApproval)] = [NoticeKinds.DecisionWaiting],
        [AutonomyRules.Event] = [NoticeKinds.DecisionByItself],
        ["reminded"] = [NoticeKinds.DecisionReminder],
        ["passedOn"] = [NoticeKinds.DecisionPassedOn],
        [PurchaseRules.NameOf(PurchaseStatus.Expired)] = [NoticeKinds.DecisionExpired, NoticeKinds.PurchaseExpired],
        [PurchaseRules.NameOf(PurchaseStatus.Ordered)] = [NoticeKinds.PurchaseOrdered],
        [PurchaseRules.NameOf(PurchaseStatus.Received)] = [NoticeKinds.PurchaseReceived],
        [PurchaseRules.NameOf(PurchaseStatus.Rejected)] = [NoticeKinds.PurchaseRejected],
        [PurchaseRules.NameOf(PurchaseStatus.Cancelled)] = [NoticeKinds.PurchaseCancelled],
        [PurchaseRules.NameOf(PurchaseStatus.Failed)] = [NoticeKinds.PurchaseFailed],
        [PurchaseRules.NameOf(PurchaseStatus.NoOffer)] = [NoticeKinds.PurchaseNoOffer],
        [Mail.OutboxRules.Unreachable] = [NoticeKinds.VendorUnreachable],
    };

    /// <summary>The notices for what the timeline tells from this place on.</summary>
    /// <param name="wallNow">From when on they are to be sent.</param>
    public static IEnumerable<NoticeDocument> Of(PurchaseDocument purchase, int from, DateTimeOffset wallNow) =>
        from entry in purchase.Timeline.Select((entry, place) => (entry.Event, entry.At, Place: place)).Skip(@from)
        from kind in KindsByEvent.GetValueOrDefault(entry.Event, [])
        select new NoticeDocument
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{purchase.Id}-{entry.Place:D4}-{kind}"),
            PurchaseId = purchase.Id,
            Kind = kind,
            At = entry.At,
            CreatedAt = wallNow,
            NextAttemptAt = wallNow,
        };

    /// <summary>Whom a notice is for.</summary>
    public static string AudienceOf(string kind) => kind switch
    {
        NoticeKinds.ShopSilent => Admin,
        _ when kind.StartsWith("decision", StringComparison.Ordinal) || kind.StartsWith("invoice", StringComparison.Ordinal) => Approver,
        _ => Buyer,
    };

    /// <summary>A notice that somebody begins to send: while it is under way nobody else does.</summary>
    /// <param name="lease">For how long, should the sender die.</param>
    public static NoticeDocument Begun(NoticeDocument notice, DateTimeOffset wallNow, TimeSpan lease) =>
        notice with { Attempts = notice.Attempts + 1, NextAttemptAt = wallNow + lease };

    /// <summary>A notice after a try: delivered, to be tried again after a pause that doubles, or given up.</summary>
    /// <param name="failure">Null: it was taken.</param>
    public static NoticeDocument Tried(
        NoticeDocument notice, string? failure, DateTimeOffset wallNow, TimeSpan firstPause, TimeSpan giveUpAfter) => failure switch
        {
            null => notice with { State = NoticeState.Delivered, LastFailure = null },
            _ when wallNow - notice.CreatedAt >= giveUpAfter => notice with { State = NoticeState.GivenUp, LastFailure = failure },
            _ => notice with { LastFailure = failure, NextAttemptAt = wallNow + Pause(notice.Attempts, firstPause) },
        };

    private static TimeSpan Pause(int attempts, TimeSpan first)
    {
        var pause = first * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}
