using System.Text;
using Microsoft.Azure.Cosmos;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>What the index finds is what reading every document finds, in the same order, and it reads few.</summary>
public sealed class IndexTests(IndexTests.Twins twins) : IClassFixture<IndexTests.Twins>
{
    private const string Wanted = "c.status = 'open' AND c.v >= 3";

    [Theory]
    [InlineData("c.status = 'open'")]
    [InlineData("'rare' = c.status")]
    [InlineData("c.status IN ('rare', 'none', 'open')")]
    [InlineData("c.status IN ('rare', 'none')")]
    [InlineData("ARRAY_CONTAINS(['rare', 'done'], c.status)")]
    [InlineData("ARRAY_CONTAINS([], c.status)")]
    [InlineData("c.status = 'open' AND c.v >= 3")]
    [InlineData("c.v > 'b'")]
    [InlineData("c.v <= 2.5")]
    [InlineData("c.v < 0 OR c.status = 'rare'")]
    [InlineData("'a' < c.v")]
    [InlineData("c.v = null")]
    [InlineData("c.v = true OR c.v = -0")]
    [InlineData("c.v > false")]
    [InlineData("c.v != 'a'")]
    [InlineData("NOT (c.status = 'open')")]
    [InlineData("c.v = [1] OR c.status = 'rare'")]
    [InlineData("c.v = c.n")]
    [InlineData("IS_DEFINED(c.v) AND c.status = 'rare'")]
    [InlineData("IS_DEFINED(c.untold)")]
    [InlineData("NOT IS_DEFINED(c.untold) AND c.status = 'rare'")]
    [InlineData("IS_DEFINED(c.untold) OR c.status = 'rare'")]
    [InlineData("CONTAINS(c.name, 'SCREW', true) OR CONTAINS(c.status, 'screw', true)")]
    [InlineData("CONTAINS(c.name, 'x77', true)")]
    [InlineData("STARTSWITH(c.name, 'größe', true) AND c.status = 'open'")]
    [InlineData("c.name = 'a\uE000' OR c.name = 'a\uD83D\uDE00'")]
    [InlineData("c.name >= 'a\uD83D\uDE00'")]
    public async Task Query_WithAFilter_FindsAndOrdersAsWithoutAnIndex(string filter)
    {
        foreach (var order in (string[])["", " ORDER BY c.v", " ORDER BY c.name DESC", " ORDER BY c.id", " ORDER BY c.n DESC", " ORDER BY c.status, c.v DESC"])
        {
            // An array has no place in an order.
            if (order.Contains("c.v", StringComparison.Ordinal) && filter.Contains('[', StringComparison.Ordinal)) continue;
            var sql = $"SELECT c.id, c.v, c.status FROM c WHERE {filter}{order}";
            var expected = await twins.Plain.QueryAsync(sql, pageSize: 1000, direct: true);

            Assert.Equal(expected, await twins.Indexed.QueryAsync(sql, pageSize: 1000, direct: true));
            Assert.Equal(expected, await twins.Indexed.QueryAsync(sql, pageSize: 1000, direct: false));
        }
    }

    [Theory]
    [InlineData("", "c.v DESC")]
    [InlineData("WHERE c.status = 'open'", "c.v")]
    [InlineData("WHERE c.status = 'rare'", "c.v DESC")]
    [InlineData("WHERE CONTAINS(c.name, 'screw', true)", "c.id")]
    [InlineData("WHERE c.status IN ('open', 'done')", "c.name")]
    public async Task Query_InPages_GivesEveryDocumentOnceInOrder(string where, string order)
    {
        var sql = $"SELECT VALUE c.id FROM c {where} ORDER BY {order}";
        var expected = await twins.Plain.QueryAsync(sql, pageSize: 1000, direct: true);

        Assert.Equal(expected, await twins.Indexed.QueryAsync(sql, pageSize: 37, direct: true));
        Assert.Equal(expected, await twins.Indexed.QueryAsync(sql, pageSize: 37, direct: false));
        Assert.Equal(expected.Skip(20).Take(30), await twins.Indexed.QueryAsync($"{sql} OFFSET 20 LIMIT 30", pageSize: 7, direct: true));
    }

