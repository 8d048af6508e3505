using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using static ProcurementFunctions.Tests.Import.Workbooks;

namespace ProcurementFunctions.Tests.Import;

public sealed class WorkbookTableTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task ImportAsync_Workbook_IsReadLikeACsvFile()
    {
        string[] header = [Text("Item No."), Text("Description"), Text("Stock"), Text("Min stock"), Text("Safety stock")];
        var items = await _shop.ImportAsync(ImportKind.Inventory, Of(
            [],
            header,
            [Number("85048"), Text("Müller"), Number("-2000"), Number("5"), Text("1.000")],
            [Text("A-1"), Text("Bolt"), Number("2000"), Number("5"), Number("2")],
            [],
            [Text("A-2"), Text("Nut"), Number("2.5"), Number("5")]));

        Assert.Equal((3, 1, 2), (items.Rows, items.Inserted, items.Rejected));
        Assert.Equal(new FileFormat(null, "xlsx", null) { Sheet = "Stock" }, items.Format);
        Assert.Equal([(3, "safety_stock"), (6, "on_hand")], items.Errors.Select(error => (error.Line, error.Field!)));
        Assert.Equal(2000, (await _shop.ItemAsync("A-1")).OnHand);

        var demand = await _shop.ImportAsync(ImportKind.Demand, Of(
            [Text("sku"), Text("date"), Text("quantity")], [Text("A-1"), Date(2026, 2, 3), Number("4")], [Text("A-1"), Text("13.02.2026"), Number("5")]));
        Assert.Equal((2, 0), (demand.Inserted, demand.Rejected));
        Assert.Equal(
            [new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 13)],
            DemandRules.DaysOf((await _shop.Demand.ListBySkusAsync(["A-1"], default))["A-1"].Single()).Select(day => day.Date));
    }

    [Fact]
    public async Task ImportAsync_PriceWithThreeDecimals_IsWhatTheWorkbookSays()
    {
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand,reorder_point,safety_stock\nA-1,x,1,1,1\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,credit_rating,preferred,active\nV1,x,1,1,1\n");
        string[] header = [.. "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit".Split(',').Select(Text)];

        await _shop.ImportAsync(ImportKind.Offers, Of(
            header, [Text("A-1"), Text("V1"), Number("5"), Number("2.125"), Text(""), Number("1"), Text(""), Text(""), Text("EA")]));

        Assert.Equal(2.125m, (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document.UnitPrice);
    }

    [Fact]
    public async Task ImportAsync_SeveralSheets_TheOneThatFitsIsReadAndTheOthersAreNamed()
    {
        string[] header = [Text("SKU"), Text("Name"), Text("On hand")];
        var book = Sheets(
            ("Read me", [[Text("Our stock")]]),
            ("North", [[Text("Stock list")], [], header, [Padded("123"), Text("Mug"), Number("5")], [Number("12.345"), Text("Cup"), Number("6")]]),
            ("South", [header, [Text("S-1"), Text("Plate"), Number("7")]]));

        var north = await _shop.ImportAsync(ImportKind.Inventory, book);
        var south = await _shop.ImportAsync(ImportKind.Inventory, book, ImportOptions.None with { Sheet = "south" });

        Assert.Equal(("North", "South"), (north.Format!.Sheet, Assert.Single(north.Format.OtherSheets!)));
        // A number in the column of a text is shown as the sheet shows it.
        Assert.Equal(("Mug", 5, 6), ((await _shop.ItemAsync("00123")).Name, (await _shop.ItemAsync("00123")).OnHand, (await _shop.ItemAsync("12.345")).OnHand));
        Assert.Equal((1, "South"), (south.Inserted, south.Format!.Sheet));
        var problem = await Assert.ThrowsAsync<ProblemException>(() => _shop.ImportAsync(ImportKind.Inventory, book, ImportOptions.None with { Sheet = "West" }));
        Assert.Equal("the workbook has no sheet West; it has Read me, North, South", Assert.Single(problem.Errors!["sheet"]));
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3 }, "no XLSX")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "old Excel")]
    public async Task ImportAsync_WhatIsNoWorkbook_IsRefused(byte[] file, string said)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => _shop.ImportAsync(ImportKind.Inventory, file));

        Assert.Equal(400, problem.Status);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }
}
