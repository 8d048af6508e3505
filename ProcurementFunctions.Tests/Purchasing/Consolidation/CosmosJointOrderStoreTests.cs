using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Tests.Fixtures;
using static ProcurementFunctions.Tests.Purchasing.Consolidation.JointSamples;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

public sealed class CosmosJointOrderStoreTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private async Task<CosmosJointOrderStore> StoreAsync() => new(await cosmos.ContainerAsync(
        CosmosJointOrderStore.Container, PurchasingJson.Default.JointOrder, CosmosJointOrderStore.Version));

    [Fact]
    public async Task Create_Twice_TheFirstCounts()
    {
        var store = await StoreAsync();
        var order = Propose(Several("AAA", "BBB"));

        Assert.NotNull(await store.CreateAsync(order, default));
        Assert.Null(await store.CreateAsync(order with { State = JointOrderState.Dissolved }, default));

        var read = (await store.ReadAsync(order.Id, default))!.Document;
        Assert.Equal(order.State, read.State);
        Assert.Equal(order.Lines, read.Lines);
        Assert.Equal((order.QuoteId, order.ShippingCost, order.OrderNumber), (read.QuoteId, read.ShippingCost, read.OrderNumber));
        Assert.Null(await store.ReadAsync("G-NOSUCH", default));
    }

    [Fact]
    public async Task Update_ManyAtOnceForAndAgainst_OneOfBothComesTrue()
    {
        var store = await StoreAsync();
        var order = Propose(Several("CCC", "DDD"));
        await store.CreateAsync(order, default);

        var seen = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => store.UpdateAsync(
            order.Id, o => i % 2 == 0 ? JointOrderRules.Sent(o, Ready) : JointOrderRules.Dissolved(o, $"reason {i}", Ready), default)));

        var end = (await store.ReadAsync(order.Id, default))!.Document;
        Assert.All(seen, one => Assert.Equal((end.State, end.Reason), (one!.Document.State, one.Document.Reason)));
        Assert.Null(await store.UpdateAsync("G-NOSUCH", o => o, default));
    }
}
