using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Invoices;

/// <summary>A paper that somebody holds in the hand: typed in, or its file.</summary>
[Page]
[Authorize(Roles = InvoicesFunctions.Enterers)]
internal sealed class InvoiceEntryFunctions(InvoiceDesk desk, IPurchaseStore purchases, IOperationsStore operations, PageRenderer pages, Forms forms)
{
    /// <summary>With ?order= the fields hold what the paper of that order should say.</summary>
    [Function("InvoiceEntryPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "invoice-entry")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => await ShownAsync(context, await ExpectedAsync(request.QueryValue("order"), cancellation), null);

    /// <summary>The same paper again is the one that was entered before.</summary>
    [Function("EnterInvoiceOnPage")]
    public Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invoice-entry")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var body = form.Text("as") == "file" ? await ReadFileAsync(form, cancellation) : InvoiceForm.Read(form);
                var entered = (await desk.EnterAsync(body, null, context.GetCaller().UserId, cancellation)).Document;
                return new($"/invoices/{entered.Id}", "It is entered.");
            },
            refused => ShownAsync(context, new Dictionary<string, string>(), refused));

    private static async Task<InvoiceBody> ReadFileAsync(FormValues form, CancellationToken cancellation)
    {
        var read = InvoiceXml.Read(await form.FileAsync(BodyLimits.Invoice, cancellation));
        return read.IsAccepted ? read.Value : throw ProblemException.BadInput("file", read.Refusal);
    }

    private async Task<IReadOnlyDictionary<string, string>> ExpectedAsync(string? number, CancellationToken cancellation)
    {
        var firms = (await operations.ReadAsync(cancellation)).Document.Currency;
        var ordered = number is { Length: <= InvoiceInput.LongestText } ? await purchases.ListByOrderNumberAsync(number, cancellation) : [];
        return InvoiceForm.Expected(number ?? "", ordered, firms);
    }

    private Task<Answer> ShownAsync(FunctionContext context, IReadOnlyDictionary<string, string> expected, ProblemException? problem) =>
        pages.RenderAsync<InvoiceEntryPage>(context, "Enter an invoice", new() { [nameof(InvoiceEntryPage.Expected)] = expected }, problem);
}
