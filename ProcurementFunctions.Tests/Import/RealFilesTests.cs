using System.Text;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Import;

/// <summary>What spreadsheets, databases and people put around and into the values of a file.</summary>
public sealed class RealFilesTests : IAsyncLifetime
{
    private const string Header = "sku,name,on_hand,reorder_point,safety_stock\n";
    private const string Offers = "sku,vendor_id,lead_time_days,unit_price,valid_from,valid_to\n";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, Header + "A-1,Bolt,10,5,5\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name\nV1,First\nV2,Second\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("Stock as of 2026-02-28\nWarehouse: main\n\n" + Header + "M-1,Mug,7,5,2\n", 5)]
    [InlineData("Stock as of 2026-02-28,,,,\n,,,,\n" + Header + "M-1,Mug,7,5,2\n", 4)]
    [InlineData(",,,,\n" + Header + "M-1,Mug,7,5,2\n", 3)]
    [InlineData("Item,,Stock,,\nsku;name;on_hand;reorder_point;safety_stock\nM-1;Mug;7;5;2\n", 3)]
    [InlineData(Header + ",,,,\nM-1,Mug,7,5,2\n,,,,\n  \n", 3)]
    [InlineData("sku,name,on_hand,reorder_point,safety_stock,,\nM-1,Mug,7,5,2\n", 2)]
    [InlineData(Header + "M-1,Mug,7,5,2,,\nM-2,x,1,1,,,\n", 2)]
    [InlineData(Header + "\u200bM-1\u00a0, Mug ,7,5,2\n", 2)]
    [InlineData(Header + "\"=\"\"M-1\"\"\",Mug,7,5,2\n", 2)]
    [InlineData(Header + "'M-1,Mug,7,5,2\n", 2)]
    [InlineData(Header + "M-1,Mug,7 pcs,5,2\n", 2)]
    [InlineData(Header + "M-1,Mug,7Stk.,5 units,2 ea\n", 2)]
    [InlineData(Header + "M-1,\"Mug\",7.0,5.00,2\n", 2)]
    public async Task Import_WhatStandsAroundTheRows_IsNoRow(string csv, int line)
    {
        var result = await _shop.ImportAsync(ImportKind.Inventory, csv);

        Assert.Empty(result.Errors);
        var item = await _shop.ItemAsync("M-1");
        Assert.Equal(("Mug", 7, 5, 2), (item.Name, item.OnHand, item.ReorderPoint, item.SafetyStock));
        // Errors name the line of the file, whatever stands above the header.
        var bad = await _shop.ImportAsync(ImportKind.Inventory, csv.Replace("M-1", "M 1", StringComparison.Ordinal));
        Assert.Contains(bad.Errors, error => error.Line == line && error.Field == "sku");
    }

    [Theory]
    [InlineData("TOTAL,all items,40,1,1", "sku: is a total of other rows")]
    [InlineData("Grand Total,,40,,", "sku: is a total of other rows")]
    [InlineData("4.00638E+12,Mug,7,5,2", "sku: '4.00638E+12' is a number that a spreadsheet has shortened, so its digits are lost; make the column text and write them again")]
    [InlineData("M-1,#REF!,7,5,2", "name: '#REF!' is a formula that failed")]
    [InlineData("M-1,Mug,#N/A,5,2", "on_hand: '#N/A' is not a whole number")]
    [InlineData("M-1,Mug,5 boxes,5,2", "on_hand: '5 boxes' is not a whole number; write the number alone")]
    [InlineData("M-1,Mug,5 days,5,2", "on_hand: '5 days' is not a whole number; write the number alone")]
    [InlineData("M-1,Mug,1.2E+05,5,2", "on_hand: '1.2E+05' is not a whole number")]
    [InlineData("M-1,Mug,NULL,5,2", "on_hand: is missing")]
    [InlineData("M-1,Mug,7,5", ": has not as many fields as the header")]
    [InlineData("M-1,Cable, 5,20,10,", ": has not as many fields as the header")]
    public async Task Import_WhatCannotBeMeant_IsRejectedByName(string row, string said)
    {
        var result = await _shop.ImportAsync(ImportKind.Inventory, $"{Header}{row}\n");

        Assert.Equal(said, $"{result.Errors[0].Field}: {result.Errors[0].Message}");
        Assert.Equal((0, 1), (result.Inserted, result.Rejected));
    }

