using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class CosmosKnowledgeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.Knowledge.CreateVendorAsync(new() { Id = "V1", VendorId = "V1", Name = "First" }, default);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task LearnAsync_TheSameEvidenceAgain_IsLearnedOnce()
    {
        await _shop.Knowledge.LearnAsync(Delivery("order:1", Start, 10), default);
        await _shop.Knowledge.LearnAsync(Delivery("order:1", Start, 10), default);
        await _shop.Knowledge.LearnAsync(Delivery("order:1", Start.AddDays(3), 30), default);

        var lead = (await _shop.VendorAsync("V1")).Beliefs[BeliefNames.LeadTimeDays];
        Assert.Equal((1, 10.0), (lead.Observations, lead.Mean));
    }

    [Fact]
    public async Task LearnAsync_TheSameAtTheSameTimeUnderManyDates_IsLearnedOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            day => _shop.Knowledge.LearnAsync(Delivery("order:1", Start.AddDays(day), 10 + day), default)));
        await _shop.Knowledge.LearnAsync(Delivery("order:2", Start.AddDays(20), 30), default);

        var vendor = await _shop.VendorAsync("V1");
        Assert.Equal(2, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Equal(2, vendor.Beliefs["price:S1"].Observations);
        Assert.Equal(2, (await _shop.Knowledge.ListPricesAsync("V1", "S1", 50, null, default)).Items.Count);
    }

    [Fact]
    public async Task AddAsync_ALineWhoseDateIsCorrected_ReplacesIt()
    {
        foreach (var day in new[] { 9, 3, 3 })
        {
            var batch = _shop.Knowledge.BeginBatch();
            await batch.AddAsync(Delivery("po:1:1", Start.AddDays(day), 10 + day), default);
            await batch.CompleteAsync(default);
        }

        var lead = (await _shop.VendorAsync("V1")).Beliefs[BeliefNames.LeadTimeDays];
        Assert.Equal((1, 13.0, Start.AddDays(3)), (lead.Observations, lead.Mean, lead.LastObserved));
    }

    [Fact]
    public async Task LearnAsync_MoreItemsThanADocumentHolds_KeepsTheLatestAndKnowsTheOthers()
    {
        const int items = VendorPrices.MostKept + 40;
        await TeachPricesAsync(items);

        var vendor = await _shop.VendorAsync("V1");
        Assert.Equal(VendorPrices.MostKept, vendor.Beliefs.Keys.Count(BeliefNames.IsPrice));
        Assert.DoesNotContain("price:S0", vendor.Beliefs.Keys);
        Assert.Contains($"price:S{items - 1}", vendor.Beliefs.Keys);
        for (var item = 0; item < items; item += 20)
        {
            var known = await _shop.Knowledge.ReadPriceAsync("V1", $"S{item}", default);
            Assert.Equal((3, item + 2.0), (known!.Observations, Math.Round(known.Mean, 9)));
        }

        await _shop.Knowledge.LearnAsync(Delivery("again", Start.AddDays(1000), 1) with { Sku = "S0", UnitPrice = 2 }, default);
        Assert.Equal(4, (await _shop.Knowledge.ReadPriceAsync("V1", "S0", default))!.Observations);
        Assert.Null(await _shop.Knowledge.ReadPriceAsync("V1", "never", default));
    }

    [Fact]
    public async Task LearnAsync_PriceThatAPersonPinned_StaysInTheDocumentWithAllThatIsKnownOfIt()
    {
        await TeachPricesAsync(VendorPrices.MostKept + 5);
        var price = (await _shop.Knowledge.ReadPriceAsync("V1", "S0", default))!;
        await _shop.Knowledge.UpdateVendorAsync(
            "V1",
            vendor => VendorRules.Change(
                VendorRules.WithPrice(vendor!, "price:S0", price), "price:S0", new(BeliefAction.Pin, 7), "admin", Start.AddDays(900)).Value,
            default);
        await _shop.Knowledge.LearnAsync(Delivery("later", Start.AddDays(1000), 1) with { Sku = "S0", UnitPrice = 2 }, default);

        var kept = (await _shop.VendorAsync("V1")).Beliefs["price:S0"];
        Assert.Equal((4, 7.0), (kept.Observations, kept.Pinned!.Value));
    }

    [Fact]
    public async Task LearnAsync_PriceOfABuildThatKeptNoTrend_IsComputedAnew()
    {
        await _shop.Knowledge.LearnAsync(Delivery("order:1", Start, 10) with { UnitPrice = 10 }, default);
        await _shop.Knowledge.UpdateVendorAsync(
            "V1",
            vendor => vendor! with { Beliefs = vendor.Beliefs.ToDictionary(belief => belief.Key, belief => belief.Value with { Trend = null }) },
            default);
        await _shop.Knowledge.LearnAsync(Delivery("order:2", Start.AddDays(60), 10) with { UnitPrice = 16 }, default);

        var price = (await _shop.VendorAsync("V1")).Beliefs["price:S1"];
        Assert.Equal(2, price.Observations);
        Assert.Equal(3, price.Trend!.Slope()!.Value, 9);
    }

    [Fact]
    public async Task LearnAsync_ManyAtOnce_CountsEach()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(
            day => _shop.Knowledge.LearnAsync(Delivery($"order:{day}", Start.AddDays(day), day), default)));

        var vendor = await _shop.VendorAsync("V1");
        Assert.Equal(12, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Equal(12, vendor.Beliefs["price:S1"].Observations);
        Assert.Empty(vendor.UnfinishedLessons);
    }

    [Fact]
    public async Task LearnAsync_AfterOneWhoDiedInBetween_MakesUpForIt()
    {
        var died = _shop.Knowledge.BeginBatch();
        await died.AddAsync(Delivery("order:1", Start, 10), default);
        Assert.Empty((await _shop.VendorAsync("V1")).Beliefs);

        // The step is repeated after the crash, as orchestrations do.
        await _shop.Knowledge.LearnAsync(Delivery("order:1", Start, 10), default);
        await _shop.Knowledge.LearnAsync(Delivery("order:2", Start.AddDays(1), 20), default);

        var vendor = await _shop.VendorAsync("V1");
        Assert.Equal(2, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Empty(vendor.UnfinishedLessons);
    }

    [Fact]
    public async Task CompleteAsync_AfterAnotherBatchRebuilt_CountsNothingTwice()
    {
        var slow = _shop.Knowledge.BeginBatch();
        await slow.AddAsync(Delivery("order:1", Start, 10), default);
        await _shop.Knowledge.LearnAsync(Delivery("order:2", Start, 20), default);
        await slow.AddAsync(Delivery("order:3", Start, 30), default);
        await slow.CompleteAsync(default);

        var lead = (await _shop.VendorAsync("V1")).Beliefs[BeliefNames.LeadTimeDays];
        Assert.Equal(3, lead.Observations);
        Assert.Equal(20, lead.Mean, 9);
    }

    [Fact]
    public async Task AddAsync_EvidenceThatSaysSomethingElseNow_ReplacesIt()
    {
        await _shop.Knowledge.LearnAsync(Delivery("po:1:1", Start, 10), default);
        var batch = _shop.Knowledge.BeginBatch();
        Assert.Equal(EvidenceOutcome.Replaced, await batch.AddAsync(Delivery("po:1:1", Start, 14), default));
        await batch.CompleteAsync(default);

        var lead = (await _shop.VendorAsync("V1")).Beliefs[BeliefNames.LeadTimeDays];
        Assert.Equal((1, 14.0), (lead.Observations, lead.Mean));
    }

    [Fact]
    public async Task CompleteAsync_BeliefForgottenMeanwhile_LeavesTheOldEvidenceOut()
    {
        var batch = _shop.Knowledge.BeginBatch();
        await batch.AddAsync(Delivery("order:1", Start, 10), default);
        await _shop.Knowledge.UpdateVendorAsync(
            "V1",
            vendor => VendorRules.Change(vendor!, BeliefNames.LeadTimeDays, new(BeliefAction.Forget), "admin", Start.AddDays(1)).Value,
            default);
        await batch.CompleteAsync(default);

        var vendor = await _shop.VendorAsync("V1");
        Assert.Equal(0, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Equal(1, vendor.Beliefs[BeliefNames.OnTimeRate].Observations);
    }

    [Fact]
    public async Task LearnAsync_UnknownVendor_IsNotFoundAndStoresNothing()
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(
            () => _shop.Knowledge.LearnAsync(Delivery("order:1", Start, 10) with { VendorId = "V9" }, default));

        Assert.Equal(404, problem.Status);
        Assert.Empty((await _shop.Knowledge.ListPricesAsync("V9", null, 10, null, default)).Items);
    }

    [Fact]
    public async Task CountOrderAsync_TheSameEventTwice_CountsOnce()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await _shop.Knowledge.CountOrderAsync("V1", "PO-1", OrderEvent.Placed, Start, default);
            await _shop.Knowledge.CountOrderAsync("V1", "PO-1", OrderEvent.Received, Start.AddDays(9), default);
        }

        await _shop.Knowledge.CountOrderAsync("V1", "PO-2", OrderEvent.Placed, Start.AddDays(-1), default);

        Assert.Equal(new OrderCounts(2, 1, 0, Start), (await _shop.VendorAsync("V1")).Orders);
    }

    [Fact]
    public async Task ListPricesAsync_OfAnItem_GivesTheNewestFirstInPages()
    {
        foreach (var day in Enumerable.Range(0, 5))
            await _shop.Knowledge.LearnAsync(Delivery($"order:{day}", Start.AddDays(day), 10) with { UnitPrice = 10 + day }, default);
        await _shop.Knowledge.LearnAsync(Delivery("other", Start, 10) with { Sku = "S2", UnitPrice = 99 }, default);
        await _shop.Knowledge.LearnAsync(Delivery("free", Start, 10) with { UnitPrice = null }, default);

        var first = await _shop.Knowledge.ListPricesAsync("V1", "S1", 3, null, default);
        var second = await _shop.Knowledge.ListPricesAsync("V1", "S1", 3, first.NextCursor, default);

        Assert.Equal([14m, 13m, 12m], first.Items.Select(price => price.Document.UnitPrice!.Value));
        Assert.Equal([11m, 10m], second.Items.Select(price => price.Document.UnitPrice!.Value));
        Assert.Null(second.NextCursor);
        Assert.Equal(6, (await _shop.Knowledge.ListPricesAsync("V1", null, 50, null, default)).Items.Count);
    }

    /// <summary>Three prices of each item, the later items later; of item n they are n + 1, n + 2 and n + 3 on one day.</summary>
    private async Task TeachPricesAsync(int items)
    {
        var batch = _shop.Knowledge.BeginBatch();
        for (var item = 0; item < items; item++)
        {
            for (var i = 1; i <= 3; i++)
                await batch.AddAsync(Delivery($"order:{item}:{i}", Start.AddDays(item), 10) with { Sku = $"S{item}", UnitPrice = item + i }, default);
        }

        await batch.CompleteAsync(default);
    }

    private static Evidence Delivery(string id, DateTimeOffset at, double days) => new()
    {
        Id = id,
        VendorId = "V1",
        Sku = "S1",
        At = at,
        LeadTimeDays = days,
        OnTime = true,
        UnitPrice = 5m,
        Paid = true,
    };
}
