using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Pages;

/// <summary>
/// Figures that take a look at everything there is. A small firm has them fresh with every page. Where looking takes long, a page
/// is not kept waiting: it shows what was seen last, and when, while the next look goes on behind it. No more than a twentieth of
/// the time is spent on looking, and nothing where nobody asks.
/// </summary>
internal sealed class Lookout<T>(Func<CancellationToken, Task<T>> look, WallClock clock)
    where T : class
{
    /// <summary>For so long a page waits for a look.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private const int RestFor = 20;

    private readonly Lock _lock = new();
    private Seen<T>? _last;
    private TimeSpan _rest;
    private Task? _looking;

    /// <summary>What was seen last; null: the first look is not over yet.</summary>
    /// <exception cref="Hosting.Problems.ProblemException">503: a store is away, and nothing was seen before.</exception>
    public async Task<Seen<T>?> SeeAsync(CancellationToken cancellation)
    {
        var looking = Begin();
        if (looking is null) return _last;
        await Task.WhenAny(looking, Task.Delay(Patience, clock.Time, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (looking.IsFaulted && _last is null) await looking;
        return _last;
    }

    /// <summary>Null: what was seen is new enough.</summary>
    private Task? Begin()
    {
        lock (_lock)
        {
            if (_looking is { IsCompleted: false }) return _looking;
            if (_last is { } last && clock.Now - last.At < _rest) return null;
            return _looking = Task.Run(LookAsync);
        }
    }

    /// <summary>Not the request's own: the next page is glad of it too.</summary>
    private async Task LookAsync()
    {
        var start = clock.Time.GetTimestamp();
        var seen = await look(CancellationToken.None);
        _rest = RestFor * clock.Time.GetElapsedTime(start);
        _last = new(seen, clock.Now);
    }
}

/// <param name="At">When it was seen, on the wall clock.</param>
internal sealed record Seen<T>(T Value, DateTimeOffset At);
