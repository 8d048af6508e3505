using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Activity: picks the best of the quotes and writes choice and reasons into the record.</summary>
internal sealed class ChooseOffer(IPurchaseStore purchases, DecisionDesk decisions, TimeProvider time)
{
    [Function(nameof(ChooseOffer))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] QuoteAnswers given, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(given.PurchaseId, cancellation);
        var quotes = given.Answers.Where(answer => answer.Quote is not null).Select(answer => answer.Quote!).ToArray();
        var failures = given.Answers
            .Where(answer => answer.Quote is null)
            .Select(answer => new QuoteFailure(answer.VendorId, answer.Failure ?? "gave no quote"))
            .ToArray();
        var (choice, record) = ChoiceRules.Choose(await decisions.GatherAsync(purchase.Wish(), quotes, failures, cancellation));
        var written = await purchases.ChangeAsync(
            given.PurchaseId,
            p => SourcingRules.Chosen(p, quotes, failures, choice, record, time.GetUtcNow()),
            cancellation);
        return written.Status;
    }
}
