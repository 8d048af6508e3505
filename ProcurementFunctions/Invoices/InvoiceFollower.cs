using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// Carries out what follows from an invoice as it stands: it is noted in its purchases, held against them, and what became of
/// it goes to their records, to the ledger, to what is believed of the vendor and, where it differs, to those who decide. Each step may be repeated; where one is
/// interrupted, the sweep does all of them again.
/// </summary>
internal sealed class InvoiceFollower(
    IInvoiceStore invoices, IPurchaseStore purchases, InvoiceFacts facts, PurchaseCosts costs, IKnowledge knowledge, InvoiceNotices notices, TimeProvider time)
{
    private const int MostAttempts = 8;

    /// <summary>The invoice as it stands then; null: there is none.</summary>
    public async Task<InvoiceDocument?> FollowAsync(string id, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await invoices.ReadAsync(id, cancellation) is not { } read) return null;
            var known = await TellAsync(read.Document, cancellation);
            var matched = InvoiceRules.IsUndecided(read.Document)
                ? InvoiceRules.Matched(read.Document, MatchRules.Match(read.Document, await facts.OfAsync(read.Document, known, cancellation)), time.GetUtcNow())
                : read.Document;
            if (!ReferenceEquals(matched, read.Document))
            {
                // Whoever wrote it meanwhile knew something else: look again.
                if (await invoices.ReplaceAsync(matched, read.ETag, cancellation) is null) continue;
                await TellAsync(matched, cancellation);
            }

            return await FinishAsync(matched, cancellation);
        }

        throw ProblemException.Conflict($"invoice {id} is being changed by others; try again");
    }

    /// <summary>Notes it in the records of its purchases; gives them as they are then.</summary>
    private async Task<Dictionary<string, PurchaseDocument>> TellAsync(InvoiceDocument invoice, CancellationToken cancellation)
    {
        var known = new Dictionary<string, PurchaseDocument>();
        foreach (var purchaseId in invoice.Lines.Select(line => line.PurchaseId).Distinct())
            known[purchaseId] = await purchases.RequireAsync(purchaseId, cancellation);
        foreach (var (purchaseId, share) in InvoiceShares.Of(invoice, known))
        {
            if ((known[purchaseId].Invoices ?? []).FirstOrDefault(one => one.InvoiceId == invoice.Id)?.Revision >= share.Revision) continue;
            known[purchaseId] = await purchases.ChangeAsync(
                purchaseId, p => InvoicedRules.Told(p, share, invoice.EnteredBy, InvoiceRules.LastBy(invoice), time.GetUtcNow()), cancellation);
        }

        return known;
    }

    private async Task<InvoiceDocument?> FinishAsync(InvoiceDocument invoice, CancellationToken cancellation)
    {
        if (invoice.Followed >= invoice.Revision) return invoice;
        foreach (var purchaseId in invoice.Lines.Select(line => line.PurchaseId).Distinct()) await costs.SettleAsync(purchaseId, cancellation);
        if (invoice.Status == InvoiceStatus.Differs) await notices.DiffersAsync(invoice, cancellation);
        var lesson = InvoiceRules.Lesson(invoice);
        if (lesson != invoice.Learned) await LearnAsync(invoice, lesson, cancellation);
        return (await invoices.UpdateAsync(invoice.Id, known => InvoiceRules.Followed(known, invoice.Revision, lesson), cancellation))?.Document;
    }

    /// <summary>Reminds approvers, once, of an invoice that has differed for so long as a purchase may wait before they are reminded.</summary>
    public async Task RemindAsync(InvoiceDocument invoice, TimeSpan after, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!InvoiceRules.IsToRemind(invoice, now, after)) return;
        // First the notice, which is made once, so that a crash in between loses none.
        await notices.RemindAsync(invoice, now, cancellation);
        await invoices.UpdateAsync(invoice.Id, known => InvoiceRules.IsToRemind(known, now, after) ? known with { RemindedAt = now } : known, cancellation);
    }

    private async Task LearnAsync(InvoiceDocument invoice, bool? lesson, CancellationToken cancellation)
    {
        var id = $"invoice:{invoice.Id}";
        // Also where it was not noted that something was learned: a crash may have come between.
        if (lesson is null || invoice.Learned is not null) await knowledge.TakeBackAsync(invoice.VendorId, Evidence.NoItem, id, cancellation);
        if (lesson is { } agreed)
            await knowledge.LearnAsync(new() { Id = id, VendorId = invoice.VendorId, Sku = Evidence.NoItem, At = invoice.StatusAt, InvoiceMatched = agreed }, cancellation);
    }
}
