using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>What the disk can do: SQLite commits of one row each, write-ahead log, synchronous FULL.</summary>
internal sealed class DiskCommits : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public DiskCommits(string directory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(directory, "disk.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, value TEXT NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO rows (value) VALUES ($1)";
        _insert.Parameters.AddWithValue("$1", new string('x', 100));
        _insert.Prepare();
    }

    /// <summary>Commits per second, one after the other.</summary>
    public double Measure(TimeSpan span)
    {
        var began = Stopwatch.GetTimestamp();
        var commits = 0;
        for (; Stopwatch.GetElapsedTime(began) < span; commits++)
            _insert.ExecuteNonQuery();
        return commits / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
