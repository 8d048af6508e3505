using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>The writer's connection within a transaction.</summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _begin, _commit, _rollback, _mark, _undo, _forget, _counter, _read, _insert, _update, _delete, _expired;
    private readonly PropertyIndex _index;
    private long _committed;

    public WriteSession(GatewayDatabase database)
    {
        _connection = database.Connect();
        _committed = Counter = database.Counter;
        _begin = new(_connection, "BEGIN IMMEDIATE");
        _commit = new(_connection, "COMMIT");
        _rollback = new(_connection, "ROLLBACK");
        _mark = new(_connection, "SAVEPOINT mark");
        _undo = new(_connection, "ROLLBACK TO mark");
        _forget = new(_connection, "RELEASE mark");
        _counter = new(_connection, "UPDATE account SET counter = @n; UPDATE indexed SET counter = @n", "@n");
        _index = new(_connection);
        _read = new(_connection, "SELECT " + DocumentRow.Columns + " FROM documents WHERE container = @c AND partition = @p AND id = @i", "@c", "@p", "@i");
        _insert = new(
            _connection,
            "INSERT INTO documents (seq, container, partition, id, version, ts, ttl, body) VALUES (@s, @c, @p, @i, @v, @ts, @ttl, @b)",
            "@s", "@c", "@p", "@i", "@v", "@ts", "@ttl", "@b");
        _update = new(_connection, "UPDATE documents SET version = @v, ts = @ts, ttl = @ttl, body = @b WHERE seq = @s", "@v", "@ts", "@ttl", "@b", "@s");
        _delete = new(_connection, "DELETE FROM documents WHERE seq = @s", "@s");
        _expired = new(
            _connection,
            "SELECT " + DocumentRow.Columns + " FROM documents INDEXED BY documents_by_container "
            + "WHERE container = @c AND COALESCE(ttl, @d) > 0 AND ts + COALESCE(ttl, @d) <= @now LIMIT @most",
            "@c", "@d", "@now", "@most");
    }

    /// <summary>The number of the latest write.</summary>
    public long Counter { get; private set; }

    public long NextNumber() => ++Counter;

    public DocumentRow? Read(int container, string partition, string id)
    {
        using var reader = _read.Query(container, partition, id);
        return reader.Read() ? DocumentRow.From(reader) : null;
    }

    public void Insert(int container, string partition, string id, DocumentRow row)
    {
        _insert.Execute(row.Number, container, partition, id, row.Version, row.Timestamp, row.TimeToLive, row.Body);
        _index.Add(container, row);
    }

    public void Update(int container, DocumentRow before, DocumentRow row)
    {
        _update.Execute(row.Version, row.Timestamp, row.TimeToLive, row.Body, row.Number);
        _index.Change(container, before, row);
    }

    public void Delete(int container, DocumentRow row)
    {
        _delete.Execute(row.Number);
        _index.Remove(container, row);
    }

    /// <summary>Deletes some of the container's expired documents; answers how many.</summary>
    public int DeleteExpired(int container, long byDefault, long now, int most)
    {
        var expired = new List<DocumentRow>();
        using (var reader = _expired.Query(container, byDefault, now, most))
        {
            while (reader.Read()) expired.Add(DocumentRow.From(reader));
        }

        foreach (var row in expired) Delete(container, row);
        return expired.Count;
    }

    /// <summary>Makes the index of a container anew after its definition has changed.</summary>
    public void Reindex(int container) => _index.Rebuild(container);

    /// <summary>Takes a container's documents out of the index, all of them.</summary>
    public void DeleteEntries(int container) => _index.Clear(container);

    /// <summary>A statement that is run too rarely to keep it compiled.</summary>
    public PreparedCommand Command(string sql, params ReadOnlySpan<string> parameters) => new(_connection, sql, parameters);

    /// <summary>Begins a part of the transaction that can be undone by itself.</summary>
    public void Mark() => _mark.Execute();

    /// <summary>Undoes what was done since <see cref="Mark"/>; numbers that were taken stay taken.</summary>
    public void UndoToMark()
    {
        _undo.Execute();
        _forget.Execute();
    }

    /// <summary>Leaves what was done since <see cref="Mark"/> to the transaction.</summary>
    public void ForgetMark() => _forget.Execute();

    public void Begin() => _begin.Execute();

    public void Commit()
    {
        if (Counter != _committed) _counter.Execute(Counter);
        _commit.Execute();
        _committed = Counter;
    }

    /// <summary>Undoes what the transaction did; numbers that it took stay taken.</summary>
    public void Rollback()
    {
        _index.Forget();
        try
        {
            _rollback.Execute();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full, or the transaction never began.
        }
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_begin, _commit, _rollback, _mark, _undo, _forget, _counter, _read, _insert, _update, _delete, _expired])
            command.Dispose();
        _index.Dispose();
        _connection.Dispose();
    }
}
