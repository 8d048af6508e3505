using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class BatchTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private static readonly PartitionKey A = new("A");

    [Fact]
    public async Task Batch_OfEveryOperation_HappensInItsOrder()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"old","sku":"A","n":1}""");
        await container.CreateAsync("A", """{"id":"gone","sku":"A"}""");

        using var answer = await container.CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json("""{"id":"new","sku":"A","n":5}"""))
            .UpsertItemStream(Documents.Json("""{"id":"old","sku":"A","n":2}"""))
            .PatchItem("old", [PatchOperation.Increment("/n", 40)])
            .ReplaceItemStream("new", Documents.Json("""{"id":"new","sku":"A","n":6}"""))
            .ReadItem("old")
            .DeleteItem("gone")
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([201, 200, 200, 200, 200, 204], answer.Select(result => (int)result.StatusCode));
        using var read = JsonDocument.Parse(answer[4].ResourceStream);
        Assert.Equal(42, read.RootElement.GetProperty("n").GetInt32());
        Assert.Equal(answer[2].ETag, answer[4].ETag);
        Assert.Equal("6", await NumberAsync(container, "new"));
        Assert.Equal("42", await NumberAsync(container, "old"));
        Assert.Null(await NumberAsync(container, "gone"));
    }

    [Fact]
    public async Task Batch_OneOperationFails_NoneHappens()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"there","sku":"A","n":1}""");

        using var answer = await container.CreateTransactionalBatch(A)
            .UpsertItemStream(Documents.Json("""{"id":"there","sku":"A","n":2}"""))
            .CreateItemStream(Documents.Json("""{"id":"new","sku":"A","n":3}"""))
            .CreateItemStream(Documents.Json("""{"id":"there","sku":"A","n":4}"""))
            .DeleteItem("there")
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal([424, 424, 409, 424], answer.Select(result => (int)result.StatusCode));
        Assert.Equal("1", await NumberAsync(container, "there"));
        Assert.Null(await NumberAsync(container, "new"));
    }

    [Fact]
    public async Task Batch_UnderETags_HoldsOnlyForTheETagThatIs()
    {
        var container = await gateway.ContainerAsync();
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A","n":1}""");
        var current = new TransactionalBatchItemRequestOptions { IfMatchEtag = created.Headers.ETag };

        using var first = await container.CreateTransactionalBatch(A)
            .ReplaceItemStream("1", Documents.Json("""{"id":"1","sku":"A","n":2}"""), current).ExecuteAsync();
        using var second = await container.CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json("""{"id":"2","sku":"A"}"""))
            .ReplaceItemStream("1", Documents.Json("""{"id":"1","sku":"A","n":3}"""), current).ExecuteAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal("2", await NumberAsync(container, "1"));
        Assert.Null(await NumberAsync(container, "2"));
    }

    [Fact]
    public async Task Batch_WithoutContentResponse_AnswersTheETagAlone()
    {
        var container = await gateway.ContainerAsync();

        using var answer = await container.CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json("""{"id":"1","sku":"A"}"""), new() { EnableContentResponseOnWrite = false }).ExecuteAsync();

        Assert.Equal(HttpStatusCode.Created, answer[0].StatusCode);
        Assert.NotEmpty(answer[0].ETag);
        Assert.Null(answer[0].ResourceStream);
    }

    [Fact]
    public async Task Batch_ManyAtOnceOnTheSameDocument_AllCount()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"sum","sku":"A","n":0}""");

        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (number, cancellation) =>
        {
            // Every third one fails as a whole.
            using var answer = await container.CreateTransactionalBatch(A)
                .PatchItem("sum", [PatchOperation.Increment("/n", 1)])
                .CreateItemStream(Documents.Json($$"""{"id":"{{(number % 3 == 0 ? "sum" : number)}}","sku":"A"}"""))
                .ExecuteAsync(cancellation);
            Assert.Equal(number % 3 == 0 ? HttpStatusCode.Conflict : HttpStatusCode.OK, answer.StatusCode);
        });

        Assert.Equal("40", await NumberAsync(container, "sum"));
    }

    [Theory]
    [InlineData("""{"id":"1","sku":"B"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sku":"A"}""", HttpStatusCode.BadRequest)]
    [InlineData("""[1]""", HttpStatusCode.BadRequest)]
    public async Task Batch_OfWhatIsNoProperDocument_IsRefusedAsAWhole(string document, HttpStatusCode status)
    {
        var container = await gateway.ContainerAsync();

        using var answer = await container.CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json("""{"id":"first","sku":"A"}"""))
            .CreateItemStream(Documents.Json(document))
            .ExecuteAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(HttpStatusCode.FailedDependency, answer[0].StatusCode);
        Assert.Null(await NumberAsync(container, "first"));
    }

    [Fact]
    public async Task Batch_OfMoreThanAHundredOperations_IsRefused()
    {
        var container = await gateway.ContainerAsync();
        var batch = container.CreateTransactionalBatch(A);
        for (var number = 0; number < 101; number++) batch.CreateItemStream(Documents.Json($$"""{"id":"{{number}}","sku":"A"}"""));

        using var answer = await batch.ExecuteAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("101", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Null(await NumberAsync(container, "0"));
    }

    [Fact]
    public async Task Batch_OfTooManyBytes_IsTooLarge()
    {
        var container = await gateway.ContainerAsync();
        var text = new string('x', 1_100_000);

        using var answer = await container.CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json($$"""{"id":"1","sku":"A","t":"{{text}}"}"""))
            .CreateItemStream(Documents.Json($$"""{"id":"2","sku":"A","t":"{{text}}"}"""))
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Null(await NumberAsync(container, "1"));
    }

    [Fact]
    public async Task Batch_ThrottledOnce_IsRetriedByTheSdkAndHappensOnce()
    {
        var container = await gateway.ContainerAsync();
        using var client = new CosmosClient(
            gateway.Server.ConnectionString, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        gateway.Server.Faults.Throttle(1, TimeSpan.FromMilliseconds(1));

        using var answer = await client.GetContainer("shop", container.Id).CreateTransactionalBatch(A)
            .CreateItemStream(Documents.Json("""{"id":"1","sku":"A","n":1}""")).ExecuteAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("1", await NumberAsync(container, "1"));
    }

    [Fact]
    public async Task Bulk_OverManyPartitions_AnswersEachOperationByItself()
    {
        var container = await gateway.ContainerAsync();
        using var client = new CosmosClient(
            gateway.Server.ConnectionString,
            new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, AllowBulkExecution = true });
        var bulk = client.GetContainer("shop", container.Id);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 300).Select(async number =>
        {
            var key = $"P{number % 7}";
            // Every tenth id is taken in its partition by the one before.
            var id = number % 10 == 9 ? number - 7 : number;
            using var created = await bulk.CreateItemStreamAsync(Documents.Json($$"""{"id":"{{id}}","sku":"{{key}}"}"""), new PartitionKey(key));
            return created.StatusCode;
        }));

        Assert.Equal(30, statuses.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(270, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(["270"], await container.QueryAsync("SELECT VALUE COUNT(1) FROM c"));
    }

    private static async Task<string?> NumberAsync(Container container, string id)
    {
        using var read = await container.ReadItemStreamAsync(id, A);
        if (read.StatusCode == HttpStatusCode.NotFound) return null;
        return (await read.BodyAsync()).TryGetProperty("n", out var n) ? n.GetRawText() : "";
    }
}
