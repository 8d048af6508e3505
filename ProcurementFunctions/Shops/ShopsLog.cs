using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Shops;

/// <summary>Event ids 2150 to 2199. No address, no secret and nothing of an answer is logged.</summary>
internal static partial class ShopsLog
{
    [LoggerMessage(2150, LogLevel.Warning, "Shop {Shop} {Failure}; it is read on from where it was")]
    public static partial void Away(ILogger logger, string shop, string failure);

    [LoggerMessage(2151, LogLevel.Information, "{Units} units of {Sku} were added to the stock of shop {Shop}")]
    public static partial void Pushed(ILogger logger, int units, string sku, string shop);

    [LoggerMessage(2152, LogLevel.Warning, "What was booked of {Sku} did not reach shop {Shop}: it {Failure}")]
    public static partial void NotPushed(ILogger logger, string sku, string shop, string failure);
}
