using System.Text.Json;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Import;

/// <summary>Inventory files with a row, or a column, for each location, through the endpoint.</summary>
public sealed class LocationFilesTests : IAsyncLifetime
{
    private const string Header = "sku,name,on_hand,location\n";
    private const string Both = Header + "A-1,Bolt,12,Main warehouse\nA-1,Bolt,3,Back room\nB-1,Nut,7,Main warehouse\n";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Import_RowsOfOneItemAtSeveralLocations_AddUpAndAgainChangeNothing()
    {
        var first = await ImportAsync(Both);
        Assert.Equal((3, 3, 0, 0), Counts(first));
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
        Assert.Equal(["Main warehouse", "Back room"], await LocationsAsync());

        Assert.Equal((3, 0, 0, 0), Counts(await ImportAsync(Both)));
        Assert.Equal((3, 0, 0, 0), Counts(await ImportAsync(Header + "B-1,Nut,7,main  warehouse\nA-1,Bolt,3,BACK ROOM\nA-1,Bolt,12,Main Warehouse\n")));
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
    }

    [Fact]
    public async Task Import_ACountAtOneLocation_SetsThatOneAlone()
    {
        await ImportAsync(Both);

        Assert.Equal((1, 0, 1, 0), Counts(await ImportAsync(Header + "A-1,Bolt,5,Back room\n")));
        Assert.Equal((17, "Main warehouse 12, Back room 5"), await StockAsync("A-1"));
        Assert.Equal((3, 0, 1, 0), Counts(await ImportAsync(Both)));
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
        Assert.Equal((1, 0, 1, 0), Counts(await ImportAsync(Header + "A-1,Bolt,5,Back room\n", "?allLocations=true")));
        Assert.Equal((5, "Back room 5, Main warehouse 0"), await StockAsync("A-1"));
    }

    [Fact]
    public async Task Import_BelowZeroAtOneLocation_IsNoneThereAndTheRestPromised()
    {
        await ImportAsync(Header + "A-1,Bolt,12,Main warehouse\nA-1,Bolt,-3,Back room\n");
        var item = await _shop.ItemAsync("A-1");

        Assert.Equal((12, 3, 9), (item.OnHand, item.Reserved, item.Projected));
        Assert.Equal(0, item.Locations["Back room"].OnHand);
    }

