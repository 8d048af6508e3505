using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Fixtures;
using static ProcurementFunctions.Tests.Purchasing.Consolidation.JointSamples;

namespace ProcurementFunctions.Tests.Purchasing;

public sealed class CosmosPurchaseStoreTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    [Fact]
    public async Task ListOrdering_OfAVendor_ReadsThoseWhoseWindowsAreOverByThen()
    {
        var store = new CosmosPurchaseStore(
            await cosmos.ContainerAsync(new ContainerDefinition("purchases", "/id"), PurchasingJson.Default.PurchaseDocument, PurchasingJson.CurrentVersion),
            new PurchaseWitnesses([], NullLogger<PurchaseWitnesses>.Instance));
        // Held until half an hour after they were approved.
        var (over, inTime, late) = (Held("OVER"), Held("INTIME", approvedAt: Now.AddMinutes(30).AddTicks(1)), Held("LATE", approvedAt: Now.AddMinutes(31)));
        var unheld = Held("UNHELD") with { HeldUntil = null };
        var split = Held("SPLIT");
        split = split with { Choice = split.Choice! with { Lines = [.. split.Choice.Lines, split.Choice.Lines[0] with { VendorId = "OTHER" }] } };
        var ordered = Held("ORDERED") with { Status = PurchaseStatus.Ordered };
        foreach (var purchase in (PurchaseDocument[])[over, inTime, late, unheld, split, ordered]) Assert.NotNull(await store.CreateAsync(purchase, default));

        Assert.Equal([over.Id], await IdsAsync(Ready));
        Assert.Equal([over.Id, inTime.Id], await IdsAsync(Ready.AddMinutes(30).AddTicks(1)));
        Assert.Equal([over.Id, inTime.Id, late.Id], await IdsAsync(Ready.AddMinutes(31)));
        Assert.Empty(await store.ListOrderingAsync("OTHER", Ready.AddDays(1), default).ToListAsync());

        async Task<IEnumerable<string>> IdsAsync(DateTimeOffset heldUntil) =>
            (await store.ListOrderingAsync("ACME", heldUntil, default).ToListAsync()).OrderBy(purchase => purchase.HeldUntil).Select(purchase => purchase.Id);
    }

    [Fact]
    public async Task ListToDecide_AmongManyThatWereDecided_ReadsAPageOfThoseThatEndFirst()
    {
        var store = await IndexedAsync("purchases-to-decide");
        var hours = Enumerable.Range(1, 8).ToArray();
        foreach (var hour in hours.Reverse()) Assert.NotNull(await store.CreateAsync(Waiting($"W{hour}", hour), default));
        foreach (var i in Enumerable.Range(0, 50))
            Assert.NotNull(await store.CreateAsync(Waiting($"E{i}", 1 + (i % 8)) with { Status = PurchaseStatus.Received }, default));
        Assert.NotNull(await store.CreateAsync(Waiting("OVER", 0), default));
        var before = cosmos.Server.Tally.Documents;

        var first = await store.ListToDecidePageAsync(Now, 3, null, default);

        Assert.Equal(hours[..3], Hours(first));
        // The gateway has no index of what lies deeper, and looks at all that wait; Cosmos DB has one.
        Assert.InRange(cosmos.Server.Tally.Documents - before, 3, 9);
        var second = await store.ListToDecidePageAsync(Now, 3, first.NextCursor, default);
        var third = await store.ListToDecidePageAsync(Now, 3, second.NextCursor, default);
        Assert.Equal([.. hours[3..6], .. hours[6..]], [.. Hours(second), .. Hours(third)]);
        Assert.Null(third.NextCursor);

        static IEnumerable<int> Hours(DocumentPage<PurchaseDocument> page) => page.Items.Select(item => (int)(item.Document.Approval!.ExpiresAt - Now).TotalHours);
        static PurchaseDocument Waiting(string id, int hours)
        {
            var held = Held(id);
            return held with { Status = PurchaseStatus.AwaitingApproval, Approval = held.Approval! with { Required = true, Decision = null, ExpiresAt = Now.AddHours(hours) } };
        }
    }

    [Fact]
    public async Task ListOpen_AmongManyThatEnded_ReadsNoOthers()
    {
        var store = await IndexedAsync("purchases-listed");
        var (open, untold, unbooked) = (Held("OPEN"), Ended("UNTOLD") with { Signals = 1 }, Ended("UNBOOKED") with { ReturnsToBook = 1 });
        foreach (var purchase in Enumerable.Range(0, 50).Select(i => Ended($"E{i}")).Concat([open, untold, unbooked]))
            Assert.NotNull(await store.CreateAsync(purchase, default));
        var before = cosmos.Server.Tally.Documents;

        var listed = await store.ListOpenAsync(null, default).Select(purchase => purchase.Id).ToListAsync();

        Assert.Equivalent((string[])[open.Id, untold.Id, unbooked.Id], listed, strict: true);
        Assert.Equal(3, cosmos.Server.Tally.Documents - before);
        await store.UpdateAsync(untold.Id, purchase => purchase.Seen(), default);
        Assert.DoesNotContain(untold.Id, await store.ListOpenAsync(null, default).Select(purchase => purchase.Id).ToListAsync());
        static PurchaseDocument Ended(string id) => Held(id) with { Status = PurchaseStatus.Received };
    }

    private async Task<CosmosPurchaseStore> IndexedAsync(string name)
    {
        var raw = (await cosmos.Client.GetDatabase(CosmosFixture.Database).CreateContainerAsync(
            new ContainerProperties(name, "/id") { IndexingPolicy = IndexedPaths.PolicyOf("purchases") })).Container;
        return new(new(raw, PurchasingJson.Default.PurchaseDocument, PurchasingJson.CurrentVersion), new PurchaseWitnesses([], NullLogger<PurchaseWitnesses>.Instance));
    }
}
