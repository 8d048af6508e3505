using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Conversations;

/// <summary>What the conversations log: never what was said. Event ids 1100 to 1199.</summary>
internal static partial class ConversationsLog
{
    [LoggerMessage(1100, LogLevel.Debug, "A message was understood as {Intent}; the session is at version {Version}, {Effects} effects follow")]
    public static partial void Answered(ILogger logger, string intent, long version, int effects);

    [LoggerMessage(1101, LogLevel.Debug, "A session was changed meanwhile; attempt {Attempt} is decided again")]
    public static partial void LostRace(ILogger logger, int attempt);

    [LoggerMessage(1102, LogLevel.Warning, "The names of items and vendors could not be looked up; messages are read by those known before")]
    public static partial void CatalogueNotLoaded(ILogger logger, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "The session store could not be asked before the first message")]
    public static partial void NotWarmedUp(ILogger logger, Exception exception);

    [LoggerMessage(1110, LogLevel.Information, "Purchase {PurchaseId} was asked for in a message (new: {IsNew})")]
    public static partial void PurchaseStarted(ILogger logger, string purchaseId, bool isNew);

    [LoggerMessage(1111, LogLevel.Warning, "Effect {Effect} could not be carried out now ({Status}: {Reason}); the sweep tries it again")]
    public static partial void EffectDelayed(ILogger logger, string effect, int status, string reason);

    [LoggerMessage(1112, LogLevel.Error, "Effect {Effect} was refused ({Status}: {Reason}) and is given up")]
    public static partial void EffectRefused(ILogger logger, string effect, int status, string reason);

    [LoggerMessage(1113, LogLevel.Error, "Effect {Effect} failed; the sweep tries it again")]
    public static partial void EffectFailed(ILogger logger, Exception exception, string effect);

    [LoggerMessage(1114, LogLevel.Warning, "The effects of a message could not be noted as carried out; the sweep repeats them")]
    public static partial void NotSettled(ILogger logger, Exception exception);

    [LoggerMessage(1120, LogLevel.Information, "The sweep finished what {Messages} messages had left undone")]
    public static partial void Swept(ILogger logger, int messages);

    [LoggerMessage(1121, LogLevel.Information, "{Sessions} sessions without activity were removed from memory")]
    public static partial void Pruned(ILogger logger, int sessions);
}
