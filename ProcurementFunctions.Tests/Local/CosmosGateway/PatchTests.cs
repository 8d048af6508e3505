using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class PatchTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Before = """{"id":"1","sku":"A","n":1,"price":10.5,"tags":["x","y"],"address":{"city":"Ulm"}}""";

    public static TheoryData<PatchOperation, string, string> Operations() => new()
    {
        { PatchOperation.Set("/name", "ü"), "name", "\"ü\"" },
        { PatchOperation.Set("/address/zip", 89073), "address", """{"city":"Ulm","zip":89073}""" },
        { PatchOperation.Set("/tags/0", "z"), "tags", """["z","y"]""" },
        { PatchOperation.Add("/tags/0", "z"), "tags", """["z","x","y"]""" },
        { PatchOperation.Add("/tags/-", "z"), "tags", """["x","y","z"]""" },
        { PatchOperation.Add("/n", 2), "n", "2" },
        { PatchOperation.Replace("/n", 2), "n", "2" },
        { PatchOperation.Remove("/tags/0"), "tags", """["y"]""" },
        { PatchOperation.Increment("/n", 4), "n", "5" },
        { PatchOperation.Increment("/price", 0.25), "price", "10.75" },
        { PatchOperation.Increment("/fresh", -3), "fresh", "-3" },
        { PatchOperation.Move("/n", "/m"), "m", "1" },
        { PatchOperation.Move("/address/city", "/tags/0"), "tags", """["Ulm","x","y"]""" },
        { PatchOperation.Move("/address/city", "/price"), "address", "{}" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Patch_ByEachOperation_ChangesTheDocument(PatchOperation operation, string property, string expected)
    {
        var container = await gateway.ContainerAsync();
        using var created = await container.CreateAsync("A", Before);

        using var patched = await container.PatchItemStreamAsync("1", new PartitionKey("A"), [operation]);

        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Unescape((await patched.BodyAsync()).GetProperty(property).GetRawText()));
        Assert.NotEqual(created.Headers.ETag, patched.Headers.ETag);
    }

    public static TheoryData<PatchOperation> Misfits() => new()
    {
        PatchOperation.Replace("/missing", 1),
        PatchOperation.Remove("/missing"),
        PatchOperation.Set("/missing/deeper", 1),
        PatchOperation.Add("/tags/7", "z"),
        PatchOperation.Increment("/tags", 1),
        PatchOperation.Set("/id", "2"),
        PatchOperation.Set("/sku", "B"),
        PatchOperation.Move("/missing", "/m"),
        PatchOperation.Move("/address", "/address/inner"),
        PatchOperation.Move("/sku", "/m"),
        PatchOperation.Move("/n", "/id"),
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Patch_ThatDoesNotFit_IsABadRequestAndChangesNothing(PatchOperation operation)
    {
        var container = await gateway.ContainerAsync();
        using var created = await container.CreateAsync("A", Before);

        using var patched = await container.PatchItemStreamAsync("1", new PartitionKey("A"), [PatchOperation.Set("/n", 99), operation]);
        using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"));

        Assert.Equal(HttpStatusCode.BadRequest, patched.StatusCode);
        Assert.Equal(created.Headers.ETag, read.Headers.ETag);
    }

    [Fact]
    public async Task Patch_UnderACondition_HappensOnlyWhenItHolds()
    {
        var container = await gateway.ContainerAsync();
        using var created = await container.CreateAsync("A", Before);
        var key = new PartitionKey("A");
        PatchOperation[] more = [PatchOperation.Increment("/n", 1)];

        using var held = await container.PatchItemStreamAsync("1", key, more, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.n < 2" });
        using var failed = await container.PatchItemStreamAsync("1", key, more, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.n < 2" });
        using var outdated = await container.PatchItemStreamAsync("1", key, more, new PatchItemRequestOptions { IfMatchEtag = created.Headers.ETag });
        using var missing = await container.PatchItemStreamAsync("2", key, more);
        using var unsupported = await container.PatchItemStreamAsync("1", key, more, new PatchItemRequestOptions { FilterPredicate = "FROM c JOIN t IN c.tags" });

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            [held.StatusCode, failed.StatusCode, outdated.StatusCode, missing.StatusCode, unsupported.StatusCode]);
    }

    [Fact]
    public async Task Patch_OfADocumentThatHasAPropertyTwice_IsRefusedAndHurtsNoOtherWrite()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A","n":1,"n":2}""");

        var creates = Enumerable.Range(2, 40).Select(i => container.CreateAsync("A", $$"""{"id":"{{i}}","sku":"A"}"""));
        var patches = Enumerable.Range(0, 10).Select(_ => container.PatchItemStreamAsync("1", new PartitionKey("A"), [PatchOperation.Set("/m", 1)]));
        var answers = await Task.WhenAll(creates.Concat(patches).ToList());

        Assert.Equal(40, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Patch_IncrementsByManyAtOnce_AllCount()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", Before);

        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            using var answer = await container.PatchItemStreamAsync("1", new PartitionKey("A"), [PatchOperation.Increment("/n", 1)], cancellationToken: cancellation);
            answer.EnsureSuccessStatusCode();
        });

        using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        Assert.Equal(101, (await read.BodyAsync()).GetProperty("n").GetInt32());
    }
}
