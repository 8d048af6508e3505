using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>The replies to the mails about a purchase, the newest last. Its id is that of the purchase.</summary>
public sealed record VendorRepliesDocument : Document
{
    public IReadOnlyList<VendorReply> Replies { get; set; } = [];
}

/// <summary>A mail that answers one of ours, as it was handed in.</summary>
/// <param name="Number">From 1; those that are no longer kept count.</param>
/// <param name="About">The id of the <see cref="VendorMailDocument"/> that it answers.</param>
/// <param name="ReceivedAt">When it was handed in, by the firm's clock.</param>
/// <param name="From">The address that it says it is from; nobody has proved it.</param>
/// <param name="IsFromVendor">Whether that is the vendor's.</param>
/// <param name="MessageId">What it is told apart by.</param>
/// <param name="Proposal">What a language model took it for; null: there is none, or it took it for nothing.</param>
public sealed record VendorReply(
    int Number,
    string About,
    string VendorId,
    DateTimeOffset ReceivedAt,
    string From,
    string Subject,
    string Text,
    bool IsFromVendor,
    string MessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VendorEntry? Proposal = null);
