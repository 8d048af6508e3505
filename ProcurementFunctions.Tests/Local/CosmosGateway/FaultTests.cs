using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class FaultTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Throttle_ForOneRequest_AnswersItAloneWithRetryAfter()
    {
        var container = await gateway.ContainerAsync();
        gateway.Server.Faults.Throttle(1, TimeSpan.FromMilliseconds(250));

        using var throttled = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        using var created = await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.Equal("250", throttled.Headers["x-ms-retry-after-ms"]);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task Throttle_WhenTheSdkMayRetry_IsOvercomeByIt()
    {
        var container = await gateway.ContainerAsync();
        using var client = new CosmosClient(gateway.Server.ConnectionString, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        gateway.Server.Faults.Throttle(2, TimeSpan.FromMilliseconds(1));

        using var created = await client.GetContainer("shop", container.Id).CreateAsync("A", """{"id":"1","sku":"A"}""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task BeUnavailable_ForARequest_HasDoneNothing()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        gateway.Server.Faults.BeUnavailable(100);

        using var refused = await container.DeleteItemStreamAsync("1", new PartitionKey("A"));
        gateway.Server.Faults.Clear();
        using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }
}
