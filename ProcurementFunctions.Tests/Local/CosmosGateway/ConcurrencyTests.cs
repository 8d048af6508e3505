using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class ConcurrencyTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Replace_ByManyWritersWithETags_LosesNoUpdate()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A","n":0}""");
        var lost = 0;

        await Parallel.ForAsync(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            for (var done = 0; done < 10;)
            {
                using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"), cancellationToken: cancellation);
                var n = (await read.BodyAsync()).GetProperty("n").GetInt32();
                using var replaced = await container.ReplaceItemStreamAsync(
                    Documents.Json($$"""{"id":"1","sku":"A","n":{{n + 1}}}"""), "1", new PartitionKey("A"),
                    new ItemRequestOptions { IfMatchEtag = read.Headers.ETag }, cancellation);
                if (replaced.StatusCode == HttpStatusCode.OK) done++;
                else if (replaced.StatusCode == HttpStatusCode.PreconditionFailed) Interlocked.Increment(ref lost);
                else Assert.Fail(replaced.ErrorMessage);
            }
        });

        using var final = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        Assert.Equal(160, (await final.BodyAsync()).GetProperty("n").GetInt32());
        Assert.True(lost > 0, "no writer ever lost a race, so the test has shown nothing");
    }

    [Fact]
    public async Task Create_OfOneIdByMany_SucceedsOnce()
    {
        var container = await gateway.ContainerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => container.CreateAsync("A", $$"""{"id":"1","sku":"A","by":{{i}}}""")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(31, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }
}
