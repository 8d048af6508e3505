using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A connection that reads, with its compiled statements. Given back to the pool when it is disposed.</summary>
internal sealed class ReadSession : IDisposable
{
    private const string Select = "SELECT " + DocumentRow.Columns + " FROM documents ";
    private readonly ReadPool _pool;
    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _point;
    private readonly PreparedCommand _container;
    private readonly PreparedCommand _partition;
    private readonly PreparedCommand _id;

    public ReadSession(ReadPool pool, SqliteConnection connection)
    {
        (_pool, _connection) = (pool, connection);
        _point = new(connection, Select + "INDEXED BY documents_by_key WHERE container = @c AND partition = @p AND id = @i AND seq > @after", "@c", "@p", "@i", "@after");
        _container = new(connection, Select + "INDEXED BY documents_by_container WHERE container = @c AND seq > @after ORDER BY seq", "@c", "@after");
        _partition = new(connection, Select + "INDEXED BY documents_by_key WHERE container = @c AND partition = @p AND seq > @after ORDER BY seq", "@c", "@p", "@after");
        _id = new(connection, Select + "INDEXED BY documents_by_container WHERE container = @c AND id = @i AND seq > @after ORDER BY seq", "@c", "@i", "@after");
    }

    public DocumentRow? Read(int container, string partition, string id)
    {
        using var reader = _point.Query(container, partition, id, -1L);
        return reader.Read() ? DocumentRow.From(reader) : null;
    }

    /// <summary>The documents after a number, in the order of their numbers, one after the other from the file.</summary>
    /// <param name="partitions">Null: all. Of several, the documents are all read before the first is given.</param>
    public IEnumerable<DocumentRow> Scan(int container, IReadOnlyList<string>? partitions, string? id, long after) => partitions switch
    {
        null => Rows(() => id is null ? _container.Query(container, after) : _id.Query(container, id, after)),
        [var one] => OfPartition(container, one, id, after),
        _ => partitions.SelectMany(partition => OfPartition(container, partition, id, after)).OrderBy(row => row.Number),
    };

    private IEnumerable<DocumentRow> OfPartition(int container, string partition, string? id, long after) =>
        Rows(() => id is null ? _partition.Query(container, partition, after) : _point.Query(container, partition, id, after));

    private static IEnumerable<DocumentRow> Rows(Func<SqliteDataReader> query)
    {
        using var reader = query();
        while (reader.Read()) yield return DocumentRow.From(reader);
    }

    public void Dispose() => _pool.Return(this);

    public void Close()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_point, _container, _partition, _id]) command.Dispose();
        _connection.Dispose();
    }
}

/// <summary>Connections for reading, as many as are used at a time; each read sees all that was committed before it.</summary>
internal sealed class ReadPool(GatewayDatabase database) : IDisposable
{
    private readonly ConcurrentBag<ReadSession> _idle = [];
    private volatile bool _closed;

    public ReadSession Rent() => _idle.TryTake(out var session) ? session : new(this, database.Connect());

    public void Return(ReadSession session)
    {
        if (_closed) session.Close();
        else _idle.Add(session);
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session)) session.Close();
    }
}
