using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Mail;

/// <summary>What a vendor sees and enters by the link of a mail. It is kept first, and its purchase is told then.</summary>
internal sealed class VendorMailDesk(
    IVendorMail mails,
    VendorLinks links,
    IKnowledge knowledge,
    IPurchaseStore purchases,
    IOperationsStore operations,
    MailTeller teller,
    TimeProvider time)
{
    /// <exception cref="ProblemException">403: the link is none of ours, or not for this; 410: its time is over, or what it led to is gone.</exception>
    public async Task<LinkedMail> OpenAsync(string token, CancellationToken cancellation)
    {
        var claims = links.Read(token);
        var document = await mails.ReadAsync(claims.Document, cancellation)
            ?? throw new ProblemException(410, "Gone", "What this link led to is kept no more. Write to the buyer, whose address the mail names.");
        if (document.VendorId != claims.Vendor) throw ProblemException.Forbidden("This link is for another vendor.");
        var vendor = (await knowledge.ReadVendorAsync(claims.Vendor, cancellation))?.Document;
        if (vendor?.Email != claims.To)
            throw ProblemException.Forbidden("This link was sent to an address that is not in use any more. Write to the buyer for a new one.");
        var firm = (await operations.ReadAsync(cancellation)).Document.Firm;
        return new(
            document, vendor.Name, firm?.Name ?? MailText.NoName, await IsOpenAsync(document, cancellation), links.FormToken(document));
    }

    /// <summary>Enters something: what <paramref name="change"/> makes of the document as it is now, and at this time.</summary>
    /// <param name="formToken">That the page's form carried.</param>
    /// <exception cref="ProblemException">As above; 403: the form is not of that page; 409: it cannot be entered, or the page is out of date.</exception>
    public async Task<VendorMailDocument> EnterAsync(
        DurableTaskClient client,
        string token,
        string? formToken,
        Func<VendorMailDocument, DateTimeOffset, Decision<VendorMailDocument>> change,
        CancellationToken cancellation)
    {
        var opened = await OpenAsync(token, cancellation);
        if (links.IsOfNow(opened.Document, formToken) is null) throw ProblemException.Forbidden("The form is not one of this page. Open the link from the mail again.");
        if (!opened.Document.IsOrder && !opened.IsOpen) throw ProblemException.Conflict("it is too late: the purchase goes on without another quote");
        return await WriteAsync(
            client,
            opened.Document.Id,
            known => links.IsOfNow(known, formToken) == true ? null : "something was entered or asked since this page was opened; look at what stands here now",
            change,
            cancellation);
    }

    /// <summary>Enters what a buyer knows from the vendor, by the same rules.</summary>
    /// <param name="whyNot">Why it cannot be entered into the document as it is; null: it can.</param>
    /// <param name="before">Done when it can be entered, and before it is.</param>
    /// <exception cref="ProblemException">409: it cannot be entered; 410: what it is about is kept no more.</exception>
    public async Task<VendorMailDocument> EnterForAsync(
        DurableTaskClient client,
        string id,
        Func<VendorMailDocument, string?> whyNot,
        Func<VendorMailDocument, DateTimeOffset, Decision<VendorMailDocument>> change,
        Func<Task> before,
        CancellationToken cancellation)
    {
        var document = await mails.ReadAsync(id, cancellation) ?? throw new ProblemException(410, "Gone", $"{id} is kept no more");
        if (whyNot(document) is { } why) throw ProblemException.Conflict(why);
        if (!await IsOpenAsync(document, cancellation)) throw ProblemException.Conflict("it is too late: the purchase goes on without another quote");
        if (change(document, time.GetUtcNow()) is { IsAccepted: false } refused) throw ProblemException.Conflict(refused.Refusal);
        await before();
        return await WriteAsync(client, id, whyNot, change, cancellation);
    }

    private async Task<VendorMailDocument> WriteAsync(
        DurableTaskClient client,
        string id,
        Func<VendorMailDocument, string?> whyNot,
        Func<VendorMailDocument, DateTimeOffset, Decision<VendorMailDocument>> change,
        CancellationToken cancellation)
    {
        string? refusal = null;
        var written = await mails.UpdateAsync(
            id,
            known =>
            {
                refusal = whyNot(known);
                if (refusal is not null) return known;
                var decision = change(known, time.GetUtcNow());
                refusal = decision.Refusal;
                return decision.IsAccepted ? decision.Value : known;
            },
            cancellation);
        if (refusal is not null) throw ProblemException.Conflict(refusal);
        await teller.TellAsync(client, written!, cancellation);
        return written!;
    }

    private async Task<bool> IsOpenAsync(VendorMailDocument document, CancellationToken cancellation)
    {
        if (document.IsOrder) return true;
        var purchase = (await purchases.ReadAsync(document.PurchaseId, cancellation))?.Document;
        return purchase is { Status: PurchaseStatus.Sourcing } && purchase.Round == document.Round && time.GetUtcNow() < document.AnswerBy;
    }
}
