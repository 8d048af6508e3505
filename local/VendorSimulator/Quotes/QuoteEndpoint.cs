using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary><c>POST /quotes</c> and <c>POST /quotes/joint</c>. A quote is stored before it is answered, so that an order can name it.</summary>
internal sealed class QuoteEndpoint(
    QuoteTable quotes, TransientFailures transient, SeededDraw draw, TimeProvider time, TimeSpan validity)
{
    public async Task<IResult> GiveAsync(VendorCall call)
    {
        var body = await RequestBody<QuoteRequest>.ReadAsync(call.Http.Request, VendorJson.Default.QuoteRequest);
        if ((body.Problem ?? body.Value!.Problem()) is { } problem)
            return new ProblemResult(problem);
        var request = body.Value!;
        if (call.Desk.OfferOf(request.Sku) is not { } offer)
            return new ProblemResult(VendorProblem.NotFound("This vendor does not sell that item."));

        var quote = QuoteRules.Quote(call.Desk, offer, request, draw, time.GetUtcNow(), validity);
        if (transient.Strike(call.Desk, VendorOperation.Quote, quote.QuoteId) is { } failure)
            return new ProblemResult(failure);
        var given = quotes.AddOrGet(call.Desk.Id, new GivenQuote(quote, request.Shipping));
        return Results.Json(given.Quote, VendorJson.Default.QuoteAnswer);
    }

    public async Task<IResult> GiveJointAsync(VendorCall call)
    {
        if (!call.Desk.Profile.QuotesJointly) return new ProblemResult(VendorProblem.OfStatus(StatusCodes.Status404NotFound));
        var body = await RequestBody<JointQuoteRequest>.ReadAsync(call.Http.Request, VendorJson.Default.JointQuoteRequest);
        if ((body.Problem ?? body.Value!.Problem()) is { } problem)
            return new ProblemResult(problem);
        var request = body.Value!;
        if (request.Lines.FirstOrDefault(line => call.Desk.OfferOf(line.Sku) is null) is { } unknown)
            return new ProblemResult(VendorProblem.NotFound($"This vendor does not sell {unknown.Sku}."));

        var quote = JointQuoteRules.Quote(call.Desk, request, draw, time.GetUtcNow(), validity);
        if (transient.Strike(call.Desk, VendorOperation.Quote, quote.Quote.QuoteId) is { } failure)
            return new ProblemResult(failure);
        return Results.Json(quotes.AddOrGet(call.Desk.Id, quote).Quote, VendorJson.Default.JointQuoteAnswer);
    }
}
