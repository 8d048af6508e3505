using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>Takes replies of vendors, and enters what a buyer makes of one. Nothing is entered by a reply itself.</summary>
internal sealed class ReplyDesk(
    CosmosVendorReplies replies,
    IVendorMail mails,
    VendorMailDesk desk,
    IReplyReader reader,
    IKnowledge knowledge,
    IPurchaseStore purchases,
    TimeProvider time)
{
    /// <summary>Keeps a reply with the purchase that it is about; the same again is the same.</summary>
    /// <exception cref="ProblemException">400: something is missing or too long; 422: it answers nothing that is known, or several things.</exception>
    public async Task<ReplyView> TakeAsync(ReplyMessage message, CancellationToken cancellation)
    {
        var (document, isFromVendor) = await MatchAsync(message, cancellation);
        var text = ReplyRules.Plain(message.Text);
        if (text.Length == 0) throw ProblemException.BadInput("text", "is empty");
        var key = ReplyRules.KeyOf(message);
        var reply = new VendorReply(
            0, document.Id, document.VendorId, time.GetUtcNow(), MailText.Line(message.From), MailText.Line(message.Subject), text, isFromVendor, key);
        var kept = Find(await replies.UpdateAsync(document.PurchaseId, known => ReplyRules.With(known, reply), cancellation), key, document.Id);
        if (kept is { IsFromVendor: true, Proposal: null } && !ReplyRules.IsEntered(document, kept)
            && await reader.ReadAsync(document, kept, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation) is { } proposal)
        {
            kept = Find(await replies.UpdateAsync(document.PurchaseId, known => ReplyRules.Proposed(known, kept.Number, proposal), cancellation), key, document.Id);
        }

        return ReplyView.Of(document.PurchaseId, kept, document);
    }

    /// <summary>The replies to mails about a purchase, the newest first.</summary>
    public async Task<IReadOnlyList<ReplyView>> ListAsync(string purchaseId, CancellationToken cancellation)
    {
        if (await replies.ReadAsync(purchaseId, cancellation) is not { } document) return [];
        var answered = await Task.WhenAll(document.Replies.Select(reply => reply.About).Distinct().Select(id => mails.ReadAsync(id, cancellation)));
        return [.. document.Replies.Reverse().Select(reply => ReplyView.Of(purchaseId, reply, answered.FirstOrDefault(one => one?.Id == reply.About)))];
    }

    /// <summary>What a reply about a purchase can answer: its requests and orders by e-mail, the newest first.</summary>
    public Task<IReadOnlyList<VendorMailDocument>> ListAnswerableAsync(string purchaseId, CancellationToken cancellation) =>
        mails.ListOfPurchaseAsync(purchaseId, cancellation);

    /// <summary>Enters a proposal, as it was or corrected, as the vendor would have on its page.</summary>
    /// <param name="seen">As in <see cref="ReplyView.Seen"/>.</param>
    /// <exception cref="ProblemException">404: there is no such reply; 409: it proposes nothing, or it cannot be entered now; 400: a field is missing or wrong.</exception>
    public async Task<ReplyView> EnterAsync(
        DurableTaskClient client, string userId, string purchaseId, int number, int seen, VendorEntry entry, CancellationToken cancellation)
    {
        var reply = (await replies.ReadAsync(purchaseId, cancellation))?.Replies.FirstOrDefault(known => known.Number == number)
            ?? throw ProblemException.NotFound($"purchase {purchaseId} has no reply {number}");
        if (reply is not { IsFromVendor: true, Proposal: { } proposal }) throw ProblemException.Conflict("the reply proposes nothing that could be entered");
        if (entry.Do != proposal.Do) throw ProblemException.BadInput("do", $"must be {proposal.Do}, as the reply proposes");
        var written = await desk.EnterForAsync(
            client,
            reply.About,
            known => known.Entries.Count != seen ? "something was entered since this was shown; look at what stands there now"
                : ReplyRules.IsEntered(known, reply) ? "it was entered already" : null,
            (known, now) =>
            {
                var decision = VendorEntries.Entered(known, entry, now);
                return decision.IsAccepted ? new(ReplyRules.EnteredFrom(decision.Value, reply)) : decision;
            },
            // Who did it stands in the purchase, before it is done.
            () => purchases.UpdateAsync(
                purchaseId,
                purchase => purchase.Noted(time.GetUtcNow(), "replyEntered", userId, $"{reply.About}: {proposal.Do}, from the vendor's reply {number}"),
                cancellation),
            cancellation);
        return ReplyView.Of(purchaseId, reply, written);
    }

    /// <summary>What it answers, and whether it is from the address that was asked.</summary>
    private async Task<(VendorMailDocument Document, bool IsFromVendor)> MatchAsync(ReplyMessage message, CancellationToken cancellation)
    {
        foreach (var ids in ReplyRules.IdsOf(message))
        {
            var found = await FindAsync(ids, cancellation);
            if (found.Count > 1) found = [.. found.Where(one => one.IsFrom(message.From))];
            if (found is [var only]) return (only.Document, only.IsFrom(message.From));
            if (found.Count > 1) throw Unmatched("it names several orders or requests; say which in \"about\"");
        }

        throw Unmatched("it names no order or request that was sent by e-mail, such as PO-… in its subject; say which in \"about\"");
    }

    private async Task<IReadOnlyList<(VendorMailDocument Document, Func<string, bool> IsFrom)>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new List<(VendorMailDocument, Func<string, bool>)>();
        var names = new List<string>();
        foreach (var id in ids)
        {
            if (!PurchaseIds.IsPurchaseId(id)) names.Add(id);
            else if ((await purchases.ReadAsync(id, cancellation))?.Document is { } purchase) names.AddRange(purchase.Orders.Select(order => order.Number));
        }

        foreach (var name in names.Distinct())
        {
            if (await mails.ReadAsync(name, cancellation) is not { } document) continue;
            var address = (await knowledge.ReadVendorAsync(document.VendorId, cancellation))?.Document.Email;
            found.Add((document, from => string.Equals(from.Trim(), address, StringComparison.OrdinalIgnoreCase)));
        }

        return found;
    }

    private static VendorReply Find(VendorRepliesDocument document, string key, string about) =>
        document.Replies.First(reply => reply.MessageId == key && reply.About == about);

    private static ProblemException Unmatched(string why) => new(422, "Not matched", $"the reply cannot be matched: {why}");
}
