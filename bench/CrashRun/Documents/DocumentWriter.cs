using System.Globalization;
using System.Text;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Bench.CrashRun.Worker;
using ProcurementFunctions.Bench.Shared;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Bench.CrashRun.Documents;

/// <summary>
/// The process that is killed while documents are written: a Cosmos gateway and writers that use the real SDK. It says what
/// was acknowledged, a line each: <c>one ID</c> for a document, <c>pair ID</c> for a batch of the documents ID-a and ID-b, <c>add</c>
/// for an increment of the document <c>sum</c>.
/// </summary>
internal static class DocumentWriter
{
    public const string Database = "shop";
    public const string Container = "lines";
    public const string Key = "A";

    private const int Writers = 8;

    public static string FileIn(string folder) => Path.Combine(folder, "documents.db");

    /// <summary>Writes until it is killed. Ids begin with <paramref name="life"/>, so that each process has its own.</summary>
    public static async Task RunAsync(string folder, string life)
    {
        await using var server = await CosmosGatewayServer.StartAsync(
            new CosmosGatewayOptions { DatabasePath = FileIn(folder), Time = TimeProvider.System }, CancellationToken.None);
        using var client = new CosmosClient(
            server.ConnectionString, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        Database database = await client.CreateDatabaseIfNotExistsAsync(Database);
        Container lines = await database.CreateContainerIfNotExistsAsync(Container, "/sku");
        using (await lines.CreateItemStreamAsync(Document("sum"), new PartitionKey(Key)))
            Console.WriteLine(CrashWorker.Full);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(lines, $"{life}-{writer}"))));
    }

    private static async Task WriteAsync(Container lines, string prefix)
    {
        var key = new PartitionKey(Key);
        for (var number = 0; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");
            using (var one = await lines.CreateItemStreamAsync(Document(id), key))
                Say(one.IsSuccessStatusCode, $"one {id}");
            using (var pair = await lines.CreateTransactionalBatch(key).CreateItemStream(Document($"{id}-a")).CreateItemStream(Document($"{id}-b")).ExecuteAsync())
                Say(pair.IsSuccessStatusCode, $"pair {id}");
            using (var sum = await lines.PatchItemStreamAsync("sum", key, [PatchOperation.Increment("/n", 1)]))
                Say(sum.IsSuccessStatusCode, "add");
        }
    }

    private static void Say(bool isAcknowledged, string line) =>
        Console.WriteLine(isAcknowledged ? line : throw new BenchmarkException($"not written: {line}"));

    private static MemoryStream Document(string id) => new(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","sku":"{{Key}}","n":0}"""));
}
