using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Tests.Conversations;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class InventoryFunctionsTests : IAsyncLifetime
{
    private const string Update = """{"name":"Bolt","onHand":7,"reserved":1,"reorderPoint":3,"safetyStock":2}""";

    private Shop _shop = null!;

    private InventoryFunctions Functions => new(
        _shop.Inventory, new(_shop.Inventory, FunctionCalls.Operations(), _shop.Time), _shop.Get<StockAssessor>(), FunctionCalls.Operations(), new MemoryPreferences());

    private SnoozeFunctions Snoozes => new(
        new(_shop.Inventory, _shop.Time), _shop.Get<StockAssessor>(), FunctionCalls.Operations(), new MemoryPreferences(), _shop.Time, new(TimeProvider.System), FunctionCalls.Once);

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(
            ImportKind.Inventory,
            "sku,name,on_hand,reorder_point,safety_stock\nA,a,100,10,5\nB,b,4,10,5\nC,c,100,10,5\nD,d,10,10,5\nE,e,11,10,5\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task ListInventory_LowOnly_FillsPagesAndEnds()
    {
        var first = FunctionCalls.Json(await Functions.ListInventory(FunctionCalls.Request(query: "?low=true&limit=1"), default));
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = FunctionCalls.Json(await Functions.ListInventory(FunctionCalls.Request(query: $"?low=true&limit=5&cursor={cursor}"), default));

        Assert.Equal("B", Assert.Single(first.GetProperty("items").EnumerateArray()).GetProperty("sku").GetString());
        Assert.Equal("D", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("sku").GetString());
        Assert.Null(second.GetProperty("nextCursor").GetString());
    }

    [Fact]
    public async Task ListInventory_LowOnlyAndTheLastOfAPageIsFarAway_IsNotAskedForItemByItem()
    {
        await _shop.ImportAsync(
            ImportKind.Inventory,
            string.Join('\n', Enumerable.Range(0, 100).Select(i => $"E{i:000},e,100,10,5").Prepend("sku,name,on_hand,reorder_point,safety_stock").Append("Z,z,1,10,5")));
        var before = _shop.Gateway.Tally.Requests;

        var page = FunctionCalls.Json(await Functions.ListInventory(FunctionCalls.Request(query: "?low=true&limit=3"), default));

        Assert.Equal(["B", "D", "Z"], page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()));
        Assert.Null(page.GetProperty("nextCursor").GetString());
        Assert.InRange(_shop.Gateway.Tally.Requests - before, 1, 20);
    }

    [Fact]
    public async Task PutItem_TheBodyOfAGetChanged_IsStoredWithItsVersion()
    {
        var get = await Functions.GetItem(FunctionCalls.Request(), "B", default);
        var body = FunctionCalls.Json(get).GetRawText().Replace("\"onHand\":4", "\"onHand\":40", StringComparison.Ordinal);

        var put = FunctionCalls.Json(await Functions.PutItem(FunctionCalls.Request(body, ifMatch: FunctionCalls.ETag(get)), "B", FunctionCalls.By("admin"), default));
        var late = await Assert.ThrowsAsync<ProblemException>(
            () => Functions.PutItem(FunctionCalls.Request(body, ifMatch: FunctionCalls.ETag(get)), "B", FunctionCalls.By("admin"), default));

        Assert.Equal(
            (40, 40, 10, 15, "given", false),
            (put.GetProperty("onHand").GetInt32(), put.GetProperty("projected").GetInt32(), put.GetProperty("reorderPoint").GetInt32(),
                put.GetProperty("orderUpTo").GetInt32(), put.GetProperty("basis").GetString(), put.GetProperty("low").GetBoolean()));
        Assert.Equal(412, late.Status);
        Assert.Equal(40, (await _shop.ItemAsync("B")).OnHand);
    }

    [Fact]
    public async Task PutItem_OfAnItemThatIsNotThere_CreatesItWhenToldSo()
    {
        await Functions.PutItem(FunctionCalls.Request(Update, ifMatch: ETags.Absent), "NEW", FunctionCalls.By("admin"), default);

        Assert.Equal((7, 1), ((await _shop.ItemAsync("NEW")).OnHand, (await _shop.ItemAsync("NEW")).Reserved));
        Assert.Equal(412, (await Assert.ThrowsAsync<ProblemException>(
            () => Functions.PutItem(FunctionCalls.Request(Update, ifMatch: ETags.Absent), "NEW", FunctionCalls.By("admin"), default))).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(
            () => Functions.PutItem(FunctionCalls.Request(Update, ifMatch: "\"x\""), "NONE", FunctionCalls.By("admin"), default))).Status);
    }

    [Theory]
    [InlineData("""{"name":"x","onHand":-1,"reorderPoint":1,"safetyStock":1}""", "onHand")]
    [InlineData("""{"name":"","onHand":1,"reorderPoint":1,"safetyStock":1}""", "name")]
    [InlineData("""{"name":"x","onHand":1,"reorderPoint":200000000,"safetyStock":1}""", "reorderPoint")]
    [InlineData("""{"name":"x","reorderPoint":1,"safetyStock":1}""", "onHand")]
    [InlineData("""{"name":"x","onHand":1,"reorderPoint":1,"safetyStock":1,"colour":"red"}""", "colour")]
    [InlineData("""{"sku":"C","name":"x","onHand":1,"reorderPoint":1,"safetyStock":1}""", "sku")]
    public async Task PutItem_BadInput_IsNamedByField(string body, string field)
    {
        var get = await Functions.GetItem(FunctionCalls.Request(), "B", default);

        var problem = await Assert.ThrowsAsync<ProblemException>(
            () => Functions.PutItem(FunctionCalls.Request(body, ifMatch: FunctionCalls.ETag(get)), "B", FunctionCalls.By("admin"), default));

        Assert.Equal(400, problem.Status);
        Assert.Contains(field, problem.Errors!.Keys);
    }

    [Fact]
    public async Task SnoozeItem_ThenWakeItem_ShowsUntilWhenByWhomAndWhy()
    {
        var until = _shop.Time.GetUtcNow().AddDays(10);
        var snoozed = FunctionCalls.Json(await Snoozes.SnoozeItem(
            FunctionCalls.Request($$"""{"until":"{{until:O}}","reason":"new model"}"""), "B", FunctionCalls.By("ann"), default));

        Assert.Equal((until, "new model", "ann", true), (snoozed.GetProperty("snoozedUntil").GetDateTimeOffset(),
            snoozed.GetProperty("snoozeReason").GetString(), snoozed.GetProperty("snoozedBy").GetString(), snoozed.GetProperty("low").GetBoolean()));
        Assert.Contains((await _shop.Audit.ListAsync("item:B", default).ToListAsync())[0].Changes, change => change.Field == "snoozedBy" && change.To == "\"ann\"");
        var woken = FunctionCalls.Json(await Snoozes.WakeItem(FunctionCalls.Request(), "B", FunctionCalls.By("ann"), default));
        Assert.False(woken.TryGetProperty("snoozedUntil", out _) || woken.TryGetProperty("snoozedBy", out _));
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00Z", "new model", "until")]
    [InlineData("2027-03-03T12:00:00Z", "new model", "until")]
    [InlineData("2026-04-01T12:00:00Z", " ", "reason")]
    public async Task SnoozeItem_BadInput_IsNamedByField(string until, string reason, string field)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => Snoozes.SnoozeItem(
            FunctionCalls.Request($$"""{"until":"{{until}}","reason":"{{reason}}"}"""), "B", FunctionCalls.By("ann"), default));

        Assert.Equal((400, field), (problem.Status, Assert.Single(problem.Errors!.Keys)));
    }

    [Fact]
    public async Task WakeItem_NoSuchItem_IsNotFound() => Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(
        () => Snoozes.WakeItem(FunctionCalls.Request(), "NONE", FunctionCalls.By("ann"), default))).Status);

    [Theory]
    [InlineData("NONE")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public async Task GetItem_NoSuchItem_IsNotFound(string sku) =>
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => Functions.GetItem(FunctionCalls.Request(), sku, default))).Status);
}