    [Theory]
    [InlineData("(3)", 3)]
    [InlineData("3-", 3)]
    [InlineData("−3", 3)]
    [InlineData("-0", 0)]
    public async Task Import_BelowZeroAsBookkeepersWriteIt_IsPromised(string written, int reserved)
    {
        await _shop.ImportAsync(ImportKind.Inventory, $"{Header}N-1,x,{written},5,2\n");

        Assert.Equal((0, reserved), ((await _shop.ItemAsync("N-1")).OnHand, (await _shop.ItemAsync("N-1")).Reserved));
    }

    [Fact]
    public async Task Import_NoValueAsDatabasesWriteIt_IsEmpty()
    {
        var result = await _shop.ImportAsync(
            ImportKind.Inventory,
            "sku,name,on_hand,reorder_point,safety_stock,life,replaced_by,max_level\nN-1,x,1,NULL,N/A,-,None,\\N\nN-2,\"two\n lines\",1,5,2,ja,NULL,NaN\n");

        Assert.Equal((2, 0), (result.Inserted, result.Rejected));
        var item = await _shop.ItemAsync("N-1");
        Assert.Equal((0, 0, ItemLife.Active, null, null), (item.ReorderPoint, item.SafetyStock, item.Life, item.ReplacedBy, item.MaxLevel));
        Assert.Equal(("two lines", ItemLife.Discontinued), ((await _shop.ItemAsync("N-2")).Name, (await _shop.ItemAsync("N-2")).Life));
    }

    [Fact]
    public async Task Import_FlagsAsPeopleWriteThem_AreReadOrRejected()
    {
        var result = await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,preferred,active\nV3,x,ja,Y\nV4,x,N,off\nV5,x,maybe,1\n");

        Assert.Equal("'maybe' is none of 1, 0, true, false, yes, no", Assert.Single(result.Errors).Message);
        Assert.Equal(((true, true), (false, false)), (((await _shop.VendorAsync("V3")).Preferred, (await _shop.VendorAsync("V3")).Active), ((await _shop.VendorAsync("V4")).Preferred, (await _shop.VendorAsync("V4")).Active)));
        // A file without the columns leaves them as they are.
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name\nV3,Third\n");
        Assert.Equal(("Third", true, true), ((await _shop.VendorAsync("V3")).Name, (await _shop.VendorAsync("V3")).Preferred, (await _shop.VendorAsync("V3")).Active));
    }

    [Theory]
    [InlineData("2026-02-05 13:45:00")]
    [InlineData("2026-02-05T13:45:00Z")]
    [InlineData("2026-02-05 10:15:00 +0100")]
    [InlineData("2026/02/05")]
    [InlineData("2026-2-5")]
    [InlineData("20260205")]
    [InlineData("5-Feb-2026")]
    [InlineData("05 February 2026")]
    [InlineData("\"Feb 5, 2026\"")]
    [InlineData("\"Feb 5, 2026, 1:45 PM\"")]
    public async Task Import_DatesThatCanBeReadInOneWay_AreRead(string written)
    {
        var result = await _shop.ImportAsync(ImportKind.Demand, $"sku,date,quantity\nA-1,{written},4\n");

        Assert.Empty(result.Errors);
        Assert.Equal(new DateOnly(2026, 2, 5), DemandRules.DaysOf((await _shop.Demand.ListBySkusAsync(["A-1"], default))["A-1"].Single()).Single().Date);
    }

    [Theory]
    [InlineData("05.02.26")]
    [InlineData("46058")]
    [InlineData("0000-00-00")]
    [InlineData("5-Foo-2026")]
    [InlineData("2026-02-30")]
    [InlineData("20261305")]
    public async Task Import_WhatIsNoDate_IsRejected(string written) => Assert.Equal(
        $"'{written}' is not a date of the form yyyy-MM-dd between 1900 and 2200",
        Assert.Single((await _shop.ImportAsync(ImportKind.Demand, $"sku,date,quantity\nA-1,{written},4\n")).Errors).Message);

