using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Notices;

/// <summary>Event ids 2050 to 2099.</summary>
internal static partial class NoticesLog
{
    [LoggerMessage(2050, LogLevel.Warning, "Notice {NoticeId} was not taken at try {Attempt}: the receiver {Failure}; it is tried again")]
    public static partial void Failed(ILogger logger, string noticeId, int attempt, string failure);

    [LoggerMessage(2051, LogLevel.Error, "Notice {NoticeId} was not taken in {Attempts} tries and is given up: the receiver {Failure}")]
    public static partial void GivenUp(ILogger logger, string noticeId, int attempts, string failure);
}
