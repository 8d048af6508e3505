using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <inheritdoc cref="ISourcing"/>
internal sealed class Sourcing(
    VendorSelection vendors, QuoteDesk quotes, DecisionDesk decisions, IKnowledge knowledge, TimeProvider time) : ISourcing
{
    public async Task<SourcingResult> FindBestAsync(SourcingRequest request, CancellationToken cancellation)
    {
        var selected = await vendors.ForAsync(request, cancellation);
        var answers = await Task.WhenAll(selected.Asked.Select(vendor => AskAsync(vendor.VendorId, request, cancellation)));
        QuoteFailure[] failures =
            [.. answers.Where(answer => answer.Failure is not null).Select(answer => new QuoteFailure(answer.VendorId, answer.Failure!, answer.IsUnanswered))];
        var found = answers.Where(answer => answer.Quote is not null).Select(answer => answer.Quote!).ToArray();
        var (choice, record) = ChoiceRules.Choose(await decisions.GatherAsync(request, found, failures, cancellation));
        while (PartRules.ToAsk(record) is { Count: > 0 } parts)
        {
            var inputs = PartRules.Asked(record);
            var exact = await Task.WhenAll(parts.Select(part => AskAsync(part.VendorId, request with { Quantity = part.Quantity }, cancellation)));
            (choice, record) = ChoiceRules.Choose(PartRules.Answered(inputs, inputs.AskedPlans!.Count, exact));
        }

        return new([.. record.Inputs.AllQuotes], failures, choice, record, NoOffer.Why(record));
    }

    private async Task<QuoteAnswer> AskAsync(string vendorId, SourcingRequest request, CancellationToken cancellation)
    {
        try
        {
            return await AskTwiceAsync(vendorId, request, cancellation);
        }
        catch (VendorUnavailableException e)
        {
            await knowledge.LearnAsync(QuoteLessons.Unanswered(vendorId, request, time.GetUtcNow()), cancellation);
            return new(vendorId, null, e.Message, IsUnanswered: true);
        }
    }

    /// <summary>Somebody waits for the answer, so a vendor that stumbles is asked once more, and one that hangs is not.</summary>
    private async Task<QuoteAnswer> AskTwiceAsync(string vendorId, SourcingRequest request, CancellationToken cancellation)
    {
        try
        {
            return await quotes.AskAsync(vendorId, request, cancellation);
        }
        catch (VendorUnavailableException e) when (e.WasReached)
        {
            return await quotes.AskAsync(vendorId, request, cancellation);
        }
    }
}
