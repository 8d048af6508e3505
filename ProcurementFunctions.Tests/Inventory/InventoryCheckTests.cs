using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class InventoryCheckTests : IAsyncLifetime
{
    private readonly Mock<IPurchaseStarter> _starter = new();
    private readonly Mock<IPurchaseStore> _purchases = new();
    private readonly Mock<IOperationsStore> _operations = new();
    private readonly MemoryPreferences _preferences = new();
    private readonly List<PurchaseRequest> _requests = [];
    private readonly List<PurchaseDocument> _open = [];
    private OperationMode _mode = OperationMode.Purchasing;
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(
            ImportKind.Inventory,
            "sku,name,on_hand,reorder_point,safety_stock\nFINE,Fine,100,10,5\nLOW-1,Low,4,10,5\nLOW-2,Low too,10,10,5\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,credit_rating,preferred,active\nV1,First,1,1,1\n");
        await _shop.ImportAsync(
            ImportKind.Offers,
            "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\nLOW-1,V1,9,5,,1,,2,EA\n");
        _operations.Setup(store => store.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(
            () => new Stored<OperationsSettings>(OperationsSettings.Default with { Mode = _mode }, "1"));
        _purchases.Setup(store => store.ListOpenAsync(It.IsAny<string?>(), It.IsAny<CancellationToken>())).Returns(
            (string? sku, CancellationToken _) => OpenOnes(sku).ToAsyncEnumerable());
        _starter.Setup(starter => starter.StartAsync(It.IsAny<DurableTaskClient>(), It.IsAny<PurchaseRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DurableTaskClient _, PurchaseRequest request, CancellationToken _) => Start(request));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task RunAsync_Purchasing_StartsOnePurchaseForEachLowItem()
    {
        var result = await RunAsync();

        Assert.Equal(3, result.Checked);
        Assert.Equal(
            [("LOW-1", 6, 10, 9, "p-LOW-1:0"), ("LOW-2", 10, 10, 10, "p-LOW-2:0")],
            result.Low.Select(low => (low.Sku, low.Projected, low.ReorderPoint, low.SuggestedQuantity, low.PurchaseId)));
        Assert.Equal(["p-LOW-1:0", "p-LOW-2:0"], result.Started);
        Assert.Empty(result.Recommended);
        var request = _requests[0];
        Assert.Equal(
            (PurchaseSource.StockCheck, "LOW-1:0", "LOW-1", 9, PurchaseRequest.StockCheckUser),
            (request.Source, request.Need, request.Sku, request.Quantity, request.RequestedBy));
        var trigger = request.Trigger!;
        Assert.Equal(
            (4, 2, 0, 6, 10, 5, 15, "given"),
            (trigger.OnHand, trigger.OnOrder, trigger.Reserved, trigger.Projected, trigger.ReorderPoint, trigger.SafetyStock, trigger.OrderUpTo, trigger.Basis));
        Assert.Equal((_shop.Time.GetUtcNow(), 1, null, "V1"), (trigger.At, trigger.Need, trigger.PreviousPurchase, trigger.LeadTime?.VendorId));
        Assert.Equal(trigger, result.Low[0].Trigger);
    }

    [Fact]
    public async Task RunAsync_CriticalForAUser_GuardsThatItemBetterAndSaysSo()
    {
        await _preferences.WriteProductAsync(
            new() { Id = ProductPreference.IdFor("LOW-2"), UserId = "ann", Sku = "LOW-2", IsCriticalStock = true }, null, default);
        var result = await RunAsync();

        // The safety stock 5, meant for 95 %, times 2.326/1.645 is 8.
        Assert.Equal(
            [("LOW-1", 6, 10, 9), ("LOW-2", 10, 13, 11)],
            result.Low.Select(low => (low.Sku, low.Projected, low.ReorderPoint, low.SuggestedQuantity)));
        Assert.EndsWith("marked as critical, so for a service level of 99 %)", result.Low[1].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("critical", result.Low[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Twice_StartsNothingTheSecondTime()
    {
        await RunAsync();
        var again = await RunAsync();

        Assert.Equal(2, again.Low.Count);
        Assert.Empty(again.Started);
        Assert.All(again.Low, low => Assert.Contains("under way", low.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_StartEachPurchaseOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RunAsync()));

        Assert.Equal(["p-LOW-1:0", "p-LOW-2:0"], results.SelectMany(result => result.Started).Order());
    }

    [Fact]
    public async Task RunAsync_AfterANeedEnded_StartsTheNext()
    {
        await RunAsync();
        _open.RemoveAll(purchase => purchase.Sku == "LOW-1");
        await _shop.Inventory.UpdateAsync("LOW-1", item => item! with { EndedNeeds = 1 }, default);

        Assert.Equal(["p-LOW-1:1"], (await RunAsync()).Started);
        Assert.Equal((2, PurchaseIds.For(PurchaseSource.StockCheck, "LOW-1:0")), (_requests[^1].Trigger!.Need, _requests[^1].Trigger!.PreviousPurchase));
    }

    [Fact]
    public async Task RunAsync_Monitoring_RecommendsAndStartsNothing()
    {
        _mode = OperationMode.Monitoring;

        var result = await RunAsync();

        Assert.Empty(_requests);
        Assert.Empty(result.Started);
        Assert.Equal(
            [("LOW-1", 9, "V1", 9), ("LOW-2", 10, null, 10)],
            result.Recommended.Select(recommended => (recommended.Sku, recommended.Quantity, recommended.VendorId, recommended.OrderQuantity)));
    }

    [Fact]
    public async Task RunAsync_AMinimumFarAboveTheNeed_IsSaidPlainly()
    {
        _mode = OperationMode.Monitoring;
        await _shop.ImportAsync(
            ImportKind.Offers,
            "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit,pack_size\nLOW-1,V1,9,5,,500,,2,EA,12\n");

        var result = await RunAsync();

        Assert.Equal((9, 504, "First takes no order below 500; 9 are needed"), (result.Recommended[0].Quantity, result.Recommended[0].OrderQuantity, result.Recommended[0].OrderNote));
        Assert.EndsWith("; First takes no order below 500; 9 are needed", result.Low[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Snoozed_WaitsAndSaysUntilWhenAndWhy()
    {
        var until = _shop.Time.GetUtcNow().AddDays(2);
        await _shop.Inventory.UpdateAsync("LOW-1", item => item! with { SnoozedUntil = until, SnoozeReason = "new model comes" }, default);

        var result = await RunAsync();

        Assert.Equal(["p-LOW-2:0"], result.Started);
        Assert.EndsWith("snoozed until 2026-03-03 12:00 UTC: new model comes", result.Low[0].Reason, StringComparison.Ordinal);
        Assert.Equal(until, result.Low[0].SnoozedUntil);
        _shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["p-LOW-1:0"], (await RunAsync()).Started);
    }

    [Fact]
    public async Task RunAsync_APurchaseSomebodyAskedFor_IsEnough()
    {
        _open.Add(Purchase("by-hand", new(PurchaseSource.Api, "buyer:1", "LOW-1", 50, "buyer")));

        var result = await RunAsync();

        Assert.Equal(["p-LOW-2:0"], result.Started);
        Assert.Contains("purchase by-hand for it is under way", result.Low[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PurchaseStatus.AwaitingApproval, false)]
    [InlineData(PurchaseStatus.Unconfirmed, false)]
    [InlineData(PurchaseStatus.Ordered, true)]
    [InlineData(PurchaseStatus.PartiallyReceived, true)]
    public async Task RunAsync_LowThoughGoodsAreOnTheirWay_IsAnotherNeed(PurchaseStatus status, bool isAnother)
    {
        _open.Add(Purchase("p-LOW-1:0", new(PurchaseSource.StockCheck, "LOW-1:0", "LOW-1", 9, PurchaseRequest.StockCheckUser)) with { Status = status });
        await _shop.Inventory.UpdateAsync("LOW-1", item => StockRules.NeedEnded(item!, 0, null, null), default);

        Assert.Equal(isAnother ? ["p-LOW-1:1", "p-LOW-2:0"] : ["p-LOW-2:0"], (await RunAsync()).Started);
    }

    [Fact]
    public async Task RunAsync_OneThatCannotBeStarted_DoesNotKeepTheOthers()
    {
        _starter.Setup(starter => starter.StartAsync(
                It.IsAny<DurableTaskClient>(), It.Is<PurchaseRequest>(request => request.Sku == "LOW-1"), It.IsAny<CancellationToken>()))
            .ThrowsAsync(ProblemException.NotFound("no such item"));

        var result = await RunAsync();

        Assert.Equal(["p-LOW-2:0"], result.Started);
        Assert.EndsWith("could not be started: no such item", result.Low[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DemandHistory_CountsInsteadOfTheGivenLevels()
    {
        var csv = "sku,date,quantity\n" + string.Concat(
            Enumerable.Range(0, 60).Select(day => $"LOW-1,{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd},{1 + (day % 2)}\n"));
        await _shop.ImportAsync(ImportKind.Demand, csv);

        var low = (await RunAsync()).Low[0];

        // The forecast is 1.512 a day ± 0.513, in lumps of 5 ÷ 3. Nine days ± 4, one ± 1 of the firm's own and 0.0309·3 for orders
        // taken back, as of any vendor: 10.093 days with the variance 17.41. √(0.263·10.093^1.079 + 2.287·17.41 + 0.231) = 6.575;
        // 15.26 + 0.333 + 1.644854·6.575 = 26.41; seven more days without the undershoot: 36.66. The economic lot of
        // √(2·365·1.512·10 ÷ (0.25·5)) = 94 is more than 60 days, which are 91.
        Assert.Equal(("LOW-1", 27, 91), (low.Sku, low.ReorderPoint, low.SuggestedQuantity));
        Assert.Contains(
            "daily demand of 1.51 ± 0.51 over 60 days and a lead time of 9 ± 4 days with V1 as it states, 1 ± 1 days of our own, 3 % of its orders taken back",
            low.Reason,
            StringComparison.Ordinal);
        Assert.Equal(("demand", 0.95, 7), (_requests[0].Trigger!.Basis, _requests[0].Trigger!.ServiceLevel, _requests[0].Trigger!.ReviewDays));
    }

    private static PurchaseDocument Purchase(string id, PurchaseRequest request) => new()
    {
        Id = id,
        Sku = request.Sku,
        ItemName = request.Sku,
        Quantity = request.Quantity,
        RequestedBy = request.RequestedBy,
        Source = request.Source,
        Need = request.Need,
        Status = PurchaseStatus.Sourcing,
        CreatedAt = default,
        UpdatedAt = default,
    };

    private PurchaseDocument[] OpenOnes(string? sku)
    {
        lock (_open) return [.. _open.Where(purchase => sku is null || purchase.Sku == sku)];
    }

    private StartedPurchase Start(PurchaseRequest request)
    {
        lock (_open)
        {
            var id = $"p-{request.Need}";
            if (_open.Exists(purchase => purchase.Id == id)) return new(id, IsNew: false);
            _open.Add(Purchase(id, request));
            _requests.Add(request);
            return new(id, IsNew: true);
        }
    }

    private Task<InventoryCheckResult> RunAsync() => new InventoryCheck(
        _shop.Get<LowStockSearch>(),
        _operations.Object,
        _preferences,
        _starter.Object,
        _purchases.Object,
        _shop.Time,
        NullLogger<InventoryCheck>.Instance).RunAsync(new Mock<DurableTaskClient>("test").Object, default);
}
