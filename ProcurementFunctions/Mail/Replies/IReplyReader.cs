namespace ProcurementFunctions.Mail.Replies;

/// <summary>Says what a vendor's reply enters. It enters nothing.</summary>
internal interface IReplyReader
{
    /// <summary>Null: nothing that is plain, or it could not be had.</summary>
    Task<VendorEntry?> ReadAsync(VendorMailDocument document, VendorReply reply, DateOnly today, CancellationToken cancellation);
}
