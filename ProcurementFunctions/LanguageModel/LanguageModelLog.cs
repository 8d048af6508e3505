using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.LanguageModel;

/// <summary>Event ids 1150 to 1159. An exception's text is left out, as it may hold what was said.</summary>
internal static partial class LanguageModelLog
{
    [LoggerMessage(1150, LogLevel.Warning, "The language model did not answer ({Purpose}: {Failure}); it goes on without")]
    public static partial void ModelFailed(ILogger logger, string purpose, string failure);
}
