using System.Net;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class AccountTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task ReadAccount_BySdk_NamesTheServerItselfAsTheOnlyRegion()
    {
        var account = await gateway.Client.ReadAccountAsync();

        Assert.Equal(gateway.Server.Endpoint.ToString(), Assert.Single(account.WritableRegions).Endpoint);
        Assert.Equal(ConsistencyLevel.Session, account.Consistency.DefaultConsistencyLevel);
        Assert.Equal("127.0.0.1", gateway.Server.Endpoint.Host);
    }

    [Fact]
    public async Task Request_SignedWithAnotherKey_IsUnauthorized()
    {
        var endpoint = gateway.Server.Endpoint;
        using var client = GatewayFixture.Connect($"AccountEndpoint={endpoint};AccountKey={Convert.ToBase64String(new byte[64])};");

        var refused = await Assert.ThrowsAsync<CosmosException>(() => client.GetDatabase("shop").ReadAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("type%3Dmaster%26ver%3D1.0%26sig%3DAAAA", "Mon, 01 Jan 2024 00:00:00 GMT")]
    [InlineData("type=aad&ver=1.0&sig=x", "today")]
    public async Task Request_WithoutAProperSignature_IsUnauthorized(string? authorization, string? date)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Server.Endpoint, "dbs/shop"));
        if (authorization is not null) request.Headers.TryAddWithoutValidation("authorization", authorization);
        if (date is not null) request.Headers.TryAddWithoutValidation("x-ms-date", date);

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Unauthorized", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_SignedLongAgo_IsUnauthorized()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cosmos-gateway").FullName, "documents.db");
        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(16));
        await using var server = await CosmosGatewayServer.StartAsync(new() { DatabasePath = path, WallTime = late }, CancellationToken.None);
        using var client = GatewayFixture.Connect(server.ConnectionString);

        var refused = await Assert.ThrowsAsync<CosmosException>(() => client.ReadAccountAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Start_OnAFileThatIsInUse_Fails()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cosmos-gateway").FullName, "documents.db");
        await using var first = await GatewayFixture.StartAsync(path, TimeProvider.System);

        await Assert.ThrowsAsync<IOException>(() => GatewayFixture.StartAsync(path, TimeProvider.System));
    }
}
