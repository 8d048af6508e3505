using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Pages.Invoices;

/// <summary>Invoices and credit notes, one of them, and what people decide about it.</summary>
[Page]
internal sealed class InvoicePageFunctions(InvoiceDesk desk, IInvoiceStore invoices, PageRenderer pages, Forms forms)
{
    private const int OnAPage = 25;

    [Function("InvoicesPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "invoices")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var status = InvoicesFunctions.Status(request.QueryValue("status"));
        var page = await invoices.ListPageAsync(new(status), OnAPage, request.PageCursor(), cancellation);
        var list = new InvoiceList([.. page.Items.Select(item => item.Document)], status, page.NextCursor);
        return await pages.RenderAsync<InvoicesPage>(context, "Invoices", new() { [nameof(InvoicesPage.List)] = list });
    }

    [Function("InvoicePage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "invoices/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, id, null, cancellation);

    [Function("DecideInvoiceOnPage")]
    [Authorize(Roles = Roles.Approver)]
    public Task<Answer> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invoices/{id}/decision")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, async form =>
        {
            var accept = InvoicesFunctions.IsAccepting(form.Text("decision"));
            var reason = InvoicesFunctions.Text(form.Text("reason"), "reason", InvoicesFunctions.LongestReason);
            await desk.DecideAsync(id, form.Text("mark") ?? "", accept, reason, context.GetCaller().UserId, cancellation);
            return accept ? "It is released." : "It is rejected; nothing of it is owed.";
        }, cancellation);

    [Function("PayInvoiceOnPage")]
    [Authorize(Roles = InvoicesFunctions.Payers)]
    public Task<Answer> PayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invoices/{id}/paid")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, async form =>
        {
            var day = form.Day("date") ?? throw ProblemException.BadInput("date", "is missing");
            var reference = InvoicesFunctions.Text(form.Text("reference"), "reference", InvoicesFunctions.LongestReference);
            await desk.PayAsync(id, day, reference, form.Amount("firmAmount"), context.GetCaller().UserId, cancellation);
            return "It is noted that it was paid.";
        }, cancellation);

    private Task<Answer> DoAsync(
        FunctionContext context, string id, Func<FormValues, Task<string>> change, CancellationToken cancellation) => forms.DoAsync(
            context,
            async form => new($"/invoices/{id}", await change(form)),
            refused => ShownAsync(context, id, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, string id, ProblemException? problem, CancellationToken cancellation)
    {
        var stored = await desk.FindAsync(id, cancellation);
        var kind = stored.Document.Kind == InvoiceKind.Invoice ? "Invoice" : "Credit note";
        return await pages.RenderAsync<InvoicePage>(
            context, $"{kind} {stored.Document.Number}", new() { [nameof(InvoicePage.Stored)] = stored }, problem);
    }
}
