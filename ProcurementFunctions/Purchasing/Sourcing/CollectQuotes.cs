using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>
/// Activity: takes the quotes that vendors have given by e-mail, and says whether the purchase waits for more of them. Who has not
/// answered when its time is over is left out.
/// </summary>
internal sealed class CollectQuotes(IPurchaseStore purchases, QuoteDesk quotes, TimeProvider time)
{
    [Function(nameof(CollectQuotes))]
    public async Task<CollectedQuotes> RunAsync([ActivityTrigger] QuoteAnswers given, CancellationToken cancellation)
    {
        var before = await purchases.RequireAsync(given.PurchaseId, cancellation);
        if (before.Status != PurchaseStatus.Sourcing) return new(before.Status, given.Answers, null);
        var now = time.GetUtcNow();
        var answers = await Task.WhenAll(given.Answers.Select(answer => LookAsync(before, answer, now, cancellation)));
        var written = await purchases.ChangeAsync(given.PurchaseId, p => AwaitingRules.Looked(p, before.Signals, answers, now), cancellation);
        if (written.Status != PurchaseStatus.Sourcing || written.AwaitsQuotesUntil is null) return new(written.Status, answers, null);
        return new(written.Status, answers, written.Signals == written.SignalsSeen ? answers.Min(answer => answer.AwaitedUntil) : now);
    }

    private async Task<QuoteAnswer> LookAsync(PurchaseDocument purchase, QuoteAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (answer.AwaitedUntil is null) return answer;
        try
        {
            return AwaitingRules.InTime(await quotes.AskAsync(answer.VendorId, purchase.Wish(), cancellation), now);
        }
        catch (VendorUnavailableException e)
        {
            return new(answer.VendorId, null, e.Message, IsUnanswered: true);
        }
    }
}
