using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Purchasing.Ubl;

namespace ProcurementFunctions.Invoices;

/// <summary>Reads an invoice from a request: UBL by its content type, else JSON.</summary>
internal static class InvoiceBodyReader
{
    /// <exception cref="ProblemException">400, with what is wrong by field; 413; 415.</exception>
    public static async Task<InvoiceBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!UblDocument.IsXml(request.ContentType))
            return await request.ReadBodyAsync(InvoicesJson.Default.InvoiceBody, cancellation, BodyLimits.Invoice);
        var read = InvoiceXml.Read(await request.ReadBytesAsync(BodyLimits.Invoice, cancellation));
        return read.IsAccepted ? read.Value : throw ProblemException.BadInput("body", read.Refusal);
    }
}
