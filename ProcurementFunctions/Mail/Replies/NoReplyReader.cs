namespace ProcurementFunctions.Mail.Replies;

/// <summary>There is no language model: replies are shown, and people read them.</summary>
internal sealed class NoReplyReader : IReplyReader
{
    public Task<VendorEntry?> ReadAsync(VendorMailDocument document, VendorReply reply, DateOnly today, CancellationToken cancellation) => Task.FromResult<VendorEntry?>(null);
}
