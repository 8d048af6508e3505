using System.Collections.Concurrent;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>On which side of a side effect the process dies.</summary>
public enum KillMoment
{
    /// <summary>It was about to happen.</summary>
    Before,

    /// <summary>It has happened, and nobody has noted so.</summary>
    After,
}

/// <summary>
/// Kills the process once at every side effect: whoever does it is never heard of again, and the test starts the engine anew.
/// An effect is known by the step that makes it, so that the repeated step gets past it.
/// </summary>
internal sealed class KillSwitch
{
    private readonly AsyncLocal<Step?> _step = new();
    private readonly ConcurrentDictionary<string, int> _completed = new();
    private readonly ConcurrentDictionary<string, bool> _killedAt = new();
    private volatile TaskCompletionSource _killed = NewLife();
    private int _running;
    private int _life;

    /// <summary>Null: nothing is killed.</summary>
    public KillMoment? Moment { get; set; }

    public Task Killed => _killed.Task;

    /// <summary>Whether no step is under way that could still do something by itself.</summary>
    public bool IsIdle => Volatile.Read(ref _running) == 0;

    /// <summary>Where it has killed, as "step/effect".</summary>
    public IReadOnlyCollection<string> KilledAt => [.. _killedAt.Keys];

    public void Reset(KillMoment? moment)
    {
        Moment = moment;
        _killedAt.Clear();
        Restart();
    }

    /// <summary>A new life begins; what hangs from the old one does not count any more.</summary>
    public void Restart()
    {
        Interlocked.Increment(ref _life);
        Volatile.Write(ref _running, 0);
        _killed = NewLife();
    }

    /// <summary>Runs a step of the app: an activity, or what a caller asked for.</summary>
    public async Task<T> StepAsync<T>(string name, Func<Task<T>> run)
    {
        var life = Volatile.Read(ref _life);
        _step.Value = new Step($"{name}#{_completed.GetValueOrDefault(name)}");
        Interlocked.Increment(ref _running);
        try
        {
            var result = await run();
            _completed.AddOrUpdate(name, 1, static (_, known) => known + 1);
            return result;
        }
        finally
        {
            if (life == Volatile.Read(ref _life)) Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Does a side effect, or dies at it.</summary>
    public async Task<T> EffectAsync<T>(string name, Func<Task<T>> effect)
    {
        if (_step.Value is not { } step) return await effect();
        var point = $"{step.Name}/{name}:{step.Next()}";
        if (Moment == KillMoment.Before) await DieOnceAsync(point);
        var result = await effect();
        if (Moment == KillMoment.After) await DieOnceAsync(point);
        return result;
    }

    private async Task DieOnceAsync(string point)
    {
        if (!_killedAt.TryAdd(point, true)) return;
        _killed.TrySetResult();
        await new TaskCompletionSource().Task;
    }

    private static TaskCompletionSource NewLife() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Step(string name)
    {
        private int _effects;

        public string Name => name;

        public int Next() => Interlocked.Increment(ref _effects);
    }
}
