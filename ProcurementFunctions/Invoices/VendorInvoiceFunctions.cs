using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Invoices;

/// <summary>Invoices that vendors send themselves. No sign-in: each is signed with the vendor's secret, as its events are.</summary>
internal sealed class VendorInvoiceFunctions(InvoiceDesk desk, VendorSignatures signatures)
{
    [Function("VendorInvoice")]
    [AllowAnonymous]
    public async Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/vendors/{id}/invoices")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var body = await request.ReadBytesAsync(BodyLimits.Invoice, cancellation);
        if (!signatures.IsSigned(request, id, body))
            throw new ProblemException(401, "Not signed", "the invoice does not carry a valid, recent signature of this vendor");
        var stored = await desk.EnterAsync(await InvoiceBodyReader.ReadAsync(request, cancellation), id, $"vendor:{id}", cancellation);
        return Answers.Created($"/api/invoices/{stored.Document.Id}", InvoiceView.Of(stored.Document), InvoicesJson.Default.InvoiceView, stored.ETag);
    }
}
