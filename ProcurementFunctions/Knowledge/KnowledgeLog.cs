using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Knowledge;

internal static partial class KnowledgeLog
{
    [LoggerMessage(1800, LogLevel.Information, "Belief {Name} of vendor {VendorId} changed by a person: {Action}")]
    public static partial void BeliefChanged(ILogger logger, string vendorId, string name, BeliefAction action);
}
