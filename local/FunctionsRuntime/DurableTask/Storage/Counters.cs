namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>Numbers for runs and messages that are never given twice, not even after all that had them are gone.</summary>
internal sealed class Counters(IReadOnlyDictionary<string, long> saved)
{
    /// <summary>The counter saved in the file runs ahead by this many, so that most commits need not write it.</summary>
    private const long Block = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _next = new(saved);
    private readonly Dictionary<string, long> _reserved = new(saved);
    private readonly Dictionary<string, long> _unsaved = [];

    public long NextExecution() => Next("execution");

    public long NextMessage() => Next("message");

    /// <summary>The counters that must be written with the next commit, before a number of theirs is used.</summary>
    public IReadOnlyDictionary<string, long> TakeUnsaved()
    {
        lock (_lock)
        {
            if (_unsaved.Count == 0)
                return System.Collections.Immutable.ImmutableDictionary<string, long>.Empty;
            var unsaved = new Dictionary<string, long>(_unsaved);
            _unsaved.Clear();
            return unsaved;
        }
    }

    private long Next(string name)
    {
        lock (_lock)
        {
            var number = _next[name] = _next.GetValueOrDefault(name) + 1;
            if (number >= _reserved.GetValueOrDefault(name))
                _unsaved[name] = _reserved[name] = number + Block;
            return number;
        }
    }
}