    [Fact]
    public async Task Import_SalesOfADay_AddUpWhereTheSenderSaysSo()
    {
        const string Sales = "Name,Created at,Lineitem quantity,Lineitem sku\n1,2026-02-05 10:15:00 +0100,2,A-1\n2,2026-02-05 11:15:00 +0100,3,A-1\n3,2026-02-06 11:15:00 +0100,1,A-1\n";

        var refused = await _shop.ImportAsync(ImportKind.Demand, Sales);
        var result = await _shop.ImportAsync(ImportKind.Demand, Encoding.UTF8.GetBytes(Sales), ImportOptions.None with { AddsUp = true });

        Assert.Equal("an earlier row has the same sku and date; where each row is a sale of its own, send the file with addsUp=true", Assert.Single(refused.Errors).Message);
        Assert.Equal((3, 0), (result.Rows, result.Rejected));
        Assert.Equal([5, 1], DemandRules.DaysOf((await _shop.Demand.ListBySkusAsync(["A-1"], default))["A-1"].Single()).Select(day => day.Day.Quantity));
    }

    [Fact]
    public async Task Import_APriceListWithItsPlainColumns_IsRead()
    {
        var result = await _shop.ImportAsync(ImportKind.Offers, "Item no;Supplier;Lead time;Price\nA-1;V1;2 weeks;$ 3,20\nA-1;V2;5 days;3,00\n");

        Assert.Equal((2, 0), (result.Inserted, result.Rejected));
        Assert.Equal((14, 3.2m, 1), ((await OfferAsync()).LeadTimeDays, (await OfferAsync()).UnitPrice, (await OfferAsync()).MinOrderQuantity));
    }

    [Theory]
    [InlineData("A-1,V1,5,0,,", "unit_price: must be above 0 and at most 100000000")]
    [InlineData("A-1,V1,5,TBD,,", "unit_price: 'TBD' is not a number")]
    [InlineData("A-1,V1,5 business days,3,,", "lead_time_days: '5 business days' is not a whole number")]
    [InlineData("A-1,V1,2 boxes,3,,", "lead_time_days: '2 boxes' is not a whole number; write the number alone")]
    [InlineData("A-1,First Supply,5,3,,", "vendor_id: there is no vendor First Supply")]
    [InlineData("A-1,V1,5,3,2026-05-01,2026-04-30", "valid_to: is before the first day on which it counts")]
    public async Task Import_OfferThatCannotBeMeant_IsRejectedByName(string row, string said)
    {
        var result = await _shop.ImportAsync(ImportKind.Offers, $"{Offers}{row}\n");

        Assert.Equal([said], result.Errors.Select(error => $"{error.Field}: {error.Message}"));
    }

    [Fact]
    public async Task Import_PriceListsOfSeveralYears_CountInTheirTime()
    {
        const string Lists = Offers + "A-1,V1,5,3.20,2027-01-01,\nA-1,V1,5,3.00,2026-01-01,2026-12-31\nA-1,V1,5,2.80,2025-01-01,2025-12-31\n";

        Assert.Equal(0, (await _shop.ImportAsync(ImportKind.Offers, Lists)).Rejected);
        Assert.Equal(3m, (await OfferAsync()).UnitPrice);
        Assert.Equal(0, (await _shop.ImportAsync(ImportKind.Offers, Lists)).Updated);
        _shop.Time.SetUtcNow(new(2027, 1, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Equal(3.2m, (await OfferAsync()).UnitPrice);
        Assert.Equal(3.2m, (await _shop.Offers.ListBySkuAsync("A-1", default)).Single().UnitPrice);
        Assert.Equal(0, (await _shop.ImportAsync(ImportKind.Offers, Lists)).Updated);

        var twice = await _shop.ImportAsync(ImportKind.Offers, Offers + "A-1,V1,5,3.20,,\nA-1,V1,5,3.30,2027-06-01,\n");
        Assert.Equal("valid_from", Assert.Single(twice.Errors).Field);
        Assert.StartsWith("an earlier row of the same sku and vendor_id counts on the same days", twice.Errors[0].Message, StringComparison.Ordinal);
    }

    private async Task<VendorOffer> OfferAsync() => (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document;
}
