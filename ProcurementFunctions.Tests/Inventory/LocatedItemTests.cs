using System.Text.Json.Nodes;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Conversations;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Inventory;

/// <summary>Items that are kept by location, over HTTP.</summary>
public sealed class LocatedItemTests : IAsyncLifetime
{
    private Shop _shop = null!;

    private InventoryFunctions Functions => new(
        _shop.Inventory, new(_shop.Inventory, _shop.Get<IOperationsStore>(), _shop.Time), _shop.Get<StockAssessor>(), _shop.Get<IOperationsStore>(), new MemoryPreferences());

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand,location\nA,a,12,Main warehouse\nA,a,3,Back room\nB,b,7,Main warehouse\n");
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand\nC,c,5\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task GetItem_KeptByLocation_ShowsWhatIsWhere()
    {
        var shown = await GetAsync("A");

        Assert.Equal(15, (int)shown["onHand"]!);
        Assert.Equal([("Back room", 3), ("Main warehouse", 12)], PlacesOf(shown));
        Assert.False((await GetAsync("C")).ContainsKey("locations"));
    }

    [Theory]
    [InlineData("A", """[{"location":"back room","onHand":4},{"location":"Main warehouse","onHand":12}]""", null, "Back room 4 Main warehouse 12")]
    [InlineData("A", """[{"location":"Main warehouse","onHand":12}]""", 12, "Main warehouse 12")]
    [InlineData("A", null, 15, "Back room 3 Main warehouse 12")]
    [InlineData("A", null, null, "Back room 3 Main warehouse 12")]
    [InlineData("A", "[]", 20, "")]
    [InlineData("B", null, 9, "Main warehouse 9")]
    [InlineData("C", """[{"location":"Back room","onHand":6}]""", null, "Back room 6")]
    public async Task PutItem_WhatIsWhere_IsStored(string sku, string? locations, int? onHand, string places)
    {
        var put = await PutAsync(sku, locations, onHand);

        Assert.Equal(places, string.Join(' ', PlacesOf(put).Select(one => $"{one.Location} {one.OnHand}")));
        Assert.Equal(places.Length == 0 ? 20 : PlacesOf(put).Sum(one => one.OnHand), (int)put["onHand"]!);
    }

    [Theory]
    [InlineData("A", null, 20, "onHand", "is kept by location (Main warehouse 12, Back room 3)")]
    [InlineData("A", """[{"location":"Attic","onHand":4}]""", null, "locations[0].location", "there is no location Attic; known are Main warehouse, Back room")]
    [InlineData("A", """[{"location":"Back room","onHand":4},{"location":"BACK ROOM","onHand":4}]""", null, "locations[1].location", "twice")]
    [InlineData("A", """[{"location":"Back room","onHand":-1}]""", null, "locations[0].onHand", "between 0")]
    [InlineData("A", """[{"location":"Back room","onHand":4}]""", 5, "onHand", "must be 4, the sum of the locations")]
    [InlineData("A", "[null]", null, "locations[0]", "must be an object")]
    [InlineData("A", "[]", null, "onHand", "is missing")]
    public async Task PutItem_BadInput_IsNamedByFieldAndNothingIsChanged(string sku, string? locations, int? onHand, string field, string says)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => PutAsync(sku, locations, onHand));

        Assert.Equal(400, problem.Status);
        Assert.Contains(says, problem.Errors![field][0], StringComparison.Ordinal);
        Assert.Equal([("Back room", 3), ("Main warehouse", 12)], PlacesOf(await GetAsync("A")));
    }

    [Fact]
    public async Task PutItem_FewerReservedThanWereOversold_KeepsTheSums()
    {
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand,location\nA,a,-3,Back room\n");
        var body = await GetAsync("A");
        Assert.Equal((12, 3, 9), ((int)body["onHand"]!, (int)body["reserved"]!, (int)body["projected"]!));
        body["reserved"] = 1;
        await PutAsync("A", body);
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand,location\nA,a,2,Back room\n");

        var item = await _shop.ItemAsync("A");
        Assert.Equal((14, 0, 0), (item.OnHand, item.Reserved, item.Oversold));
    }

    [Fact]
    public async Task PutItem_WhatIsWhere_IsToldToTheAuditTrail()
    {
        await PutAsync("A", """[{"location":"Main warehouse","onHand":11},{"location":"Back room","onHand":3}]""", null);

        var told = await _shop.Audit.ListAsync("item:A", default).ToListAsync();
        Assert.Contains(told[0].Changes, change => change.Field.StartsWith("locations", StringComparison.Ordinal));
    }

    private static (string Location, int OnHand)[] PlacesOf(JsonObject item) =>
        [.. (item["locations"]?.AsArray() ?? []).Select(one => ((string)one!["location"]!, (int)one["onHand"]!))];

    private async Task<JsonObject> GetAsync(string sku) =>
        JsonNode.Parse(FunctionCalls.Json(await Functions.GetItem(FunctionCalls.Request(), sku, default)).GetRawText())!.AsObject();

    private async Task<JsonObject> PutAsync(string sku, string? locations, int? onHand)
    {
        var body = await GetAsync(sku);
        body.Remove("locations");
        body.Remove("onHand");
        if (locations is not null) body["locations"] = JsonNode.Parse(locations);
        if (onHand is not null) body["onHand"] = onHand;
        return await PutAsync(sku, body);
    }

    private async Task<JsonObject> PutAsync(string sku, JsonObject body)
    {
        var etag = FunctionCalls.ETag(await Functions.GetItem(FunctionCalls.Request(), sku, default));
        var put = await Functions.PutItem(FunctionCalls.Request(body.ToJsonString(), ifMatch: etag), sku, FunctionCalls.By("admin"), default);
        return JsonNode.Parse(FunctionCalls.Json(put).GetRawText())!.AsObject();
    }
}
