using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Doctor;

/// <summary>
/// What looked broken in earlier rounds of this process, so that nothing is acted upon that is merely being worked on. It
/// may be forgotten: then a finding waits one round longer.
/// </summary>
internal sealed class Suspicions(WallClock clock, IOptions<DoctorOptions> options)
{
    private const int Most = 100_000;

    private Dictionary<string, long> _known = [];
    private Dictionary<string, long> _seen = [];

    /// <summary>Notes that it was found; true when it was found before, long enough ago.</summary>
    public bool IsConfirmed(string key)
    {
        var now = clock.Time.GetTimestamp();
        var first = _known.GetValueOrDefault(key, now);
        if (_seen.Count < Most) _seen[key] = first;
        return clock.Time.GetElapsedTime(first, now) >= options.Value.ConfirmAfter && (_known.ContainsKey(key) || options.Value.ConfirmAfter == TimeSpan.Zero);
    }

    /// <summary>A round is over: what was not found in it is not suspected any more.</summary>
    public void EndRound() => (_known, _seen) = (_seen, []);
}
