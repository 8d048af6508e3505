using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>
/// The SQLite file with all instances. It belongs to one process at a time; a second one is refused. Every commit is on the
/// disk when it returns (write-ahead log, synchronous FULL).
/// </summary>
internal sealed class StateDatabase : IDisposable
{
    private const int SchemaVersion = 1;

    private const string Schema = """
        CREATE TABLE instances (
            id TEXT NOT NULL PRIMARY KEY, execution INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL,
            status INTEGER NOT NULL, steps INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
            start_at INTEGER, custom_status TEXT, tags TEXT,
            parent_id TEXT, parent_execution INTEGER, parent_task INTEGER, parent_name TEXT) WITHOUT ROWID;
        CREATE INDEX instances_by_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;
        CREATE TABLE payloads (execution INTEGER PRIMARY KEY, input TEXT, output TEXT, failure TEXT);
        CREATE TABLE history (execution INTEGER NOT NULL, step INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (execution, step)) WITHOUT ROWID;
        CREATE TABLE activities (
            execution INTEGER NOT NULL, task INTEGER NOT NULL, instance_id TEXT NOT NULL, name TEXT NOT NULL,
            version TEXT NOT NULL, input TEXT, PRIMARY KEY (execution, task)) WITHOUT ROWID;
        CREATE TABLE timers (
            execution INTEGER NOT NULL, task INTEGER NOT NULL, instance_id TEXT NOT NULL, due INTEGER NOT NULL,
            PRIMARY KEY (execution, task)) WITHOUT ROWID;
        CREATE TABLE inbox (id INTEGER PRIMARY KEY, instance_id TEXT NOT NULL, data TEXT NOT NULL);
        CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """;

    private readonly string _connectionString;
    private readonly FileStream _claim;

    /// <exception cref="InvalidOperationException">Another process has the file, or a newer version of this program wrote it.</exception>
    public StateDatabase(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        _claim = Claim(path + ".lock");
        try
        {
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
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"The orchestrations in '{Path.GetDirectoryName(path)}' are in use by another process.", exception);
        }
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version > SchemaVersion)
            throw new InvalidOperationException($"'{path}' was written by a newer version of this program (schema {version}).");
        if (version == SchemaVersion)
            return;
        using var transaction = connection.BeginTransaction();
        Execute(connection, Schema);
        Execute(connection, $"PRAGMA user_version = {SchemaVersion}");
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
