using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// The one way for what people do with invoices: each is one conditional write of the invoice, and what follows from it is
/// carried out after it, here or by the sweep. Whoever calls it has checked the person's role.
/// </summary>
internal sealed class InvoiceDesk(IInvoiceStore invoices, InvoiceEntry entry, InvoiceFollower follower, TimeProvider time)
{
    /// <exception cref="ProblemException">404: there is no such invoice.</exception>
    public async Task<Stored<InvoiceDocument>> FindAsync(string id, CancellationToken cancellation) =>
        (InvoiceIds.IsInvoiceId(id) ? await invoices.ReadAsync(id, cancellation) : null) ?? throw ProblemException.NotFound($"there is no invoice {id}");

    /// <summary>Enters it, or gives the same one that was entered before.</summary>
    /// <param name="vendorId">The vendor that sent it itself; null: a person did, and the body names the vendor.</param>
    /// <param name="by">The person, or "vendor:{id}".</param>
    /// <exception cref="ProblemException">400, with what is wrong by field; 409: another one has its number.</exception>
    public async Task<Stored<InvoiceDocument>> EnterAsync(InvoiceBody body, string? vendorId, string by, CancellationToken cancellation)
    {
        var invoice = await entry.CheckAsync(body, vendorId, by, cancellation);
        var stored = await invoices.CreateAsync(invoice, cancellation);
        if (stored is null)
        {
            stored = await FindAsync(invoice.Id, cancellation);
            if (stored.Document.Content != invoice.Content) throw ProblemException.Conflict(EntryRules.Taken(stored.Document));
        }

        return await FollowedAsync(stored, cancellation);
    }

    /// <summary>An approver's word on an invoice that differs.</summary>
    /// <exception cref="ProblemException">403 for the one who typed it in; 404; 409; 412.</exception>
    public async Task<Stored<InvoiceDocument>> DecideAsync(
        string id, string etag, bool accept, string reason, string by, CancellationToken cancellation)
    {
        var read = await FindAsync(id, cancellation);
        if (InvoiceRules.IsEnteredBy(read.Document, by)) throw ProblemException.Forbidden("who typed an invoice in cannot decide about it");
        var decided = Accepted(InvoiceRules.Decide(read.Document, accept, reason, by, time.GetUtcNow()));
        if (ReferenceEquals(decided, read.Document)) return await FollowedAsync(read, cancellation);
        if (read.ETag != etag) throw ETags.Mismatch();
        return await FollowedAsync(await invoices.ReplaceAsync(decided, etag, cancellation) ?? throw ETags.Mismatch(), cancellation);
    }

    /// <summary>That it was paid; the same again changes nothing.</summary>
    /// <exception cref="ProblemException">404; 409: it is paid already, or not released.</exception>
    public async Task<Stored<InvoiceDocument>> PayAsync(string id, DateOnly date, string reference, string by, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        // What came or was taken back since is looked at before money leaves.
        await follower.FollowAsync(id, cancellation);
        Decision<InvoiceDocument> decision = default;
        var paid = await invoices.UpdateAsync(
            id,
            invoice =>
            {
                decision = InvoiceRules.Pay(invoice, date, reference, by, time.GetUtcNow());
                return decision.IsAccepted ? decision.Value : invoice;
            },
            cancellation);
        Accepted(decision);
        return await FollowedAsync(paid!, cancellation);
    }

    private static InvoiceDocument Accepted(Decision<InvoiceDocument> decision) =>
        decision.IsAccepted ? decision.Value : throw ProblemException.Conflict(decision.Refusal);

    /// <summary>What is written stands, whether or not what follows from it can be done now.</summary>
    private async Task<Stored<InvoiceDocument>> FollowedAsync(Stored<InvoiceDocument> written, CancellationToken cancellation)
    {
        try
        {
            await follower.FollowAsync(written.Document.Id, cancellation);
            return await FindAsync(written.Document.Id, cancellation);
        }
        catch (ProblemException away) when (away.Status == 503)
        {
            return written;
        }
    }
}
