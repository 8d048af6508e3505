namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>How a purchase waits for quotes that take hours, as they come by e-mail. Pure.</summary>
internal static class AwaitingRules
{
    /// <summary>An answer that is still awaited when its time is over is none.</summary>
    public static QuoteAnswer InTime(QuoteAnswer answer, DateTimeOffset now) => answer.AwaitedUntil is { } until && until <= now
        ? new(answer.VendorId, null, $"was asked by e-mail and did not answer until {until:u}", IsUnanswered: true)
        : answer;

    /// <summary>The record after a look at what has come; without awaited answers it waits no more.</summary>
    /// <param name="seen">How much had been written into the record when the look began.</param>
    public static PurchaseDocument Looked(PurchaseDocument purchase, int seen, IReadOnlyList<QuoteAnswer> answers, DateTimeOffset now)
    {
        if (purchase.Status != PurchaseStatus.Sourcing) return purchase;
        var awaited = answers.Where(answer => answer.AwaitedUntil is not null).ToArray();
        var until = awaited.Length == 0 ? null : awaited.Max(answer => answer.AwaitedUntil);
        if (until is { } by && purchase.AwaitsQuotesUntil is null)
        {
            purchase = purchase.Noted(
                now, "quotesAwaited", PurchaseRules.Agent, $"{string.Join(" and ", awaited.Select(answer => answer.VendorId))}: asked by e-mail, awaited until {by:u}");
        }

        return purchase.AwaitsQuotesUntil == until && purchase.SignalsSeen == seen ? purchase : purchase with { AwaitsQuotesUntil = until, SignalsSeen = seen };
    }

    /// <summary>
    /// A vendor has answered by e-mail, or cannot be reached by it. Once for each event; a purchase that has gone on or ended keeps the
    /// note and nothing else.
    /// </summary>
    /// <param name="what">The event of the timeline.</param>
    public static PurchaseDocument Told(PurchaseDocument purchase, string eventId, string what, string by, string detail, DateTimeOffset now)
    {
        if (purchase.VendorEvents.Contains(eventId)) return purchase;
        var noted = purchase.Heard(eventId).Noted(now, what, by, detail);
        // That no mail reached a vendor may be all that kept a purchase from an offer: who asks why reads it there.
        return purchase.IsOpen() ? noted.Signalled() : noted;
    }
}