    [Fact]
    public async Task Query_AfterWritesOfEveryKind_FindsWhatIsThere()
    {
        var pair = await twins.PairAsync(90, timeToLive: -1);
        foreach (var container in pair)
        {
            (await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"3","sku":"s3","status":"rare","v":5}"""), "3", new("s3"))).EnsureSuccessStatusCode();
            (await container.UpsertItemStreamAsync(Documents.Json("""{"id":"4","sku":"s4","v":"later"}"""), new("s4"))).EnsureSuccessStatusCode();
            (await container.UpsertItemStreamAsync(Documents.Json("""{"id":"new","sku":"new","status":"first","status":"open"}"""), new("new"))).EnsureSuccessStatusCode();
            (await container.PatchItemStreamAsync("6", new("s6"), [PatchOperation.Set("/status", "rare")])).EnsureSuccessStatusCode();
            (await container.DeleteItemStreamAsync("9", new("s9"))).EnsureSuccessStatusCode();
            (await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"12","sku":"s12","status":"rare","ttl":30}"""), "12", new("s12"))).EnsureSuccessStatusCode();
            using var refused = await container.CreateTransactionalBatch(new("s15"))
                .PatchItem("15", [PatchOperation.Set("/status", "rare")]).DeleteItem("nobody").ExecuteAsync();
            Assert.False(refused.IsSuccessStatusCode);
            (await container.CreateTransactionalBatch(new("s18")).PatchItem("18", [PatchOperation.Set("/status", "rare")]).ExecuteAsync()).Dispose();
        }

        await AgreeAsync(pair);
        twins.Gateway.Time.Advance(TimeSpan.FromSeconds(90));
        await AgreeAsync(pair);
    }

    [Fact]
    public async Task ReplaceContainer_WithAnotherPolicy_IndexesWhatIsThere()
    {
        var pair = await twins.PairAsync(400);
        var properties = (await pair[0].ReadContainerAsync()).Resource;
        properties.IndexingPolicy = GatewayFixture.Policy("status", "n");
        await pair[0].ReplaceContainerAsync(properties);

        await AgreeAsync(pair);
        Assert.Equal(1, await CostAsync(pair[0], "SELECT * FROM c WHERE c.n = 7"));
        Assert.Equal(400, await CostAsync(pair[0], "SELECT * FROM c WHERE c.v = 1e300"));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.status = 'rare'", 30)]
    [InlineData("SELECT * FROM c WHERE c.status = 'rare' ORDER BY c.n", 30)]
    [InlineData("SELECT TOP 10 * FROM c ORDER BY c.v DESC", 11)]
    [InlineData("SELECT TOP 10 * FROM c WHERE c.status = 'open' ORDER BY c.v DESC", 11)]
    [InlineData("SELECT * FROM c WHERE CONTAINS(c.name, 'x77', true) ORDER BY c.id", 30)]
    [InlineData("SELECT * FROM c WHERE c.n >= 0 AND c.status = 'rare'", 30)]
    [InlineData("SELECT * FROM c WHERE IS_DEFINED(c.untold) AND c.n > 5", 30)]
    public async Task Query_ByWhatIsIndexed_ReadsFewDocuments(string sql, int most) => Assert.InRange(await CostAsync(twins.Indexed, sql), 1, most);

    [Fact]
    public async Task Query_ByWhatIsNotIndexed_ReadsAll() =>
        Assert.Equal(Twins.Count, await CostAsync(twins.Indexed, "SELECT * FROM c WHERE c.n = -1"));

    /// <summary>As after a release that knows nothing of the index wrote to the file.</summary>
    [Fact]
    public async Task Start_OnAFileThatWasWrittenWithoutTheIndex_MakesItAnew()
    {
        var folder = Directory.CreateTempSubdirectory("cosmos-index");
        var path = Path.Combine(folder.FullName, "documents.db");
        await using (var first = await GatewayFixture.StartAsync(path, twins.Gateway.Time))
        {
            using var client = GatewayFixture.Connect(first.ConnectionString);
            Database database = await client.CreateDatabaseIfNotExistsAsync("shop");
            await database.CreateContainerAsync(new ContainerProperties("lines", "/sku") { IndexingPolicy = GatewayFixture.Policy("status") });
            await first.LoadAsync("shop", "lines", Enumerable.Range(0, 10).Select(Twins.Document));
        }

        await using (var file = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = "DELETE FROM entries WHERE seq % 2 = 0; UPDATE account SET counter = counter + 1";
            await command.ExecuteNonQueryAsync();
        }

        await using (var second = await GatewayFixture.StartAsync(path, twins.Gateway.Time))
        {
            using var client = GatewayFixture.Connect(second.ConnectionString);
            var found = await client.GetContainer("shop", "lines").QueryAsync("SELECT VALUE c.id FROM c WHERE c.status = 'open'");
            Assert.Equal(Enumerable.Range(0, 10).Where(n => Twins.StatusOf(n) == "open").Select(n => $"\"{n}\""), found);
        }

        folder.Delete(recursive: true);
    }

    private async Task<long> CostAsync(Container container, string sql)
    {
        var before = twins.Gateway.Server.Tally.Documents;
        await container.QueryAsync(sql, pageSize: 100, direct: true);
        return twins.Gateway.Server.Tally.Documents - before;
    }

    private static async Task AgreeAsync(Container[] pair)
    {
        foreach (var sql in (string[])
            [
                "SELECT c.id FROM c WHERE c.status = 'rare'", "SELECT c.id FROM c WHERE c.status = 'open'", $"SELECT c.id FROM c WHERE {Wanted}", "SELECT c.id FROM c ORDER BY c.v", "SELECT c.id FROM c ORDER BY c.status DESC",
            ])
            Assert.Equal(await pair[1].QueryAsync(sql, direct: true), await pair[0].QueryAsync(sql, direct: true));
    }

    /// <summary>The same documents in a container with an index and in one without.</summary>
    public sealed class Twins : IAsyncLifetime
    {
        public const int Count = 1200;

        private static readonly string?[] Values = ["null", "false", "true", "-1", "0", "-0", "2.5", "10", "1e300", "\"\"", "\"a\"", "\"B\"", "\"ä\"", null];
        private static readonly string[] Names = ["Screw M4", "GRÖSSE 4", "größe 5", "washer", "a\uE000", "a\uD83D\uDE00", "the screw", "x77 nut"];

        public GatewayFixture Gateway { get; } = new();

        public Container Indexed { get; private set; } = null!;

        public Container Plain { get; private set; } = null!;

        public static string StatusOf(int n) => n % 61 == 0 ? "rare" : n % 3 == 0 ? "open" : "done";

        public static ReadOnlyMemory<byte> Document(int n)
        {
            var value = Values[n * 5 % Values.Length] is { } v ? $",\"v\":{v}" : "";
            var name = n % 50 == 7 ? Names[7] : Names[n % 7];
            var untold = n % 40 == 1 ? ",\"untold\":[{\"by\":1}]" : "";
            return Encoding.UTF8.GetBytes($$"""{"id":"{{n}}","sku":"s{{n}}","n":{{n}},"status":"{{StatusOf(n)}}","name":"{{name}}"{{value}}{{untold}}}""");
        }

        public async Task InitializeAsync()
        {
            await Gateway.InitializeAsync();
            (Indexed, Plain) = (await Gateway.ContainerAsync(indexed: ["status", "v", "name", "untold/*"]), await Gateway.ContainerAsync());
            foreach (var container in (Container[])[Indexed, Plain])
                Assert.Equal(Count, await Gateway.Server.LoadAsync("shop", container.Id, Enumerable.Range(0, Count).Select(Document)));
        }

        /// <summary>Two more: one with an index, one without.</summary>
        public async Task<Container[]> PairAsync(int count, int? timeToLive = null)
        {
            Container[] pair = [await Gateway.ContainerAsync(timeToLive: timeToLive, indexed: ["status", "v"]), await Gateway.ContainerAsync(timeToLive: timeToLive)];
            foreach (var container in pair) await Gateway.Server.LoadAsync("shop", container.Id, Enumerable.Range(0, count).Select(Document));
            return pair;
        }

        public Task DisposeAsync() => Gateway.DisposeAsync();
    }
}
