using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.CosmosGateway.Sql;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A connection that reads, with its compiled statements. Given back to the pool when it is disposed.</summary>
internal sealed class ReadSession : IDisposable
{
    private const string Select = "SELECT " + DocumentRow.Columns + " FROM documents ";

    // A document that has a character by its number may hold the text without showing it.
    private const string Holds = " AND (@t IS NULL OR instr(lower(body), @t) > 0 OR instr(body, '\\u') > 0)";
    private readonly ReadPool _pool;
    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _point;
    private readonly PreparedCommand _container;
    private readonly PreparedCommand _partition;
    private readonly PreparedCommand _id;
    private readonly PreparedCommand _fromId;
    private readonly PreparedCommand _number;

    public ReadSession(ReadPool pool, SqliteConnection connection)
    {
        (_pool, _connection) = (pool, connection);
        _point = new(connection, Select + "INDEXED BY documents_by_key WHERE container = @c AND partition = @p AND id = @i AND seq > @after", "@c", "@p", "@i", "@after");
        _container = new(connection, Select + "INDEXED BY documents_by_container WHERE container = @c AND seq > @after" + Holds + " ORDER BY seq", "@c", "@after", "@t");
        _partition = new(connection, Select + "INDEXED BY documents_by_key WHERE container = @c AND partition = @p AND seq > @after ORDER BY seq", "@c", "@p", "@after");
        _id = new(connection, Select + "INDEXED BY documents_by_id WHERE container = @c AND id = @i AND seq > @after ORDER BY seq", "@c", "@i", "@after");
        _fromId = new(connection, Select + "INDEXED BY documents_by_id WHERE container = @c AND id >= @i" + Holds + " ORDER BY id, seq", "@c", "@i", "@t");
        _number = new(connection, Select + "WHERE seq = @s", "@s");
    }

    private DocumentRow? Read(long number)
    {
        using var reader = _number.Query(number);
        return reader.Read() ? DocumentRow.From(reader) : null;
    }

    public DocumentRow? Read(int container, string partition, string id)
    {
        using var reader = _point.Query(container, partition, id, -1L);
        return reader.Read() ? DocumentRow.From(reader) : null;
    }

    /// <summary>
    /// The documents that a query has to look at, one after the other from the file. Of several partitions they are all read before the
    /// first is given.
    /// </summary>
    /// <param name="after">Where they come by their numbers: only those with a higher one.</param>
    public ScannedRows Scan(int container, QueryScan scan, long after) => scan is { Order: not null } or { Conditions.Count: > 0 }
        ? ByIndex(new(_connection, container), container, scan, after)
        : Unindexed(container, scan, after);

    private ScannedRows Unindexed(int container, QueryScan scan, long after) => new(RowsOf(container, scan, after), scan.FromId is not null);

    private IEnumerable<DocumentRow> RowsOf(int container, QueryScan scan, long after) => scan switch
    {
        { FromId: { } first } => Rows(() => _fromId.Query(container, first, scan.Text)),
        { Partitions: null, Id: { } id } => Rows(() => _id.Query(container, id, after)),
        { Partitions: null } => Rows(() => _container.Query(container, after, scan.Text)),
        { Partitions: [var one] } => OfPartition(container, one, scan.Id, after),
        { Partitions: { } several } => several.SelectMany(partition => OfPartition(container, partition, scan.Id, after)).OrderBy(row => row.Number),
    };

    /// <summary>Where a condition is met by few, these; the rest of the filter is applied to them all the same.</summary>
    private ScannedRows ByIndex(IndexSearch index, int container, QueryScan scan, long after)
    {
        var conditions = scan.Conditions ?? [];
        if (index.Fewest(conditions, scan.FromId is null ? IndexSearch.Few : IndexSearch.FewOfAll) is { } few)
            return new(few.Where(number => number > after).Select(Read).OfType<DocumentRow>(), IsSorted: false);
        // Where many meet them, the first ones in the order of ids come soon.
        return scan.FromId is not null ? Unindexed(container, scan, after) : new(index.Query(conditions, scan.Order, after), scan.Order is not null);
    }

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
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_point, _container, _partition, _id, _fromId, _number]) command.Dispose();
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

/// <param name="Rows">To be gone through once, before the session is given back.</param>
/// <param name="IsSorted">Whether they come as ORDER BY wants them, so that the first ones are the smallest.</param>
internal readonly record struct ScannedRows(IEnumerable<DocumentRow> Rows, bool IsSorted);