    [Theory]
    [InlineData("A-1,Bolt,1,Main warehouse\nA-1,Bolt,2,main warehouse\n", 3, "location", "same sku and location")]
    [InlineData("A-1,Bolt,1,Main warehouse\nA-1,Bolt,2,\n", 3, "location", "is missing")]
    [InlineData("A-1,Bolt,2,\nA-1,Bolt,1,Main warehouse\n", 3, "sku", "no location")]
    [InlineData("A-1,Bolt,1,Main warehouse\nA-1,Screw,2,Back room\n", 3, "name", "another one than in line 2")]
    [InlineData("A-1,Bolt,1,Main warehouse\nA-1,Bolt,x,Back room\n", 3, "on_hand", "not a whole number")]
    [InlineData("A-1,Bolt,4,Main warehouse\nA-1,Bolt,4,Main warehosue\n", 3, "location", "there is no location Main warehosue; known are Main warehouse, Back room")]
    public async Task Import_ARowThatCannotBe_IsRefusedByRowAndTheOthersStay(string rows, int line, string field, string says)
    {
        await ImportAsync(Header + "Z-1,x,1,Main warehouse\nZ-1,x,1,Back room\n");
        var result = await ImportAsync(Header + rows);

        var error = Assert.Single(result.GetProperty("errors").EnumerateArray());
        Assert.Equal((line, field), (error.GetProperty("line").GetInt32(), error.GetProperty("field").GetString()));
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 1, 0, 1), Counts(result));
        Assert.Equal(["Main warehouse", "Back room"], await LocationsAsync());
    }

    [Fact]
    public async Task Import_ALocationThatIsNotKnown_IsTakenWhereTheSenderSaysSo()
    {
        await ImportAsync(Both);
        Assert.Equal((1, 0, 0, 1), Counts(await ImportAsync(Header + "A-1,Bolt,4,Attic\n")));
        Assert.Equal((1, 0, 1, 0), Counts(await ImportAsync(Header + "A-1,Bolt,4,Attic\n", "?newLocations=true")));

        Assert.Equal((19, "Main warehouse 12, Attic 4, Back room 3"), await StockAsync("A-1"));
        Assert.Equal(["Main warehouse", "Back room", "Attic"], await LocationsAsync());
        Assert.Contains(await _shop.Audit.ListAsync("operations", default).ToListAsync(), entry => entry.By == "admin" && entry.Changes.Any(change => change.Field.StartsWith("locations", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_ARowWithoutLocationOfAnItemWithSeveral_IsRefusedUnlessItSaysWhatIsKnown()
    {
        await ImportAsync(Both);
        var result = await ImportAsync("sku,name,on_hand,reorder_point\nA-1,Bolt,20,4\nB-1,Nut,9,4\n");

        Assert.Equal((2, 0, 1, 1), Counts(result));
        var error = Assert.Single(result.GetProperty("errors").EnumerateArray());
        Assert.Contains("A-1 is kept by location (Main warehouse 12, Back room 3), and this row does not say which", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
        Assert.Equal((9, "Main warehouse 9"), await StockAsync("B-1"));
        await ImportAsync("sku,name,on_hand,reorder_point\nA-1,Bolt,15,4\n");
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
        Assert.Equal(4, (await _shop.ItemAsync("A-1")).ReorderPoint);
    }

    [Fact]
    public async Task Import_LocationsOfAnItemThatHadNone_AreAllOfItWhereThatIsPlain()
    {
        await ImportAsync(Header + "Z-1,x,1,Main warehouse\nZ-1,x,1,Back room\n");
        await ImportAsync("sku,name,on_hand\nA-1,Bolt,10\nB-1,Nut,10\nC-1,Cap,0\nD-1,Disc,10\n");
        var result = await ImportAsync(Header + "A-1,Bolt,8,Main warehouse\nA-1,Bolt,4,Back room\nB-1,Nut,4,Main warehouse\nC-1,Cap,4,Main warehouse\nD-1,Disc,6,Main warehouse\nD-1,Disc,oops,Back room\n");

        Assert.Equal((6, 0, 3, 3), Counts(result));
        Assert.Equal((12, "Main warehouse 8, Back room 4"), await StockAsync("A-1"));
        Assert.Equal((10, ""), await StockAsync("B-1"));
        Assert.Equal((4, "Main warehouse 4"), await StockAsync("C-1"));
        Assert.Equal((10, ""), await StockAsync("D-1"));
        Assert.Contains(result.GetProperty("errors").EnumerateArray(), error => error.GetProperty("message").GetString()!.Contains("10 of B-1 are known without a location, and 4 here may be all of them or a part", StringComparison.Ordinal));
        Assert.Equal((1, 0, 1, 0), Counts(await ImportAsync(Header + "B-1,Nut,4,Main warehouse\n", "?allLocations=true")));
        Assert.Equal((4, "Main warehouse 4"), await StockAsync("B-1"));
    }

    [Fact]
    public async Task Import_DryRun_TellsTheSameAndChangesNothing()
    {
        Assert.Equal((3, 3, 0, 0), Counts(await ImportAsync(Both, "?dryRun=true")));
        Assert.Null(await _shop.Inventory.ReadAsync("A-1", default));
        Assert.Empty(await LocationsAsync());
        await ImportAsync(Both);

        Assert.Equal((2, 0, 1, 1), Counts(await ImportAsync(Header + "A-1,Bolt,9,Back room\nB-1,Nut,1,Attic\n", "?dryRun=true")));
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
    }

    /// <summary>The shapes of what other products export for stock at several locations.</summary>
    [Theory]
    [InlineData("Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)\nbolt,Bolt,Size,M6,A-1,,DE,Main warehouse,B2,0,0,2,10,12,\nbolt,Bolt,Size,M6,A-1,,DE,Back room,,0,0,0,3,3,\nbolt,Bolt,Size,M6,A-1,,DE,Pop-up,,not stocked,not stocked,not stocked,not stocked,Not stocked,\n", "")]
    [InlineData("Location,Internal Reference,Product,Lot/Serial Number,Quantity,Unit of Measure\nMain warehouse,A-1,Bolt,,12,Units\nBack room,A-1,Bolt,,3,Units\n", "?map=name:Product")]
    [InlineData("Item Code,Item Name,Warehouse,Actual Qty\nA-1,Bolt,Main warehouse,12\nA-1,Bolt,Back room,3\n", "?map=on_hand:Actual Qty")]
    [InlineData("SKU;Title;Main warehouse;Back room;Pop-up\nA-1;Bolt;12;3;not stocked\n", "?locations=Main warehouse,Back room,Pop-up")]
    [InlineData("SKU;Title;Main warehouse;Back room;Pop-up\nA-1;Bolt;12;3;\n", "?locations=Main warehouse&locations=Back room&locations=Pop-up")]
    public async Task Import_StockByLocationAsOtherProductsExportIt_IsRead(string csv, string query)
    {
        var result = await ImportAsync(csv, query);

        Assert.Equal(0, result.GetProperty("rejected").GetInt32());
        Assert.Equal((15, "Main warehouse 12, Back room 3"), await StockAsync("A-1"));
        Assert.Equal(0, (await ImportAsync(csv, query)).GetProperty("updated").GetInt32());
    }

    [Fact]
    public async Task Import_NotStockedWhereSomeWere_IsNoneThere()
    {
        await ImportAsync(Both);
        await ImportAsync(Header + "A-1,Bolt,Not stocked,Back room\n");

        Assert.Equal((12, "Main warehouse 12, Back room 0"), await StockAsync("A-1"));
    }

    [Fact]
    public async Task Import_ColumnsNamedAfterLocationsThatAreNotThere_AreNamed()
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => ImportAsync("sku,name,Main warehouse\nA-1,Bolt,3\n", "?locations=Main warehouse,Back room"));

        Assert.Equal((400, "Back room"), (problem.Status, Assert.Single(problem.Errors!.Keys)));
    }

    private static (int Rows, int Inserted, int Updated, int Rejected) Counts(JsonElement result) => (
        result.GetProperty("rows").GetInt32(), result.GetProperty("inserted").GetInt32(), result.GetProperty("updated").GetInt32(), result.GetProperty("rejected").GetInt32());

    private async Task<IReadOnlyList<string>> LocationsAsync() => (await _shop.Get<IOperationsStore>().ReadAsync(default)).Document.Locations;

    private async Task<(int OnHand, string Places)> StockAsync(string sku)
    {
        var item = await _shop.ItemAsync(sku);
        Assert.True(item.Locations.Count == 0 || item.Locations.Values.Sum(one => one.OnHand) == item.OnHand);
        return (item.OnHand, LocationRules.Listed(item));
    }

    private async Task<JsonElement> ImportAsync(string csv, string query = "") => FunctionCalls.Json(await new ImportFunctions(
        new(_shop.Importer, _shop.Audit, _shop.Time), FunctionCalls.Once).ImportCsv(FunctionCalls.Request(csv, "text/csv", query: query), "inventory", FunctionCalls.By("admin"), default));
}
