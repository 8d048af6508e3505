using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>The SQLite file: its schema, its settings and connections to it.</summary>
/// <remarks>
/// <c>seq</c> is a document's number for its life and the order in which a container is read; <c>version</c> is the
/// number of the write that made its present state. Both come from one counter that never goes back. <c>indexed</c> is where it
/// stood when the index was last written with the documents.
/// </remarks>
internal sealed class GatewayDatabase : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS account (key BLOB NOT NULL, counter INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS databases (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL, ts INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS containers (number INTEGER PRIMARY KEY AUTOINCREMENT, database INTEGER NOT NULL,
            id TEXT NOT NULL, definition TEXT NOT NULL, version INTEGER NOT NULL, ts INTEGER NOT NULL,
            UNIQUE (database, id)) STRICT;
        CREATE TABLE IF NOT EXISTS documents (seq INTEGER PRIMARY KEY, container INTEGER NOT NULL,
            partition TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, ts INTEGER NOT NULL,
            ttl INTEGER, body BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS documents_by_key ON documents (container, partition, id);
        CREATE INDEX IF NOT EXISTS documents_by_container ON documents (container);
        CREATE INDEX IF NOT EXISTS documents_by_id ON documents (container, id);
        CREATE TABLE IF NOT EXISTS entries (container INTEGER NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (container, name, value, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS indexed (counter INTEGER NOT NULL) STRICT;
        """;

    private readonly string _connectionString;
    private readonly FileStream _lock;

    private GatewayDatabase(string path)
    {
        _lock = Lock(path + ".lock");
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>The account's key; made with the file, so it stays the same over restarts.</summary>
    public byte[] Key { get; private set; } = [];

    /// <summary>The number of the last write that was committed.</summary>
    public long Counter { get; private set; }

    /// <exception cref="IOException">Another gateway has the file open.</exception>
    public static GatewayDatabase Open(string path)
    {
        path = Path.GetFullPath(path);
        CreatePrivately(path);
        var database = new GatewayDatabase(path);
        using var connection = database.Connect();
        Run(connection, "PRAGMA journal_mode = WAL;" + Schema);
        database.ReadAccount(connection);
        database.CatchUp(connection);
        return database;
    }

    /// <summary>A connection of its own; whoever asks for it closes it.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Run(connection, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    public void Dispose() => _lock.Dispose();

    private void ReadAccount(SqliteConnection connection)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO account (key, counter) SELECT @key, 0 WHERE NOT EXISTS (SELECT 1 FROM account)";
        insert.Parameters.AddWithValue("@key", RandomNumberGenerator.GetBytes(64));
        insert.ExecuteNonQuery();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT key, counter FROM account";
        using var row = select.ExecuteReader();
        row.Read();
        (Key, Counter) = (row.GetFieldValue<byte[]>(0), row.GetInt64(1));
    }

    /// <summary>A release that knew nothing of the index may have written since the index was: it is made anew then.</summary>
    private void CatchUp(SqliteConnection connection)
    {
        using var known = new PreparedCommand(connection, "SELECT MAX(counter) FROM indexed");
        using (var row = known.Query())
        {
            row.Read();
            if (!row.IsDBNull(0) && row.GetInt64(0) == Counter) return;
        }

        Run(connection, "BEGIN IMMEDIATE");
        var containers = new List<int>();
        using (var all = new PreparedCommand(connection, "SELECT number FROM containers"))
        using (var row = all.Query())
        {
            while (row.Read()) containers.Add(row.GetInt32(0));
        }

        using (var index = new PropertyIndex(connection)) containers.ForEach(index.Rebuild);
        Run(connection, "DELETE FROM indexed; INSERT INTO indexed SELECT counter FROM account; COMMIT");
    }

    /// <summary>The file holds the account's key, so only its owner may read it; SQLite's side files take its mode.</summary>
    private static void CreatePrivately(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }

    /// <summary>One gateway to a file: the counter is kept in memory. The lock ends with the process, however it ends.</summary>
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"The documents of {path[..^5]} are in use by another gateway.", e);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
