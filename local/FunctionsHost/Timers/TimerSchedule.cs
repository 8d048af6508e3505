using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Reads the schedule of a timer trigger.</summary>
internal static partial class TimerSchedule
{
    /// <exception cref="FunctionsHostException">A setting is missing, or the text is no schedule; the message says which.</exception>
    public static ITimerSchedule Parse(string text, IConfiguration configuration)
    {
        var resolved = Setting().Replace(text, match => configuration[match.Groups["name"].Value] is { Length: > 0 } value
            ? value
            : throw new FunctionsHostException($"its schedule '{text}' needs the setting '{match.Groups["name"].Value}', which is not set"));
        if (CronSchedule.TryParse(resolved, out var cron))
            return cron;
        if (TimeSpan.TryParse(resolved, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new IntervalSchedule(resolved, interval);
        throw new FunctionsHostException(
            $"its schedule '{resolved}' is neither an NCrontab expression of six fields (seconds first) nor a time span above zero");
    }

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Setting();
}
