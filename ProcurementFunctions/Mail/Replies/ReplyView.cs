namespace ProcurementFunctions.Mail.Replies;

/// <summary>A reply as buyers see it.</summary>
/// <param name="Proposal">What it enters, as a language model read it; null: nothing, or it is not the vendor's.</param>
/// <param name="IsEntered">Whether that was entered.</param>
/// <param name="Seen">How much was entered for what it answers so far: whoever enters the proposal says it, so that nothing has changed meanwhile.</param>
public sealed record ReplyView(
    string PurchaseId,
    int Number,
    string About,
    string VendorId,
    DateTimeOffset ReceivedAt,
    string From,
    string Subject,
    string Text,
    bool IsFromVendor,
    VendorEntry? Proposal,
    bool IsEntered,
    int Seen)
{
    /// <param name="document">What it answers; null: it is kept no more.</param>
    internal static ReplyView Of(string purchaseId, VendorReply reply, VendorMailDocument? document) => new(
        purchaseId,
        reply.Number,
        reply.About,
        reply.VendorId,
        reply.ReceivedAt,
        reply.From,
        reply.Subject,
        reply.Text,
        reply.IsFromVendor,
        reply.Proposal,
        document is not null && ReplyRules.IsEntered(document, reply),
        document?.Entries.Count ?? 0);
}

internal sealed record RepliesView(IReadOnlyList<ReplyView> Items);

/// <summary>A proposal that a buyer has looked at, and maybe corrected.</summary>
/// <param name="Seen">As in <see cref="ReplyView.Seen"/>.</param>
internal sealed record ReplyEntryBody(int Seen, VendorEntry Entry);
