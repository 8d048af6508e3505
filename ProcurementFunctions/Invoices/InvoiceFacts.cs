using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>Gathers what an invoice is held against.</summary>
internal sealed class InvoiceFacts(IInvoiceStore invoices, IKnowledge knowledge, IOperationsStore operations, TimeProvider time)
{
    /// <param name="purchases">Those of its lines, with its own part.</param>
    public async Task<MatchFacts> OfAsync(
        InvoiceDocument invoice, IReadOnlyDictionary<string, PurchaseDocument> purchases, CancellationToken cancellation) => new(
            purchases,
            (await operations.ReadAsync(cancellation)).Document.Invoices,
            await DuplicateOfAsync(invoice, cancellation),
            invoice.Kind == InvoiceKind.CreditNote ? await CreditLeftAsync(invoice, purchases.Values, cancellation) : null,
            await UsualPricesAsync(invoice, cancellation));

    /// <summary>What of what was invoiced is not credited yet by what came before: of the invoice that is named, else of the orders.</summary>
    public async Task<decimal> CreditLeftAsync(InvoiceDocument credit, IEnumerable<PurchaseDocument> purchases, CancellationToken cancellation)
    {
        if (credit.Credits is null) return purchases.Sum(purchase => CreditRules.LeftOf(purchase, credit));
        var invoiced = await invoices.ReadAsync(InvoiceIds.For(InvoiceKind.Invoice, credit.VendorId, credit.Credits), cancellation);
        if (invoiced is not { Document: { Status: not InvoiceStatus.Rejected } invoice }) return 0;
        var left = invoice.Total;
        await foreach (var other in invoices.ListCreditsAsync(credit.VendorId, credit.Credits, cancellation))
        {
            if (other.Status != InvoiceStatus.Rejected && CreditRules.IsBefore(other, credit)) left -= other.Total;
        }

        return left;
    }

    private async Task<string?> DuplicateOfAsync(InvoiceDocument invoice, CancellationToken cancellation)
    {
        InvoiceDocument? first = null;
        await foreach (var alike in invoices.ListAlikeAsync(invoice.VendorId, invoice.IssueDate, invoice.Total, cancellation))
        {
            if (alike.Kind == invoice.Kind && alike.Currency == invoice.Currency && alike.Status != InvoiceStatus.Rejected && CreditRules.IsBefore(alike, invoice) && (first is null || CreditRules.IsBefore(alike, first)))
                first = alike;
        }

        return first is null ? null : $"{first.Number} ({first.Id})";
    }

    private async Task<IReadOnlyDictionary<string, decimal>> UsualPricesAsync(InvoiceDocument invoice, CancellationToken cancellation)
    {
        var usual = new Dictionary<string, decimal>();
        foreach (var sku in invoice.Lines.Select(line => line.Sku).Distinct())
        {
            var learned = await knowledge.ReadPriceAsync(invoice.VendorId, sku, cancellation);
            if (BeliefRules.Of(BeliefNames.Price(sku), learned, time.GetUtcNow()) is { } belief) usual[sku] = decimal.Round((decimal)belief.Value, 4);
        }

        return usual;
    }
}
