using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Purchasing;

internal static partial class PurchasingLog
{
    [LoggerMessage(1850, LogLevel.Error, "Purchase {PurchaseId} has failed at {Step}")]
    public static partial void Failed(ILogger logger, string purchaseId, string step);
}
