using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>Purchases over HTTP. What a person decides is written into the record first; then the orchestration is told.</summary>
internal sealed class PurchasesFunctions(
    IPurchaseStore purchases,
    IPurchaseStarter starter,
    PurchaseWishCheck wishes,
    PurchaseDesk desk,
    ReceivingDesk receiving,
    AnswerOnce once)
{
    private const int LongestText = 500;
    private const int LongestUserId = 128;
    private static readonly PurchasingJson Json = PurchasingJson.Default;

    [Function("CreatePurchase")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.PurchaseBody, token);
            var wish = body.ToRequest(context.GetCaller().UserId, request.IdempotencyKey() ?? Guid.NewGuid().ToString("n"));
            await wishes.RequireAsync(wish, token);
            var started = await starter.StartAsync(client, wish, token);
            var purchase = await purchases.RequireAsync(started.PurchaseId, token);
            return Answers.Accepted($"/api/purchases/{started.PurchaseId}", PurchaseView.Of(purchase), Json.PurchaseView);
        }, cancellation);

    [Function("ListPurchases")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/purchases")] HttpRequest request,
        CancellationToken cancellation)
    {
        var filter = new PurchaseFilter(Status(request.QueryValue("status")), request.QueryValue("sku"));
        var page = await purchases.ListPageAsync(filter, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(item => PurchaseView.Of(item.Document)), page.NextCursor, Json.PurchaseView);
    }

    [Function("GetPurchase")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/purchases/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(PurchaseView.Of(await desk.FindAsync(id, cancellation)), Json.PurchaseView);

    [Function("DecidePurchase")]
    [Authorize(Roles = Roles.Approver)]
    public Task<Answer> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/decision")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.DecisionBody, token);
            var decision = DecisionOf(body, context.GetCaller().UserId);
            return Answered(200, await desk.DecideAsync(client, id, decision, token));
        }, cancellation);

    [Function("CancelPurchase")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/cancel")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.CancelBody, token);
            var reason = Text(body.Reason, "reason") is { Length: > 0 } said ? said : throw ProblemException.BadInput("reason", "is empty");
            return Answered(202, await desk.CancelAsync(client, id, context.GetCaller().UserId, reason, token));
        }, cancellation);

    [Function("ReceiveGoods")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/receipts")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.ReceiptBody, token);
            return Answered(200, await receiving.ReceiveAsync(client, id, body, context.GetCaller().UserId, token));
        }, cancellation);

    [Function("ExplainPurchase")]
    public async Task<Answer> ExplainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/purchases/{id}/explanation")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var weights = Weights(request);
        var purchase = await desk.FindAsync(id, cancellation);
        var record = purchase.DecisionRecord ?? throw ProblemException.Conflict("nothing has been chosen yet");
        return Answers.Ok(ExplanationView.Of(id, record, weights, weights is null ? purchase.Approval?.Earned : null), Json.ExplanationView);
    }

    private static Answer Answered(int status, Hosting.Decision<PurchaseDocument> decision) => decision.IsAccepted
        ? Answers.WithBody(status, PurchaseView.Of(decision.Value), Json.PurchaseView)
        : throw ProblemException.Conflict(decision.Refusal);

    internal static PersonDecision DecisionOf(DecisionBody body, string by)
    {
        var kind = body.Decision switch
        {
            DecisionBody.Approve => DecisionKind.Approve,
            DecisionBody.Reject => DecisionKind.Reject,
            DecisionBody.Pass => DecisionKind.Pass,
            _ => throw ProblemException.BadInput(
                "decision", $"must be {DecisionBody.Approve}, {DecisionBody.Reject} or {DecisionBody.Pass}"),
        };
        if (kind == DecisionKind.Approve && body.Digest is null)
            throw ProblemException.BadInput("digest", "is missing: it is the approval's digest of the purchase that was shown");
        if (body.To is not null && kind != DecisionKind.Pass) throw ProblemException.BadInput("to", "is for passing on alone");
        if (body.To is { } to && (string.IsNullOrWhiteSpace(to) || to.Length > LongestUserId))
            throw ProblemException.BadInput("to", $"must be a user id of 1 to {LongestUserId} characters");
        if (body.OverBudget && kind != DecisionKind.Approve) throw ProblemException.BadInput("overBudget", "is for approving alone");
        if (body.Quantity is not null && kind != DecisionKind.Approve) throw ProblemException.BadInput("quantity", "is for approving alone");
        if (body.Quantity < 1) throw ProblemException.BadInput("quantity", "must be 1 or more");
        if (body.MaxTotal is not null && kind != DecisionKind.Approve) throw ProblemException.BadInput("maxTotal", "is for approving alone");
        if (body.MaxTotal <= 0) throw ProblemException.BadInput("maxTotal", "must be above 0");
        return new(kind, by, body.Digest, Text(body.Comment, "comment"), body.To, body.OverBudget, body.Quantity, body.MaxTotal);
    }

    internal static string? Text(string? text, string field) => text is { Length: > LongestText }
        ? throw ProblemException.BadInput(field, $"may have {LongestText} characters at most")
        : text;

    internal static PurchaseStatus? Status(string? name)
    {
        if (name is null) return null;
        foreach (var status in Enum.GetValues<PurchaseStatus>())
        {
            if (PurchaseRules.NameOf(status) == name) return status;
        }

        throw ProblemException.BadInput(
            "status", $"must be one of {string.Join(", ", Enum.GetValues<PurchaseStatus>().Select(PurchaseRules.NameOf))}");
    }

    internal static GoalWeights? Weights(HttpRequest request)
    {
        var (cost, speed, reliability) = (request.QueryNumber("cost"), request.QueryNumber("speed"), request.QueryNumber("reliability"));
        if (cost is null && speed is null && reliability is null) return null;
        var weights = new GoalWeights(cost ?? 0, speed ?? 0, reliability ?? 0);
        return weights.IsValid
            ? weights
            : throw ProblemException.BadInput("cost, speed, reliability", "must be from 0 to 1000, and one of them above 0");
    }
}
