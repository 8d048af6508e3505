using System.Text.Json.Nodes;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>The databases and containers, kept in memory as they are in the file.</summary>
internal sealed class Catalog(GatewayDatabase file, WriteQueue writes, TimeProvider time)
{
    private readonly Lock _reloading = new();
    private volatile Databases _all = Databases.Empty;

    public IReadOnlyList<Database> AllDatabases => _all.InOrder;

    public IReadOnlyList<Container> AllContainers => _all.Containers;

    /// <summary>By its name or its rid.</summary>
    /// <exception cref="GatewayException">404.</exception>
    public Database Database(string nameOrRid) => _all.ByName.GetValueOrDefault(nameOrRid)
        ?? _all.InOrder.FirstOrDefault(d => d.ResourceId == nameOrRid)
        ?? throw GatewayException.NotFound($"There is no database {nameOrRid}.");

    public IEnumerable<Container> Containers(Database database) => _all.Containers.Where(c => c.Database.Number == database.Number);

    /// <summary>By its name or its rid.</summary>
    /// <exception cref="GatewayException">404, with the sub status that tells the SDK that the owner is missing.</exception>
    public Container Container(string database, string nameOrRid, bool asOwner)
    {
        var all = _all;
        if (all.ContainersByName.TryGetValue((database, nameOrRid), out var named)) return named;
        foreach (var c in all.Containers)
        {
            if ((c.ResourceId == nameOrRid || c.Id == nameOrRid)
                && (c.Database.ResourceId == database || c.Database.Id == database)) return c;
        }

        throw GatewayException.NotFound($"There is no container {nameOrRid} in {database}.", asOwner ? 1003 : 0);
    }

    public async Task<Database?> CreateDatabaseAsync(string id) =>
        await ChangeAsync(session =>
        {
            using var insert = session.Command(
                "INSERT INTO databases (id, version, ts) VALUES (@i, @v, @ts) ON CONFLICT DO NOTHING", "@i", "@v", "@ts");
            return insert.Execute(id, session.NextNumber(), Now) == 1;
        }) ? _all.ByName.GetValueOrDefault(id) : null;

    public async Task<Container?> CreateContainerAsync(Database database, string id, JsonObject definition) =>
        await ChangeAsync(session =>
        {
            using var insert = session.Command(
                "INSERT INTO containers (database, id, definition, version, ts) SELECT @d, @i, @def, @v, @ts "
                + "WHERE EXISTS (SELECT 1 FROM databases WHERE number = @d) ON CONFLICT DO NOTHING",
                "@d", "@i", "@def", "@v", "@ts");
            return insert.Execute(database.Number, id, definition.ToJsonString(), session.NextNumber(), Now) == 1;
        }) ? _all.ContainersByName.GetValueOrDefault((database.Id, id)) : null;

    public async Task<Container> ReplaceContainerAsync(Container container, JsonObject definition)
    {
        await ChangeAsync(session =>
        {
            using var update = session.Command(
                "UPDATE containers SET definition = @def, version = @v, ts = @ts WHERE number = @n", "@def", "@v", "@ts", "@n");
            var changed = update.Execute(definition.ToJsonString(), session.NextNumber(), Now, container.Number) == 1;
            session.Reindex(container.Number);
            return changed;
        });
        return Container(container.Database.Id, container.Id, asOwner: false);
    }

    public Task DeleteContainerAsync(Container container) => ChangeAsync(session =>
    {
        session.DeleteEntries(container.Number);
        Delete(session, "DELETE FROM documents WHERE container = @n", container.Number);
        Delete(session, "DELETE FROM containers WHERE number = @n", container.Number);
        return true;
    });

    public Task DeleteDatabaseAsync(Database database) => ChangeAsync(session =>
    {
        foreach (var container in Containers(database)) session.DeleteEntries(container.Number);
        Delete(session, "DELETE FROM documents WHERE container IN (SELECT number FROM containers WHERE database = @n)", database.Number);
        Delete(session, "DELETE FROM containers WHERE database = @n", database.Number);
        Delete(session, "DELETE FROM databases WHERE number = @n", database.Number);
        return true;
    });

    public void Reload()
    {
        lock (_reloading) _all = Databases.Read(file);
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private async Task<bool> ChangeAsync(Func<WriteSession, bool> change)
    {
        var changed = await writes.RunAsync(change);
        Reload();
        return changed;
    }

    private static void Delete(WriteSession session, string sql, int number)
    {
        using var command = session.Command(sql, "@n");
        command.Execute(number);
    }

    private sealed record Databases(
        IReadOnlyList<Database> InOrder, IReadOnlyDictionary<string, Database> ByName, IReadOnlyList<Container> Containers,
        IReadOnlyDictionary<(string Database, string Container), Container> ContainersByName)
    {
        public static Databases Empty { get; } = Of([], []);

        public static Databases Read(GatewayDatabase file)
        {
            using var connection = file.Connect();
            using var selectDatabases = new PreparedCommand(connection, "SELECT number, id, version, ts FROM databases ORDER BY number");
            using var selectContainers = new PreparedCommand(
                connection, "SELECT number, database, id, definition, version, ts FROM containers ORDER BY number");
            var databases = new List<Database>();
            using (var row = selectDatabases.Query())
            {
                while (row.Read()) databases.Add(new(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
            }

            var containers = new List<Container>();
            using (var row = selectContainers.Query())
            {
                while (row.Read())
                {
                    var database = row.GetInt32(1);
                    containers.Add(new(
                        row.GetInt32(0), databases.Single(d => d.Number == database), row.GetString(2),
                        JsonNode.Parse(row.GetString(3))!.AsObject(), row.GetInt64(4), row.GetInt64(5)));
                }
            }

            return Of(databases, containers);
        }

        private static Databases Of(IReadOnlyList<Database> databases, IReadOnlyList<Container> containers) => new(
            databases, databases.ToDictionary(d => d.Id), containers, containers.ToDictionary(c => (c.Database.Id, c.Id)));
    }
}
