using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>
/// The writer's side of the index: an entry for each document and each property that its container's policy names, where it can be sorted
/// by also for documents that have none, so that walking through the entries meets every document. Entries change in the transaction of
/// their documents.
/// </summary>
internal sealed class PropertyIndex : IDisposable
{
    private readonly PreparedCommand _definition, _add, _remove, _clear, _documents;
    private readonly Dictionary<int, IndexedName[]> _names = [];

    public PropertyIndex(SqliteConnection connection)
    {
        _definition = new(connection, "SELECT definition FROM containers WHERE number = @c", "@c");
        _add = new(connection, "INSERT INTO entries (container, name, value, seq) VALUES (@c, @n, @v, @s)", "@c", "@n", "@v", "@s");
        _remove = new(connection, "DELETE FROM entries WHERE container = @c AND name = @n AND value = @v AND seq = @s", "@c", "@n", "@v", "@s");
        _clear = new(connection, "DELETE FROM entries WHERE container = @c", "@c");
        _documents = new(connection, "SELECT " + DocumentRow.Columns + " FROM documents INDEXED BY documents_by_container WHERE container = @c", "@c");
    }

    public void Add(int container, DocumentRow row)
    {
        if (NamesOf(container) is { Length: > 0 } names) Write(_add, container, row, names);
    }

    public void Remove(int container, DocumentRow row)
    {
        if (NamesOf(container) is { Length: > 0 } names) Write(_remove, container, row, names);
    }

    public void Change(int container, DocumentRow before, DocumentRow after)
    {
        if (NamesOf(container) is not { Length: > 0 } names) return;
        var (old, now) = (IndexKey.Read(before.Body, names), IndexKey.Read(after.Body, names));
        for (var i = 0; i < names.Length; i++)
        {
            if (old[i].AsSpan().SequenceEqual(now[i])) continue;
            Write(_remove, container, names[i], old[i], before.Number);
            Write(_add, container, names[i], now[i], after.Number);
        }
    }

    /// <summary>Makes the container's entries anew, by its definition as it stands.</summary>
    public void Rebuild(int container)
    {
        Forget();
        Clear(container);
        if (NamesOf(container).Length == 0) return;
        using var rows = _documents.Query(container);
        while (rows.Read()) Add(container, DocumentRow.From(rows));
    }

    public void Clear(int container) => _clear.Execute(container);

    /// <summary>Definitions may not be what they were.</summary>
    public void Forget() => _names.Clear();

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_definition, _add, _remove, _clear, _documents]) command.Dispose();
    }

    private static void Write(PreparedCommand command, int container, DocumentRow row, IndexedName[] names)
    {
        var keys = IndexKey.Read(row.Body, names);
        for (var i = 0; i < names.Length; i++) Write(command, container, names[i], keys[i], row.Number);
    }

    private static void Write(PreparedCommand command, int container, IndexedName name, byte[] key, long number)
    {
        if (!name.IsDeep || !IndexKey.IsUndefined(key)) command.Execute(container, name.Name, key, number);
    }

    private IndexedName[] NamesOf(int container)
    {
        if (_names.TryGetValue(container, out var known)) return known;
        using var row = _definition.Query(container);
        return _names[container] = row.Read() ? IndexPolicy.NamesOf(JsonNode.Parse(row.GetString(0))!) : [];
    }
}
