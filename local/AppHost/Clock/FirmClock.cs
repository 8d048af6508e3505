using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.AppHost.Clock;

/// <summary>
/// The firm's clock of one state folder. It goes on where it was when the process ended, however it ended: a time ahead of
/// it is on disk before any time up to it is shown, and the next start begins there.
/// </summary>
internal sealed class FirmClock : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMilliseconds(250);

    private readonly TimeMark _mark;
    private readonly AcceleratedTimeProvider? _accelerated;
    private readonly TimeSpan _lead;
    private readonly ILogger _logger;
    private readonly Lock _writing = new();
    private readonly ITimer? _renewal;
    private bool _stopped;

    private FirmClock(TimeMark mark, double speed, DateTimeOffset start, TimeProvider wall, ILogger logger)
    {
        _mark = mark;
        _logger = logger;
        _lead = TimeSpan.FromSeconds(speed);
        _accelerated = new(wall, speed, start);
        Time = _accelerated;
        Extend();
        _renewal = wall.CreateTimer(_ => Renew(), null, RenewEvery, RenewEvery);
    }

    private FirmClock(TimeMark mark, TimeProvider wall, ILogger logger) => (_mark, Time, _logger) = (mark, wall, logger);

    public TimeProvider Time { get; }

    /// <summary>
    /// The real clock at speed 1, as long as the firm's time has never been ahead of it; else a clock that starts at the
    /// firm's last time, or at the real time when that is later.
    /// </summary>
    public static FirmClock Start(TimeMark mark, double speed, TimeProvider wall, ILogger logger)
    {
        var now = wall.GetUtcNow();
        var last = mark.Read() ?? DateTimeOffset.MinValue;
        return speed == 1 && last <= now
            ? new(mark, wall, logger)
            : new(mark, speed, last > now ? last : now, wall, logger);
    }

    /// <summary>Stops the clock at its present time and keeps that. Nothing may use it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_accelerated is null) return;
        await _renewal!.DisposeAsync();
        lock (_writing)
        {
            if (_stopped) return;
            _stopped = true;
            var now = _accelerated.GetUtcNow();
            _accelerated.HoldAt(now);
            _mark.Write(now);
        }
    }

    private void Renew()
    {
        lock (_writing)
        {
            if (_stopped) return;
            try
            {
                Extend();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The firm's time stands still at the mark that is on disk until one can be written again.
                FirmClockLog.CannotKeepTime(_logger, e);
            }
        }
    }

    private void Extend()
    {
        var now = _accelerated!.UnheldNow;
        var limit = now > DateTimeOffset.MaxValue - _lead ? DateTimeOffset.MaxValue : now + _lead;
        _mark.Write(limit);
        _accelerated.HoldAt(limit);
    }
}
