using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>Where approvers decide. What they decide is bound to what they saw.</summary>
[Page]
[Authorize(Roles = Roles.Approver)]
internal sealed class ApprovalFunctions(ApprovalPages approvals, PurchaseDesk desk, PageRenderer pages, Forms forms)
{
    [Function("ApprovalsPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var list = await approvals.WaitingAsync(context.GetCaller().UserId, request.QueryTime("after"), request.PageCursor(), cancellation);
        return await pages.RenderAsync<ApprovalsPage>(context, "Approvals", new() { [nameof(ApprovalsPage.List)] = list });
    }

    [Function("ApprovalPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, id, null, cancellation);

    [Function("DecideOnPage")]
    public Task<Answer> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var decision = PurchasesFunctions.DecisionOf(BodyOf(form), context.GetCaller().UserId);
                var decided = FormDone.Accepted(await desk.DecideAsync(client, id, decision, cancellation));
                return new("/approvals", Done(decision.Kind, decided));
            },
            refused => ShownAsync(context, id, refused, cancellation));

    private static DecisionBody BodyOf(FormValues form) => new()
    {
        Decision = form.Text("decision") ?? "",
        Digest = form.Text("digest"),
        Comment = form.Text("comment"),
        To = form.Text("to"),
        OverBudget = form.IsTicked("overBudget"),
        Quantity = form.Whole("quantity"),
        MaxTotal = form.Amount("maxTotal"),
    };

    private static string Done(DecisionKind kind, PurchaseDocument purchase) => kind switch
    {
        DecisionKind.Approve => $"{purchase.Id} is approved. It is ordered when its undo window is over.",
        DecisionKind.Reject => $"{purchase.Id} is rejected.",
        _ => $"{purchase.Id} is passed on to {purchase.Approval?.PassedTo}.",
    };

    private async Task<Answer> ShownAsync(FunctionContext context, string id, ProblemException? problem, CancellationToken cancellation)
    {
        // A form that was sent has no such question.
        var whatIf = problem is null ? PurchasesFunctions.Weights(context.RequireHttpContext().Request) : null;
        var found = await approvals.OfAsync(id, context.GetCaller().UserId, whatIf, cancellation);
        return await pages.RenderAsync<ApprovalPage>(
            context, $"Approve {found.Purchase.ItemName}?", new() { [nameof(ApprovalPage.Case)] = found }, problem);
    }
}
