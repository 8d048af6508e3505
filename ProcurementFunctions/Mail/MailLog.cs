using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Mail;

/// <summary>Event ids 2250 to 2299. No line has an address, a text or a link.</summary>
internal static partial class MailLog
{
    [LoggerMessage(2250, LogLevel.Warning, "Mail {Number} of {DocumentId} to vendor {VendorId} was not taken {HowLong}: {Failure}")]
    public static partial void NotSent(ILogger logger, string documentId, int number, string vendorId, string howLong, string failure);
}
