using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.VendorSimulator.Storage;

/// <summary>
/// One SQLite file with one connection: writers take turns, and what a write returned is in the file, also after a
/// <c>kill -9</c>.
/// </summary>
internal sealed class SimulatorDatabase : IDisposable
{
    private const long SchemaVersion = 1;

    private const string Schema = """
        CREATE TABLE quotes (
            vendor_id TEXT NOT NULL, quote_id TEXT NOT NULL, valid_until INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (vendor_id, quote_id)) WITHOUT ROWID;
        CREATE TABLE orders (
            vendor_id TEXT NOT NULL, order_number TEXT NOT NULL, body_hash TEXT NOT NULL,
            calls INTEGER NOT NULL DEFAULT 1, conflicts INTEGER NOT NULL DEFAULT 0, facts TEXT NOT NULL,
            PRIMARY KEY (vendor_id, order_number)) WITHOUT ROWID;
        CREATE TABLE webhooks (
            vendor_id TEXT NOT NULL, event_id TEXT NOT NULL, order_number TEXT NOT NULL, due_at INTEGER NOT NULL,
            body TEXT NOT NULL, state TEXT NOT NULL, sends_left INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0, retry_at INTEGER NULL,
            PRIMARY KEY (vendor_id, event_id)) WITHOUT ROWID;
        CREATE INDEX webhooks_pending ON webhooks (due_at) WHERE state = 'pending';
        CREATE INDEX webhooks_of_order ON webhooks (vendor_id, order_number);
        """;

    private readonly SqliteConnection _connection;
    private readonly Lock _turn = new();

    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public SimulatorDatabase(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        try
        {
            _connection.Open();
            new SimulatorWork(_connection, null).Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000");
            Write(CreateSchema);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<SimulatorWork, T> read)
    {
        lock (_turn)
            return read(new SimulatorWork(_connection, null));
    }

    /// <summary>All of the work, or nothing of it.</summary>
    public T Write<T>(Func<SimulatorWork, T> write)
    {
        lock (_turn)
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = write(new SimulatorWork(_connection, transaction));
            transaction.Commit();
            return result;
        }
    }

    public void Dispose()
    {
        lock (_turn)
            _connection.Dispose();
    }

    private static long CreateSchema(SimulatorWork work)
    {
        var version = work.Query("PRAGMA user_version", row => row.GetInt64(0)).Single();
        if (version > SchemaVersion)
            throw new InvalidOperationException($"The vendors' database is of version {version}; this program knows {SchemaVersion}.");
        if (version == 0)
            work.Execute($"{Schema} PRAGMA user_version = {SchemaVersion};");
        return SchemaVersion;
    }
}
