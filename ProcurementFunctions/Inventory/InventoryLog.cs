using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Inventory;

internal static partial class InventoryLog
{
    [LoggerMessage(1600, LogLevel.Information, "Checked {Count} items: {Low} low, {Started} purchases started")]
    public static partial void Started(ILogger logger, int count, int low, int started);

    // The usual end of a look that comes around every hour, or many times a second under a sped-up clock.
    [LoggerMessage(1602, LogLevel.Debug, "Checked {Count} items: {Low} low, none started, {Recommended} recommended")]
    public static partial void Checked(ILogger logger, int count, int low, int recommended);

    [LoggerMessage(1601, LogLevel.Warning, "No purchase of {Sku} could be started: {Status} {Detail}")]
    public static partial void NotStarted(ILogger logger, string sku, int status, string detail);
}
