using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Log messages of timers: event ids from 9100.</summary>
internal static partial class TimerLog
{
    [LoggerMessage(9100, LogLevel.Error, "The timer {Timer} failed; its schedule goes on")]
    public static partial void TimerFailed(this ILogger logger, Exception failure, string timer);

    [LoggerMessage(9101, LogLevel.Warning, "The timer {Timer} starts anew: {File} cannot be read")]
    public static partial void TimerStateUnreadable(this ILogger logger, Exception failure, string timer, string file);

    [LoggerMessage(9102, LogLevel.Warning, "Another process runs the timers of this state directory ({File}); they start here when it has ended")]
    public static partial void TimersHeldElsewhere(this ILogger logger, string file);

    [LoggerMessage(9103, LogLevel.Debug, "The timer {Timer} ticks next at {Next:O}")]
    public static partial void TimerScheduled(this ILogger logger, string timer, DateTimeOffset? next);

    [LoggerMessage(9104, LogLevel.Warning, "The timer {Timer} was still running when the time to stop was up, and was cancelled")]
    public static partial void TimerCancelled(this ILogger logger, string timer);

    [LoggerMessage(9105, LogLevel.Error, "What the timer {Timer} did was not written down; after a restart it may tick again")]
    public static partial void TimerNotRemembered(this ILogger logger, Exception failure, string timer);

    [LoggerMessage(9106, LogLevel.Critical, "The timer {Timer} has ended and ticks no more")]
    public static partial void TimerEnded(this ILogger logger, Exception failure, string timer);

    [LoggerMessage(9107, LogLevel.Critical, "The timers cannot start: the state directory cannot be used")]
    public static partial void TimersNotStarted(this ILogger logger, Exception failure);
}
