using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>Makes an invoice of what comes in, or refuses it by field.</summary>
internal sealed class InvoiceEntry(
    IPurchaseStore purchases, IKnowledge knowledge, IOperationsStore operations, IInvoiceStore invoices, InvoiceFacts facts, TimeProvider time)
{
    /// <exception cref="ProblemException">400, with what is wrong by field.</exception>
    public async Task<InvoiceDocument> CheckAsync(InvoiceBody body, string? sender, string by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        Refuse(InvoiceInput.Check(body, DateOnly.FromDateTime(now.UtcDateTime)));
        var vendorId = await VendorAsync(body.Vendor?.Trim(), sender, cancellation);
        var firms = (await operations.ReadAsync(cancellation)).Document.Currency;
        var (lines, ordered) = await LinesAsync(body, vendorId, firms, cancellation);
        if (EntryRules.WhyUnlike(lines, ordered, firms) is { } unlike) throw ProblemException.BadInput("currency", unlike);
        var invoice = EntryRules.Booked(EntryRules.Create(body, vendorId, lines, by, now), ordered, firms);
        if (body.Kind == InvoiceKind.CreditNote) await RequireInvoicedAsync(invoice, ordered, cancellation);
        return PurchaseRules.IsPerson(by)
            ? invoice.Telling(AuditEntry.Of(InvoiceRules.SubjectOf(invoice.Id), AuditKinds.InvoiceEntered, by, now, "entered", EntryRules.Said(invoice)))
            : invoice;
    }

    private async Task<string> VendorAsync(string? named, string? sender, CancellationToken cancellation)
    {
        if (sender is not null && named is not null && named != sender) throw ProblemException.BadInput("vendor", $"must be {sender}, who sends it");
        var vendorId = sender ?? named ?? throw ProblemException.BadInput("vendor", "is missing");
        if (!DocumentKey.IsValid(vendorId) || await knowledge.ReadVendorAsync(vendorId, cancellation) is null)
            throw ProblemException.BadInput("vendor", $"there is no vendor {(DocumentKey.IsValid(vendorId) ? vendorId : "of this id")}");
        return vendorId;
    }

    private async Task<(List<InvoiceLine> Lines, Dictionary<string, PurchaseDocument> Ordered)> LinesAsync(
        InvoiceBody body, string vendorId, string firms, CancellationToken cancellation)
    {
        var (known, errors) = (new Dictionary<string, IReadOnlyList<PurchaseDocument>>(), new Dictionary<string, string[]>());
        var (lines, ordered) = (new List<InvoiceLine>(), new Dictionary<string, PurchaseDocument>());
        for (var i = 0; i < body.Lines.Count; i++)
        {
            var number = (body.Lines[i].Order ?? body.Order)?.Trim();
            if (number is not null && !known.ContainsKey(number)) known[number] = await OrderedAsync(number, vendorId, cancellation);
            Take(EntryRules.LineOf(body, i, number, number is null ? [] : known[number], vendorId, firms));
        }

        if (body.Lines.Count == 0) foreach (var line in await MoneyAloneAsync(body, vendorId, firms, cancellation)) Take(line);
        Refuse(errors);
        return (lines, ordered);

        void Take(EnteredLine line)
        {
            if (line.Error is var (field, message)) errors.TryAdd(field, [message]);
            if (line.Line is null || line.Purchase is null) return;
            lines.Add(line.Line);
            ordered[line.Purchase.Id] = line.Purchase;
        }
    }

    /// <summary>One without units for each purchase of the order.</summary>
    private async Task<IEnumerable<EnteredLine>> MoneyAloneAsync(InvoiceBody body, string vendorId, string firms, CancellationToken cancellation)
    {
        var number = body.Order!.Trim();
        var ordered = await OrderedAsync(number, vendorId, cancellation);
        return ordered.Count == 0
            ? [EnteredLine.Wrong("order", $"{number} is no order with vendor {vendorId}")]
            : ordered.Select(purchase => EntryRules.OfMoneyAlone(body.Currency, purchase, number, vendorId, firms));
    }

    /// <summary>The purchases that have this order with this vendor.</summary>
    private async Task<IReadOnlyList<PurchaseDocument>> OrderedAsync(string number, string vendorId, CancellationToken cancellation)
    {
        var found = await purchases.ListByOrderNumberAsync(number, cancellation);
        return [.. found.Where(purchase => purchase.Orders.Any(order => order.Number == number && order.VendorId == vendorId))];
    }

    private async Task RequireInvoicedAsync(InvoiceDocument credit, Dictionary<string, PurchaseDocument> ordered, CancellationToken cancellation)
    {
        // One that is entered already is answered as before.
        if ((await invoices.ReadAsync(credit.Id, cancellation))?.Document.Content == credit.Content) return;
        if (credit.Credits is { } number)
        {
            var invoiced = (await invoices.ReadAsync(InvoiceIds.For(InvoiceKind.Invoice, credit.VendorId, number), cancellation))?.Document;
            if (invoiced is null) throw ProblemException.BadInput("credits", $"there is no invoice {number} of vendor {credit.VendorId}");
            if (invoiced.Currency != credit.Currency)
                throw ProblemException.BadInput("currency", $"is {credit.Currency}, and invoice {number} is in {invoiced.Currency}: its credit must be, too");
            if (credit.Lines.FirstOrDefault(line => invoiced.Lines.All(one => one.OrderNumber != line.OrderNumber)) is { } other)
                throw ProblemException.BadInput("credits", $"invoice {number} is not for order {other.OrderNumber}");
        }

        var left = await facts.CreditLeftAsync(credit, ordered.Values, cancellation);
        if (credit.Total > left) throw ProblemException.BadInput("total", EntryRules.AboveInvoiced(credit, left));
    }

    private static void Refuse(IReadOnlyDictionary<string, string[]> errors)
    {
        if (errors.Count > 0) throw ProblemException.BadFields(errors);
    }
}
