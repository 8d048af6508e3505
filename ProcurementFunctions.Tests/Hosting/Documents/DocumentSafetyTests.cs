using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Documents;

public sealed class DocumentSafetyTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>, IAsyncLifetime
{
    private static readonly ContainerDefinition Definition = new("things", "/id");
    private readonly string _id = Guid.NewGuid().ToString();
    private DocumentContainer<OperationsSettings> _things = null!;

    public async Task InitializeAsync() =>
        _things = await cosmos.ContainerAsync(Definition, OperationsJson.Default.OperationsSettings);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Create_OfATakenId_IsNull()
    {
        Assert.NotNull(await CreateAsync());
        Assert.Null(await CreateAsync());
    }

    [Fact]
    public async Task Replace_WithAnOldETag_IsNullAndChangesNothing()
    {
        var first = (await CreateAsync())!;
        var second = await _things.ReplaceAsync(first.Document with { Currency = "EUR" }, _id, first.ETag, default);
        Assert.NotNull(second);
        Assert.Null(await _things.ReplaceAsync(first.Document with { Currency = "CHF" }, _id, first.ETag, default));
        Assert.Equal("EUR", (await _things.ReadAsync(_id, _id, default))!.Document.Currency);
    }

    [Fact]
    public async Task Read_OfANewerMinorVersion_KeepsItsUnknownFields()
    {
        await RawAsync($$"""{"id":"{{_id}}","schemaVersion":"1.7","currency":"EUR","novelty":{"a":[1]}}""");
        await _things.UpdateAsync(_id, _id, d => d! with { Currency = "CHF" }, default);
        var read = (await _things.ReadAsync(_id, _id, default))!.Document;
        Assert.Equal(("CHF", new SchemaVersion(1, 7)), (read.Currency, read.SchemaVersion));
        Assert.Equal("""{"a":[1]}""", read.UnknownFields!["novelty"].GetRawText());
    }

    [Fact]
    public async Task Read_OfADocumentWithoutItsFields_HasTheDefaults()
    {
        await RawAsync($$"""{"id":"{{_id}}"}""");
        var read = (await _things.ReadAsync(_id, _id, default))!.Document;
        Assert.Equal(OperationsSettings.Default with { Id = _id }, read);
    }

    [Theory]
    [InlineData(""" "schemaVersion":"2.0" """)]
    [InlineData(""" "schemaVersion":"1.0","currency":7 """)]
    [InlineData(""" "schemaVersion":"one" """)]
    public async Task Read_OfANewerMajorVersionOrDamaged_IsRefusedByItsId(string rest)
    {
        await RawAsync($$"""{"id":"{{_id}}",{{rest}}}""");
        var refused = await Assert.ThrowsAsync<UnreadableDocumentException>(() => _things.ReadAsync(_id, _id, default));
        Assert.Contains(_id, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_FromManySides_LosesNone()
    {
        await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _things.UpdateAsync(
            _id, _id, d => d! with { Service = d.Service with { ReviewDays = d.Service.ReviewDays + 1 } }, default)));
        Assert.Equal(7 + 6, (await _things.ReadAsync(_id, _id, default))!.Document.Service.ReviewDays);
    }

    [Fact]
    public async Task DeletePartition_TakesTheUnreadableOnesToo()
    {
        await RawAsync($$"""{"id":"{{_id}}","schemaVersion":"9.0"}""");
        await _things.DeletePartitionAsync(_id, default);
        Assert.Null(await _things.ReadAsync(_id, _id, default));
    }

    [Fact]
    public async Task Read_OfABusyStore_Is503WithinItsPatience()
    {
        cosmos.Server.Faults.Throttle(100, TimeSpan.FromMilliseconds(400));
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            var away = await Assert.ThrowsAsync<ProblemException>(() => _things.ReadAsync(_id, _id, default));
            Assert.Equal(503, away.Status);
            Assert.NotNull(away.RetryAfter);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        }
        finally
        {
            cosmos.Server.Faults.Clear();
        }
    }

    [Fact]
    public async Task Read_OfAStoreThatIsAway_Is503()
    {
        var nobody = $"AccountEndpoint=http://127.0.0.1:{FreePort.Find()}/;AccountKey={Convert.ToBase64String(new byte[64])};";
        using var client = CosmosServices.CreateClient(new CosmosOptions { Connection = nobody });
        var away = new DocumentContainer<OperationsSettings>(
            client.GetContainer("a", "b"), OperationsJson.Default.OperationsSettings, new SchemaVersion(1, 0));
        var problem = await Assert.ThrowsAsync<ProblemException>(() => away.ReadAsync(_id, _id, default));
        Assert.Equal(503, problem.Status);
    }

    [Fact]
    public async Task Read_OfAMissingContainer_Is503AndNotNothing()
    {
        var missing = new DocumentContainer<OperationsSettings>(
            cosmos.Client.GetContainer(CosmosFixture.Database, "missing"), OperationsJson.Default.OperationsSettings, new SchemaVersion(1, 0));
        var problem = await Assert.ThrowsAsync<ProblemException>(() => missing.ReadAsync(_id, _id, default));
        Assert.Equal(503, problem.Status);
    }

    private Task<Stored<OperationsSettings>?> CreateAsync() =>
        _things.CreateAsync(OperationsSettings.Default with { Id = _id }, _id, default);

    private async Task RawAsync(string json)
    {
        var container = await cosmos.RawContainerAsync(Definition);
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        using var answer = await container.CreateItemStreamAsync(body, new PartitionKey(_id));
        answer.EnsureSuccessStatusCode();
    }
}
