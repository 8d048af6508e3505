using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>Log messages 7000 to 7099.</summary>
internal static partial class SimulatorLog
{
    [LoggerMessage(7001, LogLevel.Debug, "The caller left before {Path} was answered")]
    public static partial void CallerLeft(ILogger logger, string? path);

    [LoggerMessage(7002, LogLevel.Error, "The call to {Path} failed")]
    public static partial void CallFailed(ILogger logger, string? path, Exception exception);

    [LoggerMessage(7010, LogLevel.Debug, "Webhook {EventId} of {VendorId} was sent")]
    public static partial void WebhookSent(ILogger logger, string eventId, string vendorId);

    [LoggerMessage(7011, LogLevel.Information, "Webhook {EventId} of {VendorId} was not taken, attempt {Attempt}: {Reason}")]
    public static partial void WebhookNotTaken(ILogger logger, string eventId, string vendorId, int attempt, string reason);

    [LoggerMessage(7012, LogLevel.Warning, "Webhook {EventId} of {VendorId} is given up after {Attempts} attempts")]
    public static partial void WebhookGivenUp(ILogger logger, string eventId, string vendorId, int attempts);

    [LoggerMessage(7013, LogLevel.Error, "Sending webhooks failed; it is tried again")]
    public static partial void WebhookRoundFailed(ILogger logger, Exception exception);
}
