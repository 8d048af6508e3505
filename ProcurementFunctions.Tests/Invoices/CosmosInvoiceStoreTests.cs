using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

public sealed class CosmosInvoiceStoreTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    [Fact]
    public async Task ListToFollow_AmongManyThatAreDone_ReadsNoOthers()
    {
        var (raw, store) = await OpenAsync("invoices-listed");
        var (behind, differs) = (Paid("BEHIND") with { Followed = 0 }, Paid("DIFFERS") with { Status = InvoiceStatus.Differs });
        foreach (var invoice in Enumerable.Range(0, 50).Select(i => Paid($"E{i}")).Concat([behind, differs]))
            Assert.NotNull(await store.CreateAsync(invoice, default));
        var before = cosmos.Server.Tally.Documents;

        var listed = await store.ListToFollowAsync(default).Select(invoice => invoice.Id).ToListAsync();

        Assert.Equivalent((string[])[behind.Id, differs.Id], listed, strict: true);
        Assert.Equal(2, cosmos.Server.Tally.Documents - before);
        await store.UpdateAsync(behind.Id, invoice => InvoiceRules.Followed(invoice, invoice.Revision, null), default);
        Assert.Equal([differs.Id], await store.ListToFollowAsync(default).Select(invoice => invoice.Id).ToListAsync());
    }

    [Fact]
    public async Task ListToExamine_OfWhatAnOlderBuildLeftBehind_FindsItByItsTime()
    {
        var (raw, store) = await OpenAsync("invoices-examined");
        var older = JsonSerializer.SerializeToNode(Paid("OLDER") with { Followed = 0, SchemaVersion = new(1, 1) }, InvoicesJson.Default.InvoiceDocument)!.AsObject();
        older.Remove("isUnfollowed");
        older["type"] = "invoiceDocument";
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(older));
        using var stored = await raw.CreateItemStreamAsync(stream, new PartitionKey("OLDER"));
        stored.EnsureSuccessStatusCode();
        foreach (var invoice in Enumerable.Range(0, 50).Select(i => Paid($"E{i}") with { StatusAt = Papers.Now.AddDays(-30) }))
            Assert.NotNull(await store.CreateAsync(invoice, default));
        var before = cosmos.Server.Tally.Documents;

        var found = await store.ListToExamineAsync(Papers.Now.AddDays(-14), default).ToListAsync();

        Assert.Equal(["OLDER"], found.Select(invoice => invoice.Id));
        Assert.True(found[0].IsUnfollowed);
        Assert.Equal(1, cosmos.Server.Tally.Documents - before);
    }

    private async Task<(Container Raw, CosmosInvoiceStore Store)> OpenAsync(string name)
    {
        var raw = (await cosmos.Client.GetDatabase(CosmosFixture.Database).CreateContainerAsync(
            new ContainerProperties(name, "/id") { IndexingPolicy = IndexedPaths.PolicyOf("invoices") })).Container;
        return (raw, new(new(raw, InvoicesJson.Default.InvoiceDocument, CosmosInvoiceStore.Version)));
    }

    private static InvoiceDocument Paid(string id) =>
        Papers.Invoice() with { Id = id, Status = InvoiceStatus.Paid, StatusAt = Papers.Now, Revision = 2, Followed = 2 };
}
