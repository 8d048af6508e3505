using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>What must not be mistaken for something else.</summary>
public sealed class DocumentSafetyTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>, IAsyncLifetime
{
    private static readonly ContainerDefinition Definition = new("things", "/id");
    private readonly string _id = Guid.NewGuid().ToString();
    private DocumentContainer<OperationsSettings> _things = null!;

    public async Task InitializeAsync() =>
        _things = await cosmos.ContainerAsync(Definition, OperationsJson.Default.OperationsSettings);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Read_OfADocumentWithoutItsFields_HasTheDefaults()
    {
        await RawAsync($$"""{"id":"{{_id}}"}""");
        var read = (await _things.ReadAsync(_id, _id, default))!.Document;
        Assert.Equal(OperationsSettings.Default with { Id = _id }, read);
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
    public async Task Read_OfAMissingContainer_Is503AndNotNothing()
    {
        var missing = new DocumentContainer<OperationsSettings>(
            cosmos.Client.GetContainer(CosmosFixture.Database, "missing"), OperationsJson.Default.OperationsSettings, new SchemaVersion(1, 0));
        var problem = await Assert.ThrowsAsync<ProblemException>(() => missing.ReadAsync(_id, _id, default));
        Assert.Equal(503, problem.Status);
    }

    private async Task RawAsync(string json)
    {
        var container = await cosmos.RawContainerAsync(Definition);
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        using var answer = await container.CreateItemStreamAsync(body, new PartitionKey(_id));
        answer.EnsureSuccessStatusCode();
    }
}
