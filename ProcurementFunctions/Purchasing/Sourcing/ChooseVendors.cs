using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>
/// Activity: picks the best of the quotes and writes choice and reasons into the record; or says which vendors are to be
/// asked for exactly their parts before.
/// </summary>
internal sealed class ChooseVendors(IPurchaseStore purchases, DecisionDesk decisions, IKnowledge knowledge, TimeProvider time)
{
    [Function(nameof(ChooseVendors))]
    public async Task<ChosenVendors> RunAsync([ActivityTrigger] QuoteAnswers given, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(given.PurchaseId, cancellation);
        var (inputs, failures) = await InputsAsync(purchase, given, cancellation);
        var (choice, record) = ChoiceRules.Choose(inputs);
        if (PartRules.ToAsk(record) is { Count: > 0 } parts)
        {
            record = record with { Inputs = PartRules.Asked(record) };
            var asking = await purchases.ChangeAsync(given.PurchaseId, p => SourcingRules.Asking(p, failures, record), cancellation);
            return new(asking.Status, asking.Status == PurchaseStatus.Sourcing ? parts : []);
        }

        return new(await WriteAsync(given.PurchaseId, failures, choice, record, cancellation), []);
    }

    /// <summary>The choice from what was answered for the whole quantity.</summary>
    public async Task<PurchaseStatus> ChooseAsync(QuoteAnswers given, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(given.PurchaseId, cancellation);
        var (inputs, failures) = await InputsAsync(purchase, given, cancellation);
        var (choice, record) = ChoiceRules.Choose(inputs);
        return await WriteAsync(given.PurchaseId, failures, choice, record, cancellation);
    }

    private async Task<(DecisionInputs Inputs, IReadOnlyList<QuoteFailure> Failures)> InputsAsync(
        PurchaseDocument purchase, QuoteAnswers given, CancellationToken cancellation)
    {
        foreach (var lesson in QuoteLessons.Unanswered(purchase, given, time.GetUtcNow())) await knowledge.LearnAsync(lesson, cancellation);
        if (given.PlanNumber > 0 && purchase.DecisionRecord is { } record)
            return (PartRules.Answered(record.Inputs, given.PlanNumber, given.Answers), purchase.QuoteFailures);
        var quotes = given.Answers.Where(answer => answer.Quote is not null).Select(answer => answer.Quote!).ToArray();
        QuoteFailure[] failures =
        [
            .. given.Answers
                .Where(answer => answer.Quote is null)
                .Select(answer => new QuoteFailure(answer.VendorId, answer.Failure ?? "gave no quote", answer.IsUnanswered)),
        ];
        return (await decisions.GatherAsync(purchase.Wish(), quotes, failures, cancellation), failures);
    }

    private async Task<PurchaseStatus> WriteAsync(
        string purchaseId, IReadOnlyList<QuoteFailure> failures, Choice? choice, DecisionRecord record, CancellationToken cancellation)
    {
        var written = await purchases.ChangeAsync(
            purchaseId,
            p => SourcingRules.Chosen(p, [.. record.Inputs.AllQuotes], failures, choice, record, time.GetUtcNow()),
            cancellation);
        return written.Status;
    }
}
