using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Quotes;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary><c>POST /orders</c>, <c>GET /orders/{orderNumber}</c> and <c>POST /orders/{orderNumber}/cancel</c>.</summary>
internal sealed class OrderEndpoints(
    OrderTable orders,
    QuoteTable quotes,
    WebhookSignal signal,
    TransientFailures transient,
    VendorGate gate,
    SeededDraw draw,
    TimeProvider time)
{
    public async Task<IResult> PlaceAsync(VendorCall call)
    {
        var body = await RequestBody<OrderRequest>.ReadAsync(call.Http.Request, VendorJson.Default.OrderRequest);
        if ((body.Problem ?? body.Value!.Problem(call.Http.Request.Headers["Idempotency-Key"])) is { } problem)
            return new ProblemResult(problem);
        var request = body.Value!;
        if (transient.Strike(call.Desk, VendorOperation.Order, request.OrderNumber) is { } failure)
            return new ProblemResult(failure);

        var hash = request.Fingerprint();
        if (orders.Repeat(call.Desk.Id, request.OrderNumber, hash) is { } known)
            return await AnswerAsync(call, known, isNew: false, hash);
        var (facts, refusal) = Decide(call.Desk, request, time.GetUtcNow());
        if (facts is null)
            return new ProblemResult(refusal!);
        var (order, isNew) = orders.Take(call.Desk.Id, hash, facts, WebhookPlan.Of(facts, call.Desk, draw));
        signal.Wake();
        return await AnswerAsync(call, order, isNew, hash);
    }

    public Task<IResult> ReadAsync(VendorCall call) => Task.FromResult<IResult>(
        call.Desk.Profile.Fault != VendorFault.ShowsNoOrders && orders.Find(call.Desk.Id, call.OrderNumber) is { } order
            ? Results.Json(order.Facts.ViewAt(time.GetUtcNow()), VendorJson.Default.OrderView)
            : Unknown());

    public Task<IResult> CancelAsync(VendorCall call)
    {
        var now = time.GetUtcNow();
        var order = orders.Cancel(
            call.Desk.Id,
            call.OrderNumber,
            facts => facts.CancelRefusal(now) is null && facts.StatusAt(now) != OrderStatus.Cancelled
                ? facts with { CancelledAt = now }
                : facts,
            now,
            facts => WebhookPlan.OfCancellation(facts, call.Desk, draw));
        signal.Wake();
        return Task.FromResult<IResult>((order, order?.CancelRefusal(now)) switch
        {
            (null, _) => Unknown(),
            (_, { } refusal) => new ProblemResult(VendorProblem.Conflict(refusal)),
            _ => Results.Json(order.ViewAt(now), VendorJson.Default.OrderView),
        });
    }

    /// <summary>The order as it is taken, or why it is not.</summary>
    private (OrderFacts? Facts, VendorProblem? Refusal) Decide(VendorDesk desk, OrderRequest request, DateTimeOffset now)
    {
        if (JointQuoteRules.IsJoint(request.QuoteId))
        {
            var joint = quotes.FindJoint(desk.Id, request.QuoteId);
            return OrderRules.Refusal(desk, request, joint, now) is { } no ? (null, no) : (OrderRules.Take(desk, request, joint!, draw, now), null);
        }

        var quote = quotes.Find(desk.Id, request.QuoteId);
        return OrderRules.Refusal(desk, request, quote, now) is { } refusal
            ? (null, refusal)
            : (OrderRules.Take(desk, request, quote!, draw, now), null);
    }

    private static ProblemResult Unknown() => new(VendorProblem.NotFound("This vendor never received such an order."));

    private async Task<IResult> AnswerAsync(VendorCall call, StoredOrder order, bool isNew, string hash)
    {
        if (order.BodyHash != hash)
            return new ProblemResult(VendorProblem.Conflict("Another order has this number."));
        if (call.Desk.Profile.Fault == VendorFault.LosesOrderAnswers)
            return await gate.HangAsync(call.Http);
        if (call.Desk.Profile.Fault == VendorFault.DiesTakingAnOrder)
        {
            call.Desk.Profile = call.Desk.Profile with { Fault = VendorFault.Down };
            call.Http.Abort();
            return Results.Empty;
        }

        return Results.Json(
            order.Facts.FirstAnswer(), VendorJson.Default.OrderAnswer,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
