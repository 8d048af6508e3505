using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;

namespace ProcurementFunctions.Invoices;

/// <summary>Invoices and credit notes over HTTP, as people enter them, decide about them and pay them.</summary>
internal sealed class InvoicesFunctions(InvoiceDesk desk, IInvoiceStore invoices, AnswerOnce once)
{
    internal const string Enterers = $"{Roles.Buyer},{Roles.Admin}";
    internal const string Payers = $"{Roles.Approver},{Roles.Admin}";
    internal const int LongestReason = 500;
    internal const int LongestReference = 100;
    private static readonly InvoicesJson Json = InvoicesJson.Default;

    [Function("EnterInvoice")]
    [Authorize(Roles = Enterers)]
    public async Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var body = await InvoiceBodyReader.ReadAsync(request, cancellation);
        return Answered(201, await desk.EnterAsync(body, null, context.GetCaller().UserId, cancellation));
    }

    [Function("ListInvoices")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/invoices")] HttpRequest request,
        CancellationToken cancellation)
    {
        var filter = new InvoiceFilter(Status(request.QueryValue("status")), InsightQuery.Id(request, "vendor"));
        var page = await invoices.ListPageAsync(filter, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(item => InvoiceView.Of(item.Document)), page.NextCursor, Json.InvoiceView);
    }

    [Function("GetInvoice")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/invoices/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Answered(200, await desk.FindAsync(id, cancellation));

    [Function("DecideInvoice")]
    [Authorize(Roles = Roles.Approver)]
    public Task<Answer> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/decision")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var etag = request.RequireIfMatch();
            var body = await request.ReadBodyAsync(Json.InvoiceDecisionBody, token);
            var accept = IsAccepting(body.Decision);
            var reason = Text(body.Reason, "reason", LongestReason);
            return Answered(200, await desk.DecideAsync(id, etag, accept, reason, context.GetCaller().UserId, token));
        }, cancellation);

    [Function("PayInvoice")]
    [Authorize(Roles = Payers)]
    public Task<Answer> PayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/paid")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.PaymentBody, token);
            var reference = Text(body.Reference, "reference", LongestReference);
            return Answered(200, await desk.PayAsync(id, body.Date, reference, body.FirmAmount, context.GetCaller().UserId, token));
        }, cancellation);

    private static Answer Answered(int status, Stored<InvoiceDocument> stored) => status == 201
        ? Answers.Created($"/api/invoices/{stored.Document.Id}", InvoiceView.Of(stored.Document), Json.InvoiceView, stored.ETag)
        : Answers.Ok(InvoiceView.Of(stored.Document), Json.InvoiceView, stored.ETag);

    internal static string Text(string? text, string field, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest
        ? throw ProblemException.BadInput(field, $"must have 1 to {longest} characters")
        : text;

    /// <exception cref="ProblemException">400: it is no decision.</exception>
    internal static bool IsAccepting(string? decision) => decision switch
    {
        InvoiceDecisionBody.Accept => true,
        InvoiceDecisionBody.Reject => false,
        _ => throw ProblemException.BadInput("decision", $"must be {InvoiceDecisionBody.Accept} or {InvoiceDecisionBody.Reject}"),
    };

    internal static InvoiceStatus? Status(string? name)
    {
        if (name is null) return null;
        foreach (var status in Enum.GetValues<InvoiceStatus>())
        {
            if (InvoiceRules.NameOf(status) == name) return status;
        }

        throw ProblemException.BadInput("status", $"must be one of {string.Join(", ", Enum.GetValues<InvoiceStatus>().Select(InvoiceRules.NameOf))}");
    }
}
