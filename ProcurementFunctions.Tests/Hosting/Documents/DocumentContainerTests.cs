using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Tests.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>The app's own way to its documents, against a real server.</summary>
public sealed class DocumentContainerTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static DocumentContainer<CounterDocument> Of(Container container, int major = 1, int minor = 2) =>
        new(container, CounterJson.Default.CounterDocument, new SchemaVersion(major, minor));

    private async Task<DocumentContainer<CounterDocument>> CountersAsync() => Of(await gateway.ContainerAsync("/group"));

    private static CounterDocument Counter(string id, int count = 0, string group = "g") => new() { Id = id, Group = group, Count = count };

    [Fact]
    public async Task Create_ThenReadReplaceAndDelete_GivesWhatIsStoredEachTime()
    {
        var counters = await CountersAsync();

        var created = await counters.CreateAsync(Counter("a", 1), "g", None);
        var again = await counters.CreateAsync(Counter("a", 2), "g", None);
        var read = await counters.ReadAsync("a", "g", None);
        var replaced = await counters.ReplaceAsync(read!.Document with { Count = 3 }, "g", read.ETag, None);
        var outdated = await counters.ReplaceAsync(read.Document with { Count = 4 }, "g", read.ETag, None);
        var keptByETag = await counters.DeleteAsync("a", "g", read.ETag, None);
        var deleted = await counters.DeleteAsync("a", "g", replaced!.ETag, None);

        Assert.Equal(created!.ETag, read.ETag);
        Assert.Equal(new SchemaVersion(1, 2), read.Document.SchemaVersion);
        Assert.Equal(1, read.Document.Count);
        Assert.Null(read.Document.UnknownFields);
        Assert.Null(again);
        Assert.Null(outdated);
        Assert.False(keptByETag);
        Assert.True(deleted);
        Assert.Null(await counters.ReadAsync("a", "g", None));
        Assert.False(await counters.DeleteAsync("a", "g", null, None));
        Assert.Null(await counters.ReplaceAsync(Counter("a"), "g", read.ETag, None));
    }

    [Fact]
    public async Task Update_ByThirtyTwoWriters_LosesNoUpdate()
    {
        var counters = await CountersAsync();

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
                await counters.UpdateAsync("a", "g", old => (old ?? Counter("a")) with { Count = (old?.Count ?? 0) + 1 }, None);
        })));

        Assert.Equal(160, (await counters.ReadAsync("a", "g", None))!.Document.Count);
    }

    [Fact]
    public async Task Update_ThatChangesNothing_WritesNothing()
    {
        var counters = await CountersAsync();
        var created = await counters.CreateAsync(Counter("a"), "g", None);

        var same = await counters.UpdateAsync("a", "g", old => old, None);
        var left = await counters.UpdateAsync("a", "g", _ => null, None);
        var missing = await counters.UpdateAsync("b", "g", old => old, None);

        Assert.Equal(created!.ETag, same!.ETag);
        Assert.Equal(created.ETag, left!.ETag);
        Assert.Null(missing);
    }

    [Fact]
    public async Task Update_OfADocumentThatNeverStops_IsAConflictInTheEnd()
    {
        var container = await gateway.ContainerAsync("/group");
        var counters = Of(container);
        var attempts = 0;

        var refused = await Assert.ThrowsAsync<ProblemException>(() => counters.UpdateAsync("a", "g", old =>
        {
            attempts++;
            // Someone else is always quicker.
            using var other = container.UpsertItemStreamAsync(Local.CosmosGateway.Documents.Json($$"""{"id":"a","group":"g","count":{{attempts}}}"""), new PartitionKey("g")).GetAwaiter().GetResult();
            return (old ?? Counter("a")) with { Count = -1 };
        }, None));

        Assert.Equal(409, refused.Status);
        Assert.True(attempts > 5);
    }

    [Fact]
    public async Task Read_OfANewerMinorVersion_KeepsItsFieldsThroughAWrite()
    {
        var container = await gateway.ContainerAsync("/group");
        await container.CreateAsync("g", """{"id":"a","group":"g","count":1,"schemaVersion":"1.9","later":{"x":[1,2.50]}}""");
        var counters = Of(container);

        var updated = await counters.UpdateAsync("a", "g", old => old! with { Count = 2 }, None);
        using var raw = await container.ReadItemStreamAsync("a", new PartitionKey("g"));
        var body = await raw.BodyAsync();

        Assert.Equal(new SchemaVersion(1, 9), updated!.Document.SchemaVersion);
        Assert.Equal("1.9", body.GetProperty("schemaVersion").GetString());
        Assert.Equal("""{"x":[1,2.50]}""", body.GetProperty("later").GetRawText());
        Assert.Equal(2, body.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("""{"id":"a","group":"g","schemaVersion":"2.0"}""")]
    [InlineData("""{"id":"a","group":"g","schemaVersion":"x"}""")]
    [InlineData("""{"id":"a","group":"g","count":"many"}""")]
    public async Task Read_OfADocumentThatThisBuildCannotRead_SaysSoAndLeavesIt(string json)
    {
        var container = await gateway.ContainerAsync("/group");
        using var created = await container.CreateAsync("g", json);

        await Assert.ThrowsAsync<UnreadableDocumentException>(() => Of(container).ReadAsync("a", "g", None));
        await Assert.ThrowsAsync<UnreadableDocumentException>(() => Of(container).UpdateAsync("a", "g", _ => Counter("a"), None));

        using var raw = await container.ReadItemStreamAsync("a", new PartitionKey("g"));
        Assert.Equal(created.Headers.ETag, raw.Headers.ETag);
    }

    [Theory]
    [InlineData("SELECT * FROM c", null, 1)]
    [InlineData("SELECT * FROM c", "g1", 4)]
    [InlineData("SELECT * FROM c WHERE c.count < 20", null, 7)]
    [InlineData("SELECT * FROM c ORDER BY c.count DESC", null, 3)]
    [InlineData("SELECT * FROM c ORDER BY c[\"group\"], c.count", null, 5)]
    [InlineData("SELECT * FROM c ORDER BY c.count", "g0", 2)]
    [InlineData("SELECT * FROM c WHERE c.even = true ORDER BY c.even DESC, c.count", null, 4)]
    [InlineData("SELECT * FROM c ORDER BY c.count OFFSET 3 LIMIT 11", null, 4)]
    [InlineData("SELECT * FROM c ORDER BY c.count", null, 200)]
    public async Task QueryPage_FromPageToPage_GivesAllInOrderAndNeverMoreThanTheLimit(string sql, string? group, int limit)
    {
        var counters = await CountersAsync();
        for (var i = 0; i < 30; i++) await counters.CreateAsync(Counter($"id{i}", i, "g" + (i % 3)) with { Even = i % 2 == 0 }, "g" + (i % 3), None);
        var all = new List<string>();
        await foreach (var stored in counters.QueryAsync(new QueryDefinition(sql), group, None)) all.Add(stored.Document.Id);

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await counters.QueryPageAsync(new QueryDefinition(sql), group, limit, cursor, None);
            Assert.True(page.Items.Count <= limit, $"{page.Items.Count} of {limit}");
            if (page.NextCursor is not null) Assert.Equal(limit, page.Items.Count);
            paged.AddRange(page.Items.Select(i => i.Document.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.NotEmpty(all);
        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("Z2FyYmFnZQ")]
    [InlineData("e30")]
    [InlineData("W10")]
    [InlineData("bnVsbA")]
    [InlineData("W3sidG9rZW4iOiJ4IiwicmFuZ2UiOnsibWluIjoiIiwibWF4IjoiRkYifX1d")]
    public async Task QueryPage_WithACursorThatIsNone_IsBadInput(string cursor)
    {
        var counters = await CountersAsync();

        foreach (var sql in (string[])["SELECT * FROM c", "SELECT * FROM c ORDER BY c.count"])
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(
                () => counters.QueryPageAsync(new QueryDefinition(sql), null, 10, cursor, None));
            Assert.Equal(400, refused.Status);
            Assert.Contains("cursor", refused.Errors!.Keys);
        }
    }

    [Fact]
    public async Task QueryPage_WithTheCursorOfAnotherList_IsBadInput()
    {
        var counters = await CountersAsync();
        for (var i = 0; i < 5; i++) await counters.CreateAsync(Counter($"id{i}", i), "g", None);
        var page = await counters.QueryPageAsync(new QueryDefinition("SELECT * FROM c"), null, 2, null, None);

        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => counters.QueryPageAsync(new QueryDefinition("SELECT * FROM c WHERE c.count > 1"), null, 2, page.NextCursor, None));

        Assert.Equal(400, refused.Status);
    }

    [Fact]
    public async Task DeletePartition_OfOneGroup_LeavesTheOthers()
    {
        var counters = await CountersAsync();
        for (var i = 0; i < 10; i++) await counters.CreateAsync(Counter($"id{i}", i, "g" + (i % 2)), "g" + (i % 2), None);

        await counters.DeletePartitionAsync("g0", None);

        var left = new List<string>();
        await foreach (var stored in counters.QueryAsync(new QueryDefinition("SELECT * FROM c"), null, None)) left.Add(stored.Document.Group);
        Assert.Equal(Enumerable.Repeat("g1", 5), left);
    }

    [Fact]
    public async Task AnyCall_WhenTheStoreIsBusyOrAway_IsUnavailableAndSaysWhenToTryAgain()
    {
        var counters = await CountersAsync();
        await counters.CreateAsync(Counter("a"), "g", None);
        gateway.Server.Faults.Throttle(1, TimeSpan.FromSeconds(7));
        var throttled = await Assert.ThrowsAsync<ProblemException>(() => counters.ReadAsync("a", "g", None));
        gateway.Server.Faults.Throttle(1, TimeSpan.FromSeconds(7));
        var query = await Assert.ThrowsAsync<ProblemException>(() => counters.QueryPageAsync(new QueryDefinition("SELECT * FROM c"), null, 2, null, None));

        Assert.Equal((503, TimeSpan.FromSeconds(7)), (throttled.Status, throttled.RetryAfter));
        Assert.Equal(503, query.Status);
    }

    [Fact]
    public async Task AnyCall_WhenNobodyListens_IsUnavailable()
    {
        using var client = new CosmosClient(
            "AccountEndpoint=http://127.0.0.1:9/;AccountKey=AAAA;",
            new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        var counters = Of(client.GetContainer("shop", "counters"));

        var refused = await Assert.ThrowsAsync<ProblemException>(() => counters.ReadAsync("a", "g", None));

        Assert.Equal(503, refused.Status);
    }
}

/// <summary>A document for these tests.</summary>
internal sealed record CounterDocument : Document
{
    public required string Group { get; init; }

    public int Count { get; init; }

    public bool Even { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CounterDocument))]
internal sealed partial class CounterJson : JsonSerializerContext;
