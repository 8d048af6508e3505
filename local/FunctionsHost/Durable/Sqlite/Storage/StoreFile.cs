using System.Globalization;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>
/// The SQLite file with all instances. It belongs to one process at a time; a second one is refused. Every commit is on the
/// disk when it returns (write-ahead log, synchronous FULL), and readers do not hold up the writer.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    /// <summary>The version of the tables; a file with another one is refused.</summary>
    public const int SchemaVersion = 100;

    // The key "run" is given anew to each start of an instance. The input, output and failure of a run stand apart, so that
    // a turn writes small rows only.
    private const string Schema = """
        CREATE TABLE instances (
            id TEXT NOT NULL PRIMARY KEY, run INTEGER NOT NULL, execution TEXT, name TEXT, version TEXT,
            status INTEGER NOT NULL, custom_status TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL, completed INTEGER,
            start_at INTEGER, generation INTEGER, parent_id TEXT, origin BLOB) WITHOUT ROWID;
        CREATE INDEX instances_by_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;
        CREATE TABLE payloads (run INTEGER PRIMARY KEY, input BLOB, output BLOB, failure BLOB);
        CREATE TABLE history (run INTEGER NOT NULL, first INTEGER NOT NULL, events BLOB NOT NULL, PRIMARY KEY (run, first)) WITHOUT ROWID;
        CREATE TABLE messages (id INTEGER PRIMARY KEY, instance TEXT NOT NULL, due INTEGER, data BLOB NOT NULL);
        CREATE TABLE activities (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        """;

    private readonly string _connectionString;
    private readonly FileStream _claim;

    /// <exception cref="InvalidOperationException">Another process has the file, or another version of this program wrote it.</exception>
    public StoreFile(string path)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        _claim = Claim(path);
        try
        {
            // For its owner alone; SQLite's side files take its mode.
            if (!File.Exists(path)) PrivateFile.New(path).Dispose();
            using var connection = OpenWriter();
            Prepare(connection, path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A connection to read with.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The connection to write with.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = Open();
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _claim.Dispose();
    }

    private static FileStream Claim(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"The orchestrations in '{path}' are in use by another process.", exception);
        }
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version == SchemaVersion)
            return;
        if (version != 0 || Scalar(connection, "SELECT name FROM sqlite_master LIMIT 1") is not null)
            throw new InvalidOperationException($"'{path}' has schema version {version}; this program reads and writes version {SchemaVersion}.");
        using var transaction = connection.BeginTransaction();
        Execute(connection, Schema);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"));
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql) => Scalar(connection, sql);

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
