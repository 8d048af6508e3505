using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// The one way for what people do with invoices: each is one conditional write of the invoice, and what follows from it is
/// carried out after it, here or by the sweep. Whoever calls it has checked the person's role.
/// </summary>
public sealed class InvoiceDesk
{
    private readonly IInvoiceStore _invoices;
    private readonly InvoiceEntry _entry;
    private readonly InvoiceFollower _follower;
    private readonly TimeProvider _time;

    internal InvoiceDesk(IInvoiceStore invoices, InvoiceEntry entry, InvoiceFollower follower, TimeProvider time) =>
        (_invoices, _entry, _follower, _time) = (invoices, entry, follower, time);

    /// <exception cref="ProblemException">404: there is no such invoice.</exception>
    public async Task<Stored<InvoiceDocument>> FindAsync(string id, CancellationToken cancellation) =>
        (InvoiceIds.IsInvoiceId(id) ? await _invoices.ReadAsync(id, cancellation) : null) ?? throw ProblemException.NotFound($"there is no invoice {id}");

    /// <summary>Enters it, or gives the same one that was entered before.</summary>
    /// <param name="vendorId">The vendor that sent it itself; null: a person did, and the body names the vendor.</param>
    /// <param name="by">The person, or "vendor:{id}".</param>
    /// <exception cref="ProblemException">400, with what is wrong by field; 409: another one has its number.</exception>
    internal async Task<Stored<InvoiceDocument>> EnterAsync(InvoiceBody body, string? vendorId, string by, CancellationToken cancellation)
    {
        var invoice = await _entry.CheckAsync(body, vendorId, by, cancellation);
        var stored = await _invoices.CreateAsync(invoice, cancellation);
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
        var decided = Accepted(InvoiceRules.Decide(read.Document, accept, reason, by, _time.GetUtcNow()));
        if (ReferenceEquals(decided, read.Document)) return await FollowedAsync(read, cancellation);
        if (read.ETag != etag) throw ETags.Mismatch();
        return await FollowedAsync(await _invoices.ReplaceAsync(decided, etag, cancellation) ?? throw ETags.Mismatch(), cancellation);
    }

    /// <summary>The same as a message says it, or why it cannot be; the same again changes nothing.</summary>
    /// <param name="revision">Of the invoice as it was read back to the person.</param>
    /// <exception cref="ProblemException">404: there is no such invoice; 503.</exception>
    public async Task<Decision<InvoiceDocument>> DecideAsync(
        string id, int revision, bool accept, string reason, string by, CancellationToken cancellation)
    {
        var read = await FindAsync(id, cancellation);
        if (InvoiceRules.IsEnteredBy(read.Document, by)) return new("who typed an invoice in cannot decide about it");
        var decided = InvoiceRules.Decide(read.Document, accept, reason, by, _time.GetUtcNow());
        if (!decided.IsAccepted) return decided;
        if (ReferenceEquals(decided.Value, read.Document)) return new((await FollowedAsync(read, cancellation)).Document);
        if (read.Document.Revision != revision || await _invoices.ReplaceAsync(decided.Value, read.ETag, cancellation) is not { } written)
            return new($"{id} has changed since it was read back");
        return new((await FollowedAsync(written, cancellation)).Document);
    }

    /// <summary>That it was paid; the same again changes nothing.</summary>
    /// <param name="firmAmount">What it took in the firm's currency; null: not told, or the invoice is in it.</param>
    /// <exception cref="ProblemException">400; 404; 409: it is paid already, or not released.</exception>
    public async Task<Stored<InvoiceDocument>> PayAsync(string id, DateOnly date, string reference, decimal? firmAmount, string by, CancellationToken cancellation)
    {
        if (firmAmount is { } took && !InvoiceInput.IsPaid(took)) throw ProblemException.BadInput("firmAmount", "must be above 0, with 2 decimals at most");
        var known = (await FindAsync(id, cancellation)).Document;
        if (firmAmount is not null && known.Booked is null) throw ProblemException.BadInput("firmAmount", $"is for invoices in another currency; this one is in {known.Currency}, the firm's");
        // What came or was taken back since is looked at before money leaves.
        await _follower.FollowAsync(id, cancellation);
        Decision<InvoiceDocument> decision = default;
        var paid = await _invoices.UpdateAsync(
            id,
            invoice =>
            {
                decision = InvoiceRules.Pay(invoice, new(date, reference, by, _time.GetUtcNow(), firmAmount));
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
            await _follower.FollowAsync(written.Document.Id, cancellation);
            return await FindAsync(written.Document.Id, cancellation);
        }
        catch (ProblemException away) when (away.Status == 503)
        {
            return written;
        }
    }
}
