using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>
/// Follows one timer's schedule on the firm's clock. However many ticks fall due at once, because the app was down, the
/// clock was set forward or runs very fast, the function runs once for all of them.
/// </summary>
internal sealed class TimerLoop(TimerFunction timer, TimerTicks ticks, TimerStateStore states, TimeProvider time, ILogger logger)
{
    // A clock that is set is noticed after this long at the latest, on the firm's clock.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private readonly bool _isMonitored = timer.IsMonitored(time.GetUtcNow());
    private DateTimeOffset? _last;
    private DateTimeOffset _updated;

    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        var now = time.GetUtcNow();
        var next = Resume(now);
        if (next <= now)
            next = await TickAsync(next.Value, isPastDue: true, stopping, abort);
        else if (timer.RunOnStartup)
            next = await TickAsync(now, isPastDue: false, stopping, abort);
        else
            Remember(next);

        while (next is { } due)
        {
            logger.TimerScheduled(timer.Name, due);
            next = await WaitAsync(due, stopping)
                ? await TickAsync(due, isPastDue: false, stopping, abort)
                : timer.Schedule.NextAfter(time.GetUtcNow());
        }
    }

    private DateTimeOffset? Resume(DateTimeOffset now)
    {
        if (!_isMonitored || states.Load(timer.Name) is not { } state || state.Schedule != timer.Schedule.Text)
            return timer.Schedule.NextAfter(now);
        (_last, _updated) = (state.Last, state.Updated);
        return state.Next <= now ? state.Next : timer.Schedule.NextAfter(now);
    }

    // False when the clock was set back meanwhile, so that the tick is no longer the next one.
    private async Task<bool> WaitAsync(DateTimeOffset due, CancellationToken stopping)
    {
        var seen = time.GetUtcNow();
        while (due - seen is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < LongestWait ? rest : LongestWait, time, stopping);
            var now = time.GetUtcNow();
            if (now < seen)
                return false;
            seen = now;
        }

        await ticks.PauseAsync(stopping);
        return true;
    }

    private async Task<DateTimeOffset?> TickAsync(
        DateTimeOffset due, bool isPastDue, CancellationToken stopping, CancellationToken abort)
    {
        var status = _isMonitored ? StatusAt(Later(due, time.GetUtcNow())) : null;
        await ticks.RunAsync(new TimerTick(isPastDue, status), stopping, abort);
        abort.ThrowIfCancellationRequested();

        _last = due;
        var next = timer.Schedule.NextAfter(Later(due, time.GetUtcNow()));
        Remember(next);
        return next;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private TickStatus StatusAt(DateTimeOffset now) =>
        new(_last?.UtcDateTime ?? default, timer.Schedule.NextAfter(now)?.UtcDateTime ?? default, _updated.UtcDateTime);

    private void Remember(DateTimeOffset? next)
    {
        if (!_isMonitored)
            return;
        _updated = time.GetUtcNow();
        try
        {
            states.Save(timer.Name, new TimerState(timer.Schedule.Text, _last, next, _updated));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.TimerNotRemembered(failure, timer.Name);
        }
    }
}
