using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>
/// What the world outside of the engine knows, in a file of its own that outlives each killed process: the tasks that were
/// asked for, the vendor's orders by idempotency key, every call, and which tasks said that they are done.
/// </summary>
internal sealed class VendorBook : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    public VendorBook(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "vendor.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        // A killed process loses nothing that it handed to the operating system.
        Execute("PRAGMA synchronous = OFF");
        Execute("""
            CREATE TABLE IF NOT EXISTS tasks (task INTEGER PRIMARY KEY, acknowledged INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE IF NOT EXISTS orders (key TEXT PRIMARY KEY, task INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX IF NOT EXISTS orders_to_tell ON orders (told) WHERE told = 0;
            CREATE TABLE IF NOT EXISTS calls (key TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS ends (key TEXT PRIMARY KEY, task INTEGER NOT NULL);
            CREATE INDEX IF NOT EXISTS ends_by_task ON ends (task);
            """);
    }

    /// <summary>Notes that a new task is about to be started; gives its number.</summary>
    public int AddTask() => Number("INSERT INTO tasks DEFAULT VALUES RETURNING task");

    /// <summary>Notes that the engine said that the task is started.</summary>
    public void Acknowledge(int task) => Execute("UPDATE tasks SET acknowledged = 1 WHERE task = $1", task);

    /// <summary>The vendor takes an order: the same key again changes nothing but the count of calls.</summary>
    public void Order(Guid key, int task) => Execute(
        "BEGIN; INSERT INTO calls (key) VALUES ($1); INSERT INTO orders (key, task) VALUES ($1, $2) ON CONFLICT DO NOTHING; COMMIT", key.ToString(), task);

    /// <summary>The task says that it is done.</summary>
    public void End(Guid key, int task) => Execute("INSERT INTO ends (key, task) VALUES ($1, $2) ON CONFLICT DO NOTHING", key.ToString(), task);

    /// <summary>The tasks whose orders the vendor has not confirmed yet.</summary>
    public IReadOnlyList<int> ToTell() => Numbers("SELECT task FROM orders WHERE told = 0");

    /// <summary>Notes that the engine took the vendor's confirmation.</summary>
    public void Told(int task) => Execute("UPDATE orders SET told = 1 WHERE told = 0 AND task = $1", task);

    /// <summary>The tasks that have not said that they are done, and among them those whose start was not acknowledged.</summary>
    public (IReadOnlyList<int> Open, IReadOnlySet<int> NotAcknowledged) Left() => (
        Numbers("SELECT task FROM tasks WHERE task NOT IN (SELECT task FROM ends)"),
        Numbers("SELECT task FROM tasks WHERE acknowledged = 0").ToHashSet());

    public int Number(string sql) => Numbers(sql).Single();

    public IReadOnlyList<int> Numbers(string sql)
    {
        lock (_lock)
        {
            using var command = Command(sql);
            using var rows = command.ExecuteReader();
            var numbers = new List<int>();
            while (rows.Read())
                numbers.Add(rows.GetInt32(0));
            return numbers;
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql, params ReadOnlySpan<object> values)
    {
        lock (_lock)
        {
            using var command = Command(sql);
            for (var index = 0; index < values.Length; index++)
                command.Parameters.AddWithValue($"${index + 1}", values[index]);
            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Values travel as parameters; the texts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
