using System.Collections.Concurrent;
using System.Net;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Bench.CrashRun;
using ProcurementFunctions.Bench.CrashRun.Documents;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class DurabilityTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cosmos-gateway");

    private string File => Path.Combine(_folder.FullName, "documents.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Restart_OnTheSameFile_KeepsDocumentsContainersAndTheKey()
    {
        string etag, key;
        await using (var server = await GatewayFixture.StartAsync(File, TimeProvider.System))
        {
            using var client = GatewayFixture.Connect(server.ConnectionString);
            Database database = await client.CreateDatabaseIfNotExistsAsync("shop");
            Container container = await database.CreateContainerAsync(new ContainerProperties("lines", "/sku") { DefaultTimeToLive = -1 });
            using var created = await container.CreateAsync("A", """{"id":"1","sku":"A","n":7}""");
            (etag, key) = (created.Headers.ETag, server.ConnectionString.Split("AccountKey=")[1]);
        }

        await using var again = await GatewayFixture.StartAsync(File, TimeProvider.System);
        using var reconnected = GatewayFixture.Connect($"AccountEndpoint={again.Endpoint};AccountKey={key}");
        var lines = reconnected.GetContainer("shop", "lines");
        using var read = await lines.ReadItemStreamAsync("1", new PartitionKey("A"));
        using var replaced = await lines.ReplaceItemStreamAsync(
            Documents.Json("""{"id":"1","sku":"A","n":8}"""), "1", new PartitionKey("A"), new ItemRequestOptions { IfMatchEtag = etag });

        Assert.Equal(7, (await read.BodyAsync()).GetProperty("n").GetInt32());
        Assert.Equal(etag, read.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal(-1, (await lines.ReadContainerAsync()).Resource.DefaultTimeToLive);
    }

    [Fact]
    public async Task Restart_AfterTheNewestDocumentWasDeleted_GivesNoETagASecondTime()
    {
        var etags = new HashSet<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var server = await GatewayFixture.StartAsync(File, TimeProvider.System);
            using var client = GatewayFixture.Connect(server.ConnectionString);
            Database database = await client.CreateDatabaseIfNotExistsAsync("shop");
            Container container = await database.CreateContainerIfNotExistsAsync("lines", "/sku");
            using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
            await container.DeleteItemStreamAsync("1", new PartitionKey("A"));

            Assert.True(etags.Add(created.Headers.ETag));
        }
    }

    [Fact]
    public async Task Copy_OfTheFilesAtAnyMoment_HoldsEveryWriteThatWasAnswered()
    {
        await using var server = await GatewayFixture.StartAsync(File, TimeProvider.System);
        using var client = GatewayFixture.Connect(server.ConnectionString);
        Database database = await client.CreateDatabaseIfNotExistsAsync("shop");
        Container container = await database.CreateContainerAsync("lines", "/sku");
        var answered = new ConcurrentBag<int>();
        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellation) =>
        {
            using var created = await container.CreateItemStreamAsync(
                Documents.Json($$"""{"id":"{{i}}","sku":"A"}"""), new PartitionKey("A"), cancellationToken: cancellation);
            if (created.IsSuccessStatusCode) answered.Add(i);
        });

        // What lies in the folder now is what a process that is killed now leaves behind.
        var left = _folder.CreateSubdirectory("left");
        foreach (var suffix in (string[])["", "-wal"]) System.IO.File.Copy(File + suffix, Path.Combine(left.FullName, "documents.db" + suffix));
        await using var recovered = await GatewayFixture.StartAsync(Path.Combine(left.FullName, "documents.db"), TimeProvider.System);
        using var second = GatewayFixture.Connect(recovered.ConnectionString);
        var found = await second.GetContainer("shop", "lines").QueryAsync("SELECT VALUE c.id FROM c");

        Assert.Equal(300, answered.Count);
        Assert.Equal(answered.Order(), found.Select(f => int.Parse(f.Trim('"'))).Order());
    }

    [Fact]
    public async Task Kill_WhileManyWrite_LosesNothingThatWasAnsweredAndHalvesNoBatch()
    {
        const int Kills = 4;
        var random = new Random(11);
        var said = new List<string>();
        for (var life = 0; life < Kills; life++)
        {
            using var process = new WorkerProcess("documents", _folder.FullName, $"life{life}");
            await process.WhenFullAsync();
            // The first life gets to a batch, however slow the machine is.
            if (life == 0) await UntilSaidAsync(process, "pair ");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 600)), TimeProvider.System);
            await process.KillAsync();
            said.AddRange(process.Said());
        }

        await using var server = await GatewayFixture.StartAsync(DocumentWriter.FileIn(_folder.FullName), TimeProvider.System);
        using var client = GatewayFixture.Connect(server.ConnectionString);
        var lines = client.GetContainer(DocumentWriter.Database, DocumentWriter.Container);
        var found = (await lines.QueryAsync(new QueryDefinition("SELECT VALUE c.id FROM c"), pageSize: 1000)).Select(id => id.Trim('"')).ToHashSet();
        using var sum = await lines.ReadItemStreamAsync("sum", new PartitionKey(DocumentWriter.Key));
        var counted = (await sum.BodyAsync()).GetProperty("n").GetInt32();

        Assert.Contains(said, line => line.StartsWith("pair ", StringComparison.Ordinal));
        Assert.All(said.Where(line => line.StartsWith("one ", StringComparison.Ordinal)), line => Assert.Contains(line[4..], found));
        Assert.All(said.Where(line => line.StartsWith("pair ", StringComparison.Ordinal)), line => Assert.Contains($"{line[5..]}-a", found));
        Assert.All(found.Where(id => id.EndsWith("-a", StringComparison.Ordinal)), id => Assert.Contains($"{id[..^1]}b", found));
        Assert.All(found.Where(id => id.EndsWith("-b", StringComparison.Ordinal)), id => Assert.Contains($"{id[..^1]}a", found));
        // Each of the eight writers may have had one more that was done and not yet answered.
        Assert.InRange(counted, said.Count(line => line == "add"), said.Count(line => line == "add") + (8 * Kills));
    }

    private static async Task UntilSaidAsync(WorkerProcess process, string start)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!process.Said().Any(line => line.StartsWith(start, StringComparison.Ordinal)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromMinutes(1), "the writer says nothing");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    [Fact]
    public async Task Sweep_AfterAMinute_TakesExpiredDocumentsOutOfTheFile()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using (var server = await GatewayFixture.StartAsync(File, time))
        {
            using var client = GatewayFixture.Connect(server.ConnectionString);
            Database database = await client.CreateDatabaseIfNotExistsAsync("shop");
            Container container = await database.CreateContainerAsync(new ContainerProperties("lines", "/sku") { DefaultTimeToLive = 30 });
            for (var i = 0; i < 3; i++) await container.CreateAsync("A", $$"""{"id":"{{i}}","sku":"A"}""");
            await container.CreateAsync("A", """{"id":"stays","sku":"A","ttl":-1}""");
            time.Advance(TimeSpan.FromMinutes(1));
        }

        // Closing the server ends the sweep that had begun.
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(id) FROM documents";
        Assert.Equal("stays", command.ExecuteScalar());
    }

    [Fact]
    public async Task Start_OfANewFile_MakesItReadableByItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var server = await CosmosGatewayServer.StartAsync(new() { DatabasePath = File }, CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }
}
