using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>Purchases over HTTP. What a person decides is written into the record first; then the orchestration is told.</summary>
internal sealed class PurchasesFunctions(
    IPurchaseStore purchases, IPurchaseStarter starter, AnswerOnce once, TimeProvider time)
{
    private const int LongestText = 500;
    private static readonly PurchasingJson Json = PurchasingJson.Default;

    [Function("CreatePurchase")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.PurchaseBody, token);
            var by = context.GetCaller().UserId;
            var wish = new PurchaseRequest(
                PurchaseSource.Api,
                $"{by}:{request.IdempotencyKey() ?? Guid.NewGuid().ToString("n")}",
                body.Sku,
                body.Quantity,
                by,
                body.NeededBy,
                Text(body.Reason, "reason"));
            var started = await starter.StartAsync(client, wish, token);
            var purchase = await purchases.RequireAsync(started.PurchaseId, token);
            return Answers.Accepted($"/api/purchases/{started.PurchaseId}", PurchaseView.Of(purchase), Json.PurchaseView);
        }, cancellation);

    [Function("ListPurchases")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases")] HttpRequest request,
        CancellationToken cancellation)
    {
        var filter = new PurchaseFilter(Status(request.QueryValue("status")), request.QueryValue("sku"));
        var page = await purchases.ListPageAsync(filter, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(item => PurchaseView.Of(item.Document)), page.NextCursor, Json.PurchaseView);
    }

    [Function("GetPurchase")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(PurchaseView.Of(await FindAsync(id, cancellation)), Json.PurchaseView);

    [Function("DecidePurchase")]
    [Authorize(Roles = Roles.Approver)]
    public Task<Answer> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/decision")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.DecisionBody, token);
            if (body.Decision is not (DecisionBody.Approve or DecisionBody.Reject))
                throw ProblemException.BadInput("decision", $"must be {DecisionBody.Approve} or {DecisionBody.Reject}");
            var by = context.GetCaller().UserId;
            var approve = body.Decision == DecisionBody.Approve;
            if (approve && body.Digest is null)
                throw ProblemException.BadInput("digest", "is missing: it is the approval's digest of the purchase that was shown");
            var comment = Text(body.Comment, "comment");
            if ((await FindAsync(id, token)).IsRequestedBy(by))
                throw ProblemException.Forbidden("a requester cannot decide about their own purchase");
            return await ChangeAsync(
                client, id, p => ApprovalRules.Decide(p, approve, body.Digest, comment, by, time.GetUtcNow()), 200, token);
        }, cancellation);

    [Function("CancelPurchase")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/cancel")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.CancelBody, token);
            var reason = Text(body.Reason, "reason") is { Length: > 0 } said ? said : throw ProblemException.BadInput("reason", "is empty");
            var by = context.GetCaller().UserId;
            return await ChangeAsync(client, id, p => PurchaseRules.Cancel(p, by, reason, time.GetUtcNow()), 202, token);
        }, cancellation);

    [Function("ReceiveGoods")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/receipts")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.ReceiptBody, token);
            var purchase = await FindAsync(id, token);
            var (quantity, rejected) = ReceiptInput.Check(body, purchase.Sku);
            var by = context.GetCaller().UserId;
            return await ChangeAsync(
                client, id, p => ReceiptRules.Receive(p, body.ReceiptId, quantity, rejected, by, time.GetUtcNow()), 200, token);
        }, cancellation);

    [Function("ExplainPurchase")]
    public async Task<Answer> ExplainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases/{id}/explanation")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var weights = Weights(request);
        var purchase = await FindAsync(id, cancellation);
        var record = purchase.DecisionRecord ?? throw ProblemException.Conflict("nothing has been chosen yet");
        return Answers.Ok(ExplanationView.Of(id, record, weights), Json.ExplanationView);
    }

    /// <summary>Writes what a person decided into the record, then tells the orchestration; the sweep tells it again if that is lost.</summary>
    private async Task<Answer> ChangeAsync(
        DurableTaskClient client,
        string id,
        Func<PurchaseDocument, Hosting.Decision<PurchaseDocument>> change,
        int status,
        CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        var written = await purchases.ChangeAsync(
            id,
            purchase =>
            {
                var decision = change(purchase);
                return decision.IsAccepted ? decision.Value : throw ProblemException.Conflict(decision.Refusal);
            },
            cancellation);
        await client.RaiseEventAsync(id, PurchaseOrchestrator.Changed, cancellation);
        return Answers.WithBody(status, PurchaseView.Of(written), Json.PurchaseView);
    }

    private async Task<PurchaseDocument> FindAsync(string id, CancellationToken cancellation) =>
        (PurchaseIds.IsPurchaseId(id) ? await purchases.ReadAsync(id, cancellation) : null)?.Document
        ?? throw ProblemException.NotFound($"there is no purchase {id}");

    private static string? Text(string? text, string field) => text is { Length: > LongestText }
        ? throw ProblemException.BadInput(field, $"may have {LongestText} characters at most")
        : text;

    private static PurchaseStatus? Status(string? name)
    {
        if (name is null) return null;
        foreach (var status in Enum.GetValues<PurchaseStatus>())
        {
            if (PurchaseRules.NameOf(status) == name) return status;
        }

        throw ProblemException.BadInput(
            "status", $"must be one of {string.Join(", ", Enum.GetValues<PurchaseStatus>().Select(PurchaseRules.NameOf))}");
    }

    private static GoalWeights? Weights(HttpRequest request)
    {
        var (cost, speed, reliability) = (request.QueryNumber("cost"), request.QueryNumber("speed"), request.QueryNumber("reliability"));
        if (cost is null && speed is null && reliability is null) return null;
        var weights = new GoalWeights(cost ?? 0, speed ?? 0, reliability ?? 0);
        return weights.IsValid
            ? weights
            : throw ProblemException.BadInput("cost, speed, reliability", "must be from 0 to 1000, and one of them above 0");
    }
}
