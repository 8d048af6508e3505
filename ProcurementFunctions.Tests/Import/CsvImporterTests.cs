using System.Globalization;
using System.Text;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Import;

public sealed class CsvImporterTests : IAsyncLifetime
{
    private const string Items = "sku,name,on_hand,reorder_point,safety_stock\nA-1,Bolt,10,5,5\nA-2,Nut,20,5,5\n";
    private const string Vendors = "vendor_id,name,credit_rating,preferred,active\nV1,First,1,1,1\nG&K,Second,,0,true\n";
    private const string OfferHeader =
        "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\n";
    private const string LineHeader =
        "po_id,line_id,vendor_id,sku,status,order_date,ship_date,due_date,order_qty,unit_price,received_qty,rejected_qty\n";

    private Shop _shop = null!;

    private IRowImport Lines => _shop.Get<IEnumerable<IRowImport>>().Single(import => import.Kind == ImportKind.PurchaseOrderLines);

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, Items);
        await _shop.ImportAsync(ImportKind.Vendors, Vendors);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task ImportAsync_Inventory_BadRowsAreNamedAndGoodOnesStay()
    {
        var result = await _shop.ImportAsync(
            ImportKind.Inventory,
            "sku,name,on_hand,reorder_point,safety_stock\n"
            + "B-1,Good,1,2,3\n"
            + "B-2,Negative,1,-2,3\n"
            + "B-3,Absurd,99999999999999999999999999999999999,2,3\n"
            + "B-4,Half,1.5,2,3\n"
            + ",Nameless,1,2,3\n"
            + "B/5,,x,2,\n"
            + "B-1,Twice,1,2,3\n"
            + "B-6,Also good,1.0,2,3\n");

        Assert.Equal((8, 2, 0, 6), (result.Rows, result.Inserted, result.Updated, result.Rejected));
        Assert.Equal(
            [(3, "reorder_point"), (4, "on_hand"), (5, "on_hand"), (6, "sku"), (7, "sku"), (7, "name"), (7, "on_hand"), (8, "sku")],
            result.Errors.Select(error => (error.Line, error.Field!)));
        Assert.Equal("Good", (await _shop.ItemAsync("B-1")).Name);
        Assert.Equal(1, (await _shop.ItemAsync("B-6")).OnHand);
    }

    [Fact]
    public async Task ImportAsync_InventoryAgainAfterStockMoved_SetsTheCountAndNothingElse()
    {
        await _shop.Inventory.UpdateAsync("A-1", item => item! with { OnHand = 500, Reserved = 3, ReorderPoint = 7 }, default);

        var same = await _shop.ImportAsync(ImportKind.Inventory, Items);
        Assert.Equal((0, 1), (same.Inserted, same.Updated));
        var item = await _shop.ItemAsync("A-1");
        Assert.Equal((10, 3, 7), (item.OnHand, item.Reserved, item.ReorderPoint));

        var again = await _shop.ImportAsync(ImportKind.Inventory, Items);
        Assert.Equal((0, 0), (again.Inserted, again.Updated));

        var counted = await _shop.ImportAsync(ImportKind.Inventory, Items.Replace("Bolt,10", "Bolt,11", StringComparison.Ordinal));
        Assert.Equal((0, 1), (counted.Inserted, counted.Updated));
        Assert.Equal((11, 3), ((await _shop.ItemAsync("A-1")).OnHand, (await _shop.ItemAsync("A-1")).Reserved));
    }

    [Fact]
    public async Task ImportAsync_VendorsWithAddresses_KeepsGoodOnesAndNamesBadOnes()
    {
        var result = await _shop.ImportAsync(
            ImportKind.Vendors,
            "vendor_id,name,E-Mail\nM1,By mail,sales@m1.example\nM2,No address,nobody\nM3,Two,\"a@m3.example, b@m3.example\"\nM4,With a name,Sales <sales@m4.example>\nV1,First,\n");

        Assert.Equal([(3, "email"), (4, "email"), (5, "email")], result.Errors.Select(error => (error.Line, error.Field!)));
        Assert.Equal((1, 3), (result.Inserted, result.Rejected));
        Assert.Equal("sales@m1.example", (await _shop.VendorAsync("M1")).Email);
        Assert.Null((await _shop.VendorAsync("V1")).Email);
    }

    [Fact]
    public async Task ImportAsync_VendorsAgain_AnEmptyAddressChangesNothingAndANewOneTakesItsPlace()
    {
        const string header = "vendor_id,name,email\n";
        await _shop.ImportAsync(ImportKind.Vendors, $"{header}M1,By mail,old@m1.example\n");
        await _shop.Knowledge.UpdateVendorAsync("M1", vendor => vendor! with { Bounce = new(_shop.Time.GetUtcNow(), "550") }, default);

        await _shop.ImportAsync(ImportKind.Vendors, $"{header}M1,By mail still,\n");
        var kept = await _shop.VendorAsync("M1");
        Assert.Equal(("By mail still", "old@m1.example", "550"), (kept.Name, kept.Email, kept.Bounce?.Reason));
        await _shop.ImportAsync(ImportKind.Vendors, $"{header}M1,By mail still,new@m1.example\n");

        var changed = await _shop.VendorAsync("M1");
        Assert.Equal(("new@m1.example", null), (changed.Email, changed.Bounce));
    }

    [Fact]
    public async Task ImportAsync_ManyBadRows_ListsTheFirstHundredAndCountsAll()
    {
        var csv = new StringBuilder("sku,name,on_hand,reorder_point,safety_stock\n");
        for (var row = 0; row < 250; row++) csv.Append(CultureInfo.InvariantCulture, $"X{row},x,1,-1,0\n");

        var result = await _shop.ImportAsync(ImportKind.Inventory, csv.ToString());

        Assert.Equal((250, 250), (result.Rows, result.Rejected));
        Assert.Equal(Enumerable.Range(2, ImportTally.ListedErrors), result.Errors.Select(error => error.Line));
    }

    [Fact]
    public async Task ImportAsync_MissingColumns_NamesThemAndStoresNothing()
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(
            () => _shop.ImportAsync(ImportKind.Inventory, "sku,reorder_point\nZ,1\n"));

        Assert.Equal(["name", "on_hand"], problem.Errors!.Keys.Order());
        Assert.Null(await _shop.Inventory.ReadAsync("Z", default));
    }

    [Fact]
    public async Task ImportAsync_Vendors_ReadsFlagsAndLeavesWhatAPersonChanged()
    {
        var second = await _shop.VendorAsync("G&K");
        Assert.Equal((false, true, (int?)null), (second.Preferred, second.Active, second.CreditRating));
        await _shop.Knowledge.UpdateVendorAsync("V1", vendor => vendor! with { Active = false }, default);

        var result = await _shop.ImportAsync(ImportKind.Vendors, Vendors + "V3,Third,6,maybe,1\n");

        Assert.Equal((0, 0, 1), (result.Inserted, result.Updated, result.Rejected));
        Assert.Equal(["credit_rating", "preferred"], result.Errors.Select(error => error.Field));
        Assert.False((await _shop.VendorAsync("V1")).Active);
    }

    [Fact]
    public async Task ImportAsync_Offers_CountWhatIsOnOrder()
    {
        var csv = OfferHeader + "A-1,V1,17,47.87,50.2635,1,5,3,CS\nA-1,G&K,9,40,,1,,4,EA\nA-2,V1,17,47.87,,1,,,\n";

        var first = await _shop.ImportAsync(ImportKind.Offers, csv);
        var again = await _shop.ImportAsync(ImportKind.Offers, csv);
        var arrived = await _shop.ImportAsync(ImportKind.Offers, csv.Replace(",4,EA", ",0,EA", StringComparison.Ordinal));

        Assert.Equal((3, 0), (first.Inserted, first.Rejected));
        Assert.Equal((0, 0), (again.Inserted, again.Updated));
        Assert.Equal((0, 1), (arrived.Inserted, arrived.Updated));
        Assert.Equal(new Dictionary<string, int> { ["offer:V1"] = 3 }, (await _shop.ItemAsync("A-1")).OnOrder);
        Assert.Equal(13, (await _shop.ItemAsync("A-1")).Projected);
        var offer = (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document;
        Assert.Equal((17, 47.87m, 50.2635m, 1, 5, "CS"), (offer.LeadTimeDays, offer.UnitPrice, offer.LastReceiptCost, offer.MinOrderQuantity, offer.MaxOrderQuantity, offer.Unit));
    }

    [Theory]
    [InlineData("A-9,V1,17,1,,1,,,", "sku")]
    [InlineData("A-1,V9,17,1,,1,,,", "vendor_id")]
    [InlineData("A-1,V1,-1,1,,1,,,", "lead_time_days")]
    [InlineData("A-1,V1,17,-0.01,,1,,,", "unit_price")]
    [InlineData("A-1,V1,17,NaN,,1,,,", "unit_price")]
    [InlineData("A-1,V1,17,1e3,,1,,,", "unit_price")]
    [InlineData("A-1,V1,17,1,,0,,,", "min_order_qty")]
    [InlineData("A-1,V1,17,1,,10,5,,", "max_order_qty")]
    [InlineData("A-1,V1,17,1,,1,,-3,", "on_order_qty")]
    public async Task ImportAsync_BadOffer_IsRejectedByField(string row, string field)
    {
        var result = await _shop.ImportAsync(ImportKind.Offers, OfferHeader + row);

        Assert.Equal((1, 0, 1), (result.Rows, result.Inserted, result.Rejected));
        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    [Fact]
    public async Task ImportAsync_OrderLines_LearnFromCompleteOnesAndPricesFromAll()
    {
        var result = await _shop.ImportAsync(
            ImportKind.PurchaseOrderLines,
            LineHeader
            + "1,1,V1,A-1,complete,2025-01-01,2025-01-10,2025-01-08,10,5.00,8,2\n"
            + "1,2,V1,A-1,pending,2025-01-01,2025-01-20,2025-01-08,10,7.00,0,0\n"
            + "1,2,V1,A-1,pending,2025-01-01,2025-01-20,2025-01-08,10,7.00,0,0\n"
            + "2,3,V1,A-1,complete,2025-01-01,2024-12-31,2025-01-08,10,5,8,2\n"
            + "2,4,V1,A-1,complete,2025-01-01,2025-01-02,2025-01-08,10,5,1,2\n"
            + "2,5,V1,A-1,complete,01/02/2025,2025-01-02,2025-01-08,0,5,1,0\n");

        Assert.Equal((6, 2, 4), (result.Rows, result.Inserted, result.Rejected));
        Assert.Equal(
            [(4, "line_id"), (5, "ship_date"), (6, "rejected_qty"), (7, "order_date"), (7, "order_qty")],
            result.Errors.Select(error => (error.Line, error.Field!)));
        var beliefs = (await _shop.VendorAsync("V1")).Beliefs;
        Assert.Equal((9.0, 1), (beliefs[BeliefNames.LeadTimeDays].Mean, beliefs[BeliefNames.LeadTimeDays].Observations));
        Assert.Equal(0, beliefs[BeliefNames.OnTimeRate].Mean);
        Assert.Equal(0.8, beliefs[BeliefNames.FillRate].Mean);
        Assert.Equal(0.25, beliefs[BeliefNames.RejectRate].Mean);
        Assert.Equal((2, 6.0), (beliefs["price:A-1"].Observations, beliefs["price:A-1"].Mean));
        Assert.Equal(5m, beliefs["price:A-1"].LastPaid!.UnitPrice);
        Assert.Equal(["po:1:1"], beliefs[BeliefNames.LeadTimeDays].Evidence.Select(mark => mark.Id));
        Assert.Equal(10, (await _shop.ItemAsync("A-1")).Projected);
    }

    [Fact]
    public async Task ImportAsync_AnOrderLineThatWasCompletedSince_IsLearnedInsteadOfTheOldOne()
    {
        const string Row = "1,1,V1,A-1,pending,2025-01-01,2025-01-10,2025-01-08,10,5.00,0,0\n";
        await _shop.ImportAsync(ImportKind.PurchaseOrderLines, LineHeader + Row);

        var result = await _shop.ImportAsync(
            ImportKind.PurchaseOrderLines, LineHeader + Row.Replace("pending", "complete", StringComparison.Ordinal));

        Assert.Equal((0, 1), (result.Inserted, result.Updated));
        var beliefs = (await _shop.VendorAsync("V1")).Beliefs;
        Assert.Equal(1, beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Equal(1, beliefs["price:A-1"].Observations);
    }

    [Fact]
    public async Task ImportAsync_OrderLinesAfterACrash_EndsAsIfThereHadBeenNone()
    {
        var csv = new StringBuilder(LineHeader);
        const int Many = 1400;
        for (var line = 0; line < Many; line++)
            csv.Append(CultureInfo.InvariantCulture, $"1,{line},V1,A-1,complete,2025-01-01,2025-01-{line % 9 + 2:00},2025-01-08,10,5,10,0\n");
        using (var dying = new CancellationTokenSource())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Lines.ImportAsync(Dying(csv.ToString(), dying), new(), ImportOptions.None, dying.Token));
        }

        Assert.NotEmpty((await _shop.VendorAsync("V1")).UnfinishedLessons);
        var again = await _shop.ImportAsync(ImportKind.PurchaseOrderLines, csv.ToString());

        var vendor = await _shop.VendorAsync("V1");
        Assert.InRange(again.Inserted, 1, Many - 1);
        Assert.Equal(Many, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
        Assert.Empty(vendor.UnfinishedLessons);
    }

    [Fact]
    public async Task ImportAsync_StoreThatIsBusy_IsWaitedForAndNothingIsLost()
    {
        var csv = new StringBuilder(LineHeader);
        for (var line = 0; line < 30; line++)
            csv.Append(CultureInfo.InvariantCulture, $"1,{line},{(line % 2 == 0 ? "V1" : "G&K")},A-1,complete,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n");
        var tally = new ImportTally();

        await Lines.ImportAsync(Throttled(csv.ToString(), tally), tally, ImportOptions.None, default);

        var result = tally.ToResult();

        Assert.Equal((30, 0), (result.Rows, result.Rejected));
        foreach (var vendor in new[] { await _shop.VendorAsync("V1"), await _shop.VendorAsync("G&K") })
        {
            Assert.Equal(15, vendor.Beliefs[BeliefNames.LeadTimeDays].Observations);
            Assert.Empty(vendor.UnfinishedLessons);
        }
    }

    [Fact]
    public async Task ImportAsync_Demand_MergesDaysIntoYears()
    {
        var first = await _shop.ImportAsync(
            ImportKind.Demand,
            "sku,date,quantity,in_stock\nA-1,2024-12-31,3,1\nA-1,2025-01-01,4,0\nA-2,2025-01-01,5,\nA-1,2025-01-01,9,1\nA-9,2025-01-01,1,1\nA-1,2025-02-30,1,1\n");
        var second = await _shop.ImportAsync(ImportKind.Demand, "sku,date,quantity\nA-1,2024-12-31,3\nA-1,2025-01-01,6\nA-1,2025-01-02,7\n");

        Assert.Equal((6, 3, 0, 3), (first.Rows, first.Inserted, first.Updated, first.Rejected));
        Assert.Equal([(5, "date"), (6, "sku"), (7, "date")], first.Errors.Select(error => (error.Line, error.Field!)));
        Assert.Equal((3, 1, 1), (second.Rows, second.Inserted, second.Updated));
        var years = (await _shop.Demand.ListBySkusAsync(["A-2", "A-1", "A-3"], default))["A-1"].OrderBy(year => year.Year).ToArray();
        Assert.Equal([2024, 2025], years.Select(year => year.Year));
        Assert.Equal([6, 7], years[1].Units);
        Assert.Equal([(new DateOnly(2024, 12, 31), new DemandDay(3))], DemandRules.DaysOf(years[0]));
    }

    /// <summary>The rows of a file, from a store that is busy from the first one on.</summary>
    private async IAsyncEnumerable<TableRow> Throttled(string csv, ImportTally tally)
    {
        _shop.Gateway.Faults.Throttle(40, TimeSpan.FromMilliseconds(1));
        await foreach (var row in RowsAsync(csv, tally)) yield return row;
    }

    /// <summary>The first half of the rows of a file; then the work is given up.</summary>
    private static async IAsyncEnumerable<TableRow> Dying(string csv, CancellationTokenSource dying)
    {
        await foreach (var row in RowsAsync(csv, new()))
        {
            if (row.Line > 700) await dying.CancelAsync();
            dying.Token.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static IAsyncEnumerable<TableRow> RowsAsync(string csv, ImportTally tally)
    {
        string[] columns = [.. LineHeader.Trim().Split(',')];
        return CsvTable.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), columns, [], tally, default);
    }
}
