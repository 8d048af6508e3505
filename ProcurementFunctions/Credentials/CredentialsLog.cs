using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Credentials;

internal static partial class CredentialsLog
{
    [LoggerMessage(1500, LogLevel.Information, "Fetched a token of vendor {VendorId}, kept for {Lifetime}")]
    public static partial void Fetched(ILogger logger, string vendorId, TimeSpan lifetime);

    [LoggerMessage(1501, LogLevel.Warning, "The kept token of vendor {VendorId} cannot be decrypted; another is fetched")]
    public static partial void NotDecrypted(ILogger logger, string vendorId);
}
