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
        _shop.Inventory, _shop.Get<StockAssessor>(), FunctionCalls.Operations(), new MemoryPreferences(), FunctionCalls.Audit, _shop.Time);

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

    [Theory]
    [InlineData("NONE")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public async Task GetItem_NoSuchItem_IsNotFound(string sku) =>
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => Functions.GetItem(FunctionCalls.Request(), sku, default))).Status);
}
