using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class DocumentTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Create_ThenRead_GivesTheDocumentWithSystemProperties()
    {
        var container = await gateway.ContainerAsync();

        using var created = await container.CreateAsync("A b/ü", """{"id":"product:1 ü+%","sku":"A b/ü","price":12.30,"nested":{"x":[1,null]}}""");
        using var read = await container.ReadItemStreamAsync("product:1 ü+%", new PartitionKey("A b/ü"));
        var body = await read.BodyAsync();

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("12.30", body.GetProperty("price").GetRawText());
        Assert.Equal("""{"x":[1,null]}""", body.GetProperty("nested").GetRawText());
        Assert.Equal(read.Headers.ETag, body.GetProperty("_etag").GetString());
        Assert.Equal(created.Headers.ETag, read.Headers.ETag);
        Assert.Equal(gateway.Time.GetUtcNow().ToUnixTimeSeconds(), body.GetProperty("_ts").GetInt64());
        Assert.StartsWith("\"", read.Headers.ETag, StringComparison.Ordinal);
        Assert.NotNull(read.Headers.Session);
    }

    [Fact]
    public async Task Create_OfAnIdThatIsTaken_IsAConflictWithinThePartitionOnly()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        using var same = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        using var other = await container.CreateAsync("B", """{"id":"1","sku":"B"}""");

        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Theory]
    [InlineData("""{"sku":"A"}""")]
    [InlineData("""{"id":"","sku":"A"}""")]
    [InlineData("""{"id":7,"sku":"A"}""")]
    [InlineData("""{"id":"a/b","sku":"A"}""")]
    [InlineData("""{"id":"a#b","sku":"A"}""")]
    [InlineData("""{"id":"1","sku":"A","ttl":0}""")]
    [InlineData("""{"id":"1","sku":"A","ttl":"soon"}""")]
    [InlineData("""{"id":"1","sku":["A"]}""")]
    [InlineData("""{"id":"1","sku":"B"}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","sku":"A","text":"\ud800"}""")]
    [InlineData("""{"id":"1","sku":"A"} x""")]
    [InlineData("""{"id":"1","sku":"A",}""")]
    [InlineData("""["id"]""")]
    [InlineData("")]
    public async Task Create_OfWhatIsNoProperDocument_IsABadRequest(string json)
    {
        var container = await gateway.ContainerAsync();

        using var answer = await container.CreateAsync("A", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Create_WithALongIdOrNotUtf8_IsABadRequest()
    {
        var container = await gateway.ContainerAsync();

        using var longId = await container.CreateAsync("A", $$"""{"id":"{{new string('x', 256)}}","sku":"A"}""");
        byte[] latin = [.. "{\"id\":\"1\",\"sku\":\"A\",\"t\":\""u8, 0xfc, .. "\"}"u8];
        using var notUtf8 = await container.CreateItemStreamAsync(new MemoryStream(latin), new PartitionKey("A"));

        Assert.Equal(HttpStatusCode.BadRequest, longId.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, notUtf8.StatusCode);
    }

    [Fact]
    public async Task Create_OfMoreThanTwoMegabytes_IsTooLarge()
    {
        var container = await gateway.ContainerAsync();

        using var fits = await container.CreateAsync("A", $$"""{"id":"1","sku":"A","text":"{{new string('x', 2_000_000)}}"}""");
        using var tooLarge = await container.CreateAsync("A", $$"""{"id":"2","sku":"A","text":"{{new string('x', 2_100_000)}}"}""");

        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    public static TheoryData<string, string> Keys() => new()
    {
        { "5", "5.0" }, { "1.5e3", "1500" }, { "true", "true" }, { "false", "false" }, { "null", "null" }, { "\"5\"", "\"5\"" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task PartitionKey_OfEveryType_IsKeptApartFromTheOthers(string written, string asked)
    {
        var container = await gateway.ContainerAsync();
        using var json = JsonDocument.Parse(asked);
        var key = json.RootElement.ValueKind switch
        {
            JsonValueKind.Number => new PartitionKey(json.RootElement.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new PartitionKey(json.RootElement.GetBoolean()),
            JsonValueKind.Null => PartitionKey.Null,
            _ => new PartitionKey(json.RootElement.GetString()),
        };

        using var created = await container.CreateItemStreamAsync(Documents.Json($$"""{"id":"1","sku":{{written}}}"""), key);
        using var read = await container.ReadItemStreamAsync("1", key);
        using var elsewhere = await container.ReadItemStreamAsync("1", new PartitionKey("other"));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task PartitionKey_ThatTheDocumentHasNot_IsNone()
    {
        var container = await gateway.ContainerAsync("/address/city");

        using var without = await container.CreateItemStreamAsync(Documents.Json("""{"id":"1","address":{}}"""), PartitionKey.None);
        using var nested = await container.CreateItemStreamAsync(Documents.Json("""{"id":"1","address":{"city":"Ulm"}}"""), new PartitionKey("Ulm"));
        using var read = await container.ReadItemStreamAsync("1", PartitionKey.None);

        Assert.Equal(HttpStatusCode.Created, without.StatusCode);
        Assert.Equal(HttpStatusCode.Created, nested.StatusCode);
        Assert.Equal("{}", (await read.BodyAsync()).GetProperty("address").GetRawText());
    }

    [Fact]
    public async Task Upsert_OfANewAndAnOldDocument_CreatesAndReplaces()
    {
        var container = await gateway.ContainerAsync();
        var key = new PartitionKey("A");

        using var created = await container.UpsertItemStreamAsync(Documents.Json("""{"id":"1","sku":"A","n":1}"""), key);
        using var replaced = await container.UpsertItemStreamAsync(Documents.Json("""{"id":"1","sku":"A","n":2}"""), key);
        using var outdated = await container.UpsertItemStreamAsync(
            Documents.Json("""{"id":"1","sku":"A","n":3}"""), key, new ItemRequestOptions { IfMatchEtag = created.Headers.ETag });

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], [created.StatusCode, replaced.StatusCode, outdated.StatusCode]);
        Assert.Equal(2, (await replaced.BodyAsync()).GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Replace_OfWhatWasRead_LeavesOneSetOfSystemProperties()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        var text = await new StreamReader(read.Content).ReadToEndAsync();

        using var replaced = await container.ReplaceItemStreamAsync(Documents.Json(text), "1", new PartitionKey("A"));
        var again = await new StreamReader(replaced.Content).ReadToEndAsync();

        Assert.Equal(2, again.Split("\"_etag\"").Length);
        Assert.NotEqual(read.Headers.ETag, replaced.Headers.ETag);
    }

    [Fact]
    public async Task Replace_UnderConditions_HoldsOnlyForTheETagThatIs()
    {
        var container = await gateway.ContainerAsync();
        var key = new PartitionKey("A");
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        var current = new ItemRequestOptions { IfMatchEtag = created.Headers.ETag };

        using var first = await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"1","sku":"A","n":1}"""), "1", key, current);
        using var second = await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"1","sku":"A","n":2}"""), "1", key, current);
        using var missing = await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"2","sku":"A"}"""), "2", key);
        using var renamed = await container.ReplaceItemStreamAsync(Documents.Json("""{"id":"3","sku":"A"}"""), "1", key);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            [first.StatusCode, second.StatusCode, missing.StatusCode, renamed.StatusCode]);
    }

    [Fact]
    public async Task Read_WithTheETagThatIs_IsNotModified()
    {
        var container = await gateway.ContainerAsync();
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        using var read = await container.ReadItemStreamAsync(
            "1", new PartitionKey("A"), new ItemRequestOptions { IfNoneMatchEtag = created.Headers.ETag });

        Assert.Equal(HttpStatusCode.NotModified, read.StatusCode);
    }

    [Fact]
    public async Task Delete_UnderConditions_HoldsOnlyForTheETagThatIs()
    {
        var container = await gateway.ContainerAsync();
        var key = new PartitionKey("A");
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        using var outdated = await container.DeleteItemStreamAsync("1", key, new ItemRequestOptions { IfMatchEtag = "\"x\"" });
        using var deleted = await container.DeleteItemStreamAsync("1", key, new ItemRequestOptions { IfMatchEtag = created.Headers.ETag });
        using var again = await container.DeleteItemStreamAsync("1", key);

        Assert.Equal(
            [HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            [outdated.StatusCode, deleted.StatusCode, again.StatusCode]);
    }

    [Fact]
    public async Task Write_WithoutContentResponse_AnswersTheETagAlone()
    {
        var container = await gateway.ContainerAsync();

        using var created = await container.CreateItemStreamAsync(
            Documents.Json("""{"id":"1","sku":"A"}"""), new PartitionKey("A"), new ItemRequestOptions { EnableContentResponseOnWrite = false });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.True(created.Content is null || created.Content.Length == 0);
        Assert.NotNull(created.Headers.ETag);
    }

    [Fact]
    public async Task Delete_ThenCreatedAgain_GetsAnETagThatNoEarlierOneWas()
    {
        var container = await gateway.ContainerAsync();
        using var first = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        await container.DeleteItemStreamAsync("1", new PartitionKey("A"));
        using var second = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        using var replaced = await container.ReplaceItemStreamAsync(
            Documents.Json("""{"id":"1","sku":"A"}"""), "1", new PartitionKey("A"), new ItemRequestOptions { IfMatchEtag = first.Headers.ETag });

        Assert.Equal(HttpStatusCode.PreconditionFailed, replaced.StatusCode);
    }

    [Theory]
    [InlineData(10, null, 10)]
    [InlineData(-1, 5, 5)]
    [InlineData(10, 20, 20)]
    [InlineData(10, -1, null)]
    [InlineData(-1, null, null)]
    [InlineData(null, 5, null)]
    public async Task TimeToLive_OfContainerAndDocument_EndsTheDocument(int? byDefault, int? own, int? lives)
    {
        var container = await gateway.ContainerAsync(timeToLive: byDefault);
        await container.CreateAsync("A", own is null ? """{"id":"1","sku":"A"}""" : $$"""{"id":"1","sku":"A","ttl":{{own}}}""");

        gateway.Time.Advance(TimeSpan.FromSeconds((lives ?? 1000) - 1));
        using var before = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        gateway.Time.Advance(TimeSpan.FromSeconds(1));
        using var after = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        var queried = await container.QueryAsync("SELECT c.id FROM c");
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(lives is null ? HttpStatusCode.OK : HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(lives is null ? 1 : 0, queried.Count);
        Assert.Equal(lives is null ? HttpStatusCode.Conflict : HttpStatusCode.Created, created.StatusCode);
    }
}
