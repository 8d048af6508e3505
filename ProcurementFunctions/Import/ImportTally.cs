namespace ProcurementFunctions.Import;

/// <summary>Counts what becomes of rows; may be told by many at once.</summary>
public sealed class ImportTally
{
    /// <summary>The most errors that a result lists; rejected rows are counted beyond it.</summary>
    public const int ListedErrors = 100;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<RowError, (int, int)> _errors = new();
    private int _rows;
    private int _inserted;
    private int _updated;
    private int _rejected;
    private int _order;

    /// <summary>How many rows have been read so far.</summary>
    public int Rows => Volatile.Read(ref _rows);

    /// <summary>A row was read.</summary>
    public void Row() => Interlocked.Increment(ref _rows);

    public void Count(RowOutcome outcome, int rows = 1)
    {
        if (outcome == RowOutcome.Inserted) Interlocked.Add(ref _inserted, rows);
        else if (outcome == RowOutcome.Updated) Interlocked.Add(ref _updated, rows);
    }

    /// <summary>A row is left out, for these reasons.</summary>
    public void Reject(IEnumerable<RowError> errors)
    {
        lock (_lock)
        {
            _rejected++;
            foreach (var error in errors)
            {
                // The queue gives the last line first, so that the errors of the first lines are kept.
                _errors.Enqueue(error, (-error.Line, -_order++));
                if (_errors.Count > ListedErrors) _errors.Dequeue();
            }
        }
    }

    public void Reject(int line, string? field, string message) => Reject([new(line, field, message)]);

    public ImportResult ToResult()
    {
        lock (_lock)
        {
            var errors = _errors.UnorderedItems
                .OrderByDescending(item => item.Priority).Select(item => item.Element).ToList();
            return new(_rows, _inserted, _updated, _rejected, errors);
        }
    }
}
