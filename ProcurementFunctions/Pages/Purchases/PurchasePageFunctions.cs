using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages.Live;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>Purchases, one of them, and what a buyer does with it.</summary>
[Page]
internal sealed class PurchasePageFunctions(
    IPurchaseStore purchases,
    PurchaseDesk desk,
    OrderDocumentFunctions documents,
    IOperationsStore operations,
    PurchasePages shown,
    ReceivingDesk receiving,
    PageRenderer pages,
    Forms forms)
{
    private const int OnAPage = 25;

    [Function("PurchasesPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var filter = new PurchaseFilter(PurchasesFunctions.Status(request.QueryValue("status")), request.QueryValue("sku"));
        var page = await purchases.ListPageAsync(filter, OnAPage, request.PageCursor(), cancellation);
        var list = new PurchaseList(
            [.. page.Items.Select(item => item.Document)], filter, page.NextCursor, (await operations.ReadAsync(cancellation)).Document.Currency);
        return await pages.RenderAsync<PurchasesPage>(context, "Purchases", new() { [nameof(PurchasesPage.List)] = list });
    }

    [Function("PurchasePage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => shown.ShownAsync(context, id, null, cancellation);

    /// <summary>Changes with every change of the purchase.</summary>
    [Function("PurchaseMark")]
    public async Task<Answer> MarkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases/{id}/mark")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Marks.Answer((await desk.FindStoredAsync(id, cancellation)).ETag);

    [Function("OrderDocumentOnPage")]
    public async Task<Answer> DocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "purchases/{id}/order.xml")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        (await documents.GetAsync(request, id, cancellation)).WithHeader("Content-Disposition", "attachment");

    [Function("CancelOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/cancel")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => DoAsync(context, id, $"{id} is cancelled; what was done for it is undone.", async form =>
        {
            var reason = PurchasesFunctions.Text(form.Text("reason"), "reason") ?? throw ProblemException.BadInput("reason", "is empty");
            return await desk.CancelAsync(client, id, context.GetCaller().UserId, reason, cancellation);
        }, cancellation);

    [Function("ReceiveOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/receipts")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => DoAsync(context, id, "The goods are booked in.", async form =>
        {
            var body = ReceiptOf(form, (await desk.FindAsync(id, cancellation)).Sku);
            return await receiving.ReceiveAsync(client, id, body, context.GetCaller().UserId, cancellation);
        }, cancellation);

    private static ReceiptBody ReceiptOf(FormValues form, string sku) => new()
    {
        ReceiptId = form.Text("receiptId") ?? "",
        Lines = form.Whole("quantity") is { } quantity ? [new() { Sku = sku, Quantity = quantity, Rejected = form.Whole("rejected") ?? 0 }] : [],
        Location = form.Text("location"),
        Close = form.IsTicked("close"),
        Confirm = form.IsTicked("confirm"),
    };

    private Task<Answer> DoAsync(
        FunctionContext context,
        string id,
        string done,
        Func<FormValues, Task<Hosting.Decision<PurchaseDocument>>> change,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                FormDone.Accepted(await change(form));
                return new($"/purchases/{id}", done);
            },
            refused => shown.ShownAsync(context, id, refused, cancellation));
}
