using System.Text;
using System.Text.Json;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Import;

/// <summary>Files as people have them, through the endpoint.</summary>
public sealed class FileHabitsTests : IAsyncLifetime
{
    private const string Header = "sku,name,on_hand,reorder_point,safety_stock\n";
    private const string OfferHeader =
        "sku;vendor_id;lead_time_days;unit_price;last_receipt_cost;min_order_qty;max_order_qty;on_order_qty;unit\n";
    private const string LineHeader =
        "po_id,line_id,vendor_id,sku,status,order_date,ship_date,due_date,order_qty,unit_price,received_qty,rejected_qty\n";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, Header + "A-1,Bolt,10,5,5\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,credit_rating,preferred,active\nV1,First,1,1,1\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("utf-8", "sku;name;on_hand;reorder_point;safety_stock\nM-1;Müller;7;5;2\n", ";", "UTF-8")]
    [InlineData("windows-1252", "sku;name;on_hand;reorder_point;safety_stock\r\nM-1;Müller;7;5;2\r\n", ";", "windows-1252")]
    [InlineData("utf-16", "\uFEFFsku\tname\ton_hand\treorder_point\tsafety_stock\r\nM-1\tMüller\t7\t5\t2\r\n", "\t", "UTF-16LE")]
    [InlineData("utf-16BE", "\uFEFFsku,name,on_hand,reorder_point,safety_stock\r\nM-1,Müller,7,5,2\r\n", ",", "UTF-16BE")]
    [InlineData("utf-8", "\uFEFFsep=;\r\nsku;name;on_hand;reorder_point;safety_stock\r\nM-1;Müller;7;5;2\r\n", ";", "UTF-8")]
    [InlineData("windows-1252", "sep=|\nsku|name|on_hand|reorder_point|safety_stock\nM-1|Müller|7|5|2\n", "|", "windows-1252")]
    [InlineData("utf-8", "Item No.;Description;Qty on hand;Reorder level;Buffer\nM-1;Müller;7;5;2\n", ";", "UTF-8")]
    public async Task Import_OneTableInManyDialects_IsTheSameItem(string encoding, string csv, string separator, string name)
    {
        var text = encoding == "windows-1252" ? FileEncoding.Windows1252.Text : Encoding.GetEncoding(encoding);

        var result = await ImportAsync("inventory", text.GetBytes(csv));

        Assert.Equal((1, 0), Counts(result));
        Assert.Equal((separator, name), (result.GetProperty("format").GetProperty("separator").GetString(), result.GetProperty("format").GetProperty("encoding").GetString()));
        var item = await _shop.ItemAsync("M-1");
        Assert.Equal(("Müller", 7, 5, 2), (item.Name, item.OnHand, item.ReorderPoint, item.SafetyStock));
    }

    /// <summary>The shapes of what other products export, with what a buyer expects of them: SKU, name, count, level, life.</summary>
    [Theory]
    [InlineData("Handle,Title,Option1 Name,SKU,COO,Bin name,Incoming (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)\nmug,Mug,Color,M-1,DE,B2,0,2,5,7,\n", 0, ItemLife.Active)]
    [InlineData("Handle,Title,SKU,Available,On hand\nmug,Mug,M-1,5,7\n", 0, ItemLife.Active)]
    [InlineData("ID,Type,SKU,Name,Published,\"Is featured?\",\"In stock?\",Stock,\"Low stock amount\",\"Backorders allowed?\",\"Regular price\"\n12,simple,M-1,Mug,1,0,1,7,5,0,9.90\n", 5, ItemLife.Active)]
    [InlineData("Internal Reference,Name,Sales Price,Cost,Quantity On Hand,Unit of Measure\nM-1,Mug,9.90,4.10,7,Units\n", 0, ItemLife.Active)]
    [InlineData("ProductID,ProductName,SupplierID,QuantityPerUnit,UnitPrice,UnitsInStock,UnitsOnOrder,ReorderLevel,Discontinued\nM-1,Mug,2,24 - 12 oz bottles,19.00,7,40,5,1\n", 5, ItemLife.Discontinued)]
    [InlineData("IPN;Name;In Stock;Minimum Stock\nM-1;Mug;7;5\n", 5, ItemLife.Active)]
    [InlineData("Item Name,SKU,Stock On Hand,Reorder Level\nMug,M-1,7,\n", 0, ItemLife.Active)]
    public async Task Import_ItemsAsOtherProductsExportThem_AreRead(string csv, int level, ItemLife life)
    {
        Assert.Equal((1, 0), Counts(await ImportAsync("inventory", csv)));

        var item = await _shop.ItemAsync("M-1");
        Assert.Equal(("Mug", 7, level, life), (item.Name, item.OnHand, item.ReorderPoint, item.Life));
    }

    [Fact]
    public async Task Import_WithoutALevel_KeepsWhatIsKnown()
    {
        await ImportAsync("inventory", "sku,name,on_hand\nA-1,Bolt,12\n");

        var item = await _shop.ItemAsync("A-1");
        Assert.Equal((12, 5, 5), (item.OnHand, item.ReorderPoint, item.SafetyStock));
    }

    [Fact]
    public async Task Import_ErrorAfterASaidSeparator_NamesTheLineOfTheFile()
    {
        var result = await ImportAsync("inventory", "sep=;\nsku;name;on_hand;reorder_point;safety_stock\nM-1;a;x;5;2\nM-2;a;1\n");

        Assert.Equal([3, 4], result.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Import_OffersByTheBox_AreStoredByThePiece()
    {
        const string header = "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit,pack_size\n";

        var result = await ImportAsync("offers", header + "A-1,V1,5,24.00,25.20,2,50,1,BOX OF 12,\n");

        Assert.Equal((1, 0), Counts(result));
        var offer = (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document;
        Assert.Equal((2m, 2.1m, 24, 600, 12), (offer.UnitPrice, offer.LastReceiptCost!.Value, offer.MinOrderQuantity, offer.MaxOrderQuantity!.Value, offer.PackSize));
        Assert.Equal(12, (await _shop.ItemAsync("A-1")).OnOrder["offer:V1"]);

        var errors = await ImportAsync("offers", header + "A-1,V1,5,24.00,,2,50,,BOX OF 12,10\nA-1,V1,5,24.00,,2,50,,barrow,\n");
        Assert.Equal(
            ["'BOX OF 12' is 12 pieces, and the pack size is 10", "'barrow' is no unit that is known"],
            errors.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Import_ContractsAndDates_StandBesideTheOffer()
    {
        const string header = "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit,valid_from,valid_to,contract,contract_qty\n";
        const string csv = header
            + "A-1,V1,5,3.00,,1,,,EA,,2027-01-31,,\n"
            + "A-1,V1,5,2.50,,1,,,EA,2026-01-01,2026-06-30,C-1,500\n"
            + "A-1,V1,5,2.40,,1,,,EA,2026-06-30,,C-2,\n"
            + "A-1,V1,5,2.40,,1,,,EA,2026-07-01,,C-3,\n"
            + "A-1,V1,5,2.40,,1,,,EA,2026-07-01,2026-06-01,C-4,\n";

        var result = await ImportAsync("offers", csv);

        Assert.Equal(
            ["4 contract counts on the same days as contract C-1, from 2026-01-01, until 2026-06-30", "6 valid_to is before the first day on which it counts"],
            result.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("line")} {error.GetProperty("field").GetString()} {error.GetProperty("message").GetString()}").Take(2));
        var offer = (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document;
        Assert.Equal((3m, new DateOnly(2027, 1, 31)), (offer.UnitPrice, offer.ValidTo!.Value));
        Assert.Equal([("C-1", 2.5m, 500), ("C-3", 2.4m, null)], offer.Contracts.OrderBy(contract => contract.Number).Select(contract => (contract.Number, contract.UnitPrice, contract.Quantity)));
        Assert.Equal((0, 2), Counts(await ImportAsync("offers", csv)));
        var later = await ImportAsync("offers", header + "A-1,V1,5,2.00,,1,,,EA,2026-08-01,2026-08-31,C-5,\n");
        Assert.Equal("counts on the same days as contract C-3, from 2026-07-01", later.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Import_OfferInACurrencyWithoutARate_RejectedByItsName()
    {
        const string header = "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit,currency\n";

        var result = await ImportAsync("offers", header + "A-1,V1,5,€ 3.00,,1,,,EA,EUR\n");

        Assert.Equal(
            "currency: the firm has no exchange rate for EUR; put one into its settings, under rates",
            $"{result.GetProperty("errors")[0].GetProperty("field").GetString()}: {result.GetProperty("errors")[0].GetProperty("message").GetString()}");
        await _shop.Get<IOperationsStore>().UpdateAsync(settings => settings with { Rates = [new("EUR", 1.1m, new(2026, 3, 1))] }, "admin", "told", default);
        Assert.Equal((1, 0), Counts(await ImportAsync("offers", header + "A-1,V1,5,€ 3.00,,1,,,EA,EUR\n")));
        Assert.Equal(3.3m, (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document.UnitPrice);
    }

    [Fact]
    public async Task Import_OneUnmistakableAmount_DecidesForTheFile()
    {
        var result = await ImportAsync("offers", OfferHeader + "A-1;V1;5;1.500,00;12,5;1;2.000;;\n");

        Assert.Equal(",", result.GetProperty("format").GetProperty("decimal").GetString());
        var offer = (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document;
        Assert.Equal((1500m, 12.5m, 2000), (offer.UnitPrice, offer.LastReceiptCost, offer.MaxOrderQuantity));
    }

    [Fact]
    public async Task Import_AmountsWithSigns_AreReadInTheFirmsCurrencyAlone()
    {
        var result = await ImportAsync("offers", OfferHeader + "A-1;V1;5;$1,234.50;USD 12;1;;;\n");
        Assert.Equal((1, 0), Counts(result));
        Assert.Equal(1234.5m, (await _shop.Offers.ReadAsync("A-1", "V1", default))!.Document.UnitPrice);

        var foreign = await ImportAsync("offers", OfferHeader + "A-1;V1;5;1234.50 €;;1;;;\n");
        Assert.Equal("'1234.50 €' is not in the firm's currency, USD", OnlyError(foreign, "unit_price"));
    }

    [Theory]
    [InlineData(OfferHeader + "A-1;V1;5;1.500;;1;;;\n", "unit_price", "'1.500' can be read as 1.5 or as 1500")]
    [InlineData(OfferHeader + "A-1;V1;5;12.50;;1;2.000;;\n", "max_order_qty", "'2.000' can be read as 2 or as 2000")]
    [InlineData(OfferHeader + "A-1;V1;5;12,50;;2,5;;;\n", "min_order_qty", "'2,5' is not a whole number")]
    public async Task Import_WhatCanBeReadTwoWays_IsRefusedWithBoth(string csv, string field, string said) =>
        Assert.StartsWith(said, OnlyError(await ImportAsync("offers", csv), field), StringComparison.Ordinal);

    [Fact]
    public async Task Import_ThousandsInACommaFile_AreNeverTwo()
    {
        var result = await ImportAsync("inventory", Header + "DE-1,x,2.000,500.000,1.000\n");

        Assert.Equal((0, 1), Counts(result));
        Assert.Equal(
            ["'2.000' can be read as 2 or as 2000", "'500.000' can be read as 500 or as 500000", "'1.000' can be read as 1 or as 1000"],
            result.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()!.Split(", and")[0]));
    }

    [Fact]
    public async Task Import_WholeNumbersWithThreeDecimals_AreReadWhereOneShowsIt()
    {
        await ImportAsync("inventory", Header + "S-1,x,2.000,0.000,1500.000\n");

        Assert.Equal((2, 1500), ((await _shop.ItemAsync("S-1")).OnHand, (await _shop.ItemAsync("S-1")).SafetyStock));
    }

    [Fact]
    public async Task Import_DatesByTheFilesOwnEvidence_AreRead()
    {
        var german = await ImportAsync("demand", "sku;date;quantity\nA-1;03.02.2026;4\nA-1;13.02.2026;5\n");
        var american = await ImportAsync("demand", "sku,date,quantity\nA-1,2/4/2026,6\nA-1,02/14/2026,7\n");
        var open = await ImportAsync("demand", "sku,date,quantity\nA-1,03/02/2026,9\nA-1,5/1/2026,9\nA-1,1/1/2026,9\n");

        Assert.Equal(((2, 0), (2, 0), (1, 2)), (Counts(german), Counts(american), Counts(open)));
        var year = (await _shop.Demand.ListBySkusAsync(["A-1"], default))["A-1"].Single();
        Assert.Equal(
            [("01-01", 9), ("02-03", 4), ("02-04", 6), ("02-13", 5), ("02-14", 7)],
            DemandRules.DaysOf(year).Select(day => ($"{day.Date:MM-dd}", day.Day.Quantity)));
        Assert.StartsWith(
            "'03/02/2026' can be read as 2026-02-03 or as 2026-03-02", open.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DemandAfterToday_IsRejected()
    {
        var result = await ImportAsync("demand", "sku,date,quantity\nA-1,2026-03-01,6\nA-1,2026-03-02,6\nA-1,2062-01-01,6\n");

        Assert.Equal((1, 2), Counts(result));
        Assert.Equal("2026-03-02 is after today, 2026-03-01", result.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Import_HeadersThatAreMapped_AreUsed()
    {
        const string Csv = "Artikel;Name;Bestand;reorder_point;safety_stock\nM-1;x;7;5;2\n";
        var problem = await Assert.ThrowsAsync<ProblemException>(() => ImportAsync("inventory", Csv));
        Assert.Contains("lacks the columns sku, on_hand; it has the columns Artikel, Name, Bestand", problem.Message, StringComparison.Ordinal);

        Assert.Equal((1, 0), Counts(await ImportAsync("inventory", Csv, "?map=sku:Artikel,on_hand:Bestand")));
        Assert.Equal(7, (await _shop.ItemAsync("M-1")).OnHand);
    }

    [Fact]
    public async Task Import_NegativeStock_IsPromisedUntilTheNextCount()
    {
        await ImportAsync("inventory", Header + "NEG-1,x,12,5,2\n");
        await _shop.Inventory.UpdateAsync("NEG-1", item => item! with { Reserved = 4 }, default);

        Assert.Equal((0, 7, -7), await CountAsync(-3));
        Assert.Equal((0, 7, -7), await CountAsync(-3));
        Assert.Equal((6, 4, 2), await CountAsync(6));

        async Task<(int OnHand, int Reserved, int Projected)> CountAsync(int counted)
        {
            Assert.Equal(0, (await ImportAsync("inventory", $"{Header}NEG-1,x,{counted},5,2\n")).GetProperty("rejected").GetInt32());
            var item = await _shop.ItemAsync("NEG-1");
            return (item.OnHand, item.Reserved, item.Projected);
        }
    }

    [Fact]
    public async Task Import_StatusWords_AreUnderstoodOrRejectedByName()
    {
        var result = await ImportAsync(
            "purchase-order-lines",
            LineHeader
            + "1,1,V1,A-1,Completed,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n"
            + "1,2,V1,A-1,Received,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n"
            + "1,3,V1,A-1,open,2025-01-01,,2025-01-08,10,5,,\n"
            + "1,4,V1,A-1,on holiday,2025-01-01,,2025-01-08,10,5,,\n");

        Assert.Equal((3, 1), Counts(result));
        Assert.StartsWith("'on holiday' is no status that is known; there are complete, completed, received", OnlyError(result, "status"), StringComparison.Ordinal);
        Assert.Equal(2, (await _shop.VendorAsync("V1")).Beliefs[BeliefNames.LeadTimeDays].Observations);
    }

    public static TheoryData<string, string, string> DryRuns => new()
    {
        { "inventory", Header + "A-1,Bolt,10,5,5\nA-2,x,7,5,2\nA-3,x,y,5,2\n", Header + "A-1,Bolt,11,5,5\nA-2,x,7,5,2\n" },
        { "vendors", "vendor_id,name,credit_rating,preferred,active\nV1,First,1,1,1\nV2,x,1,1,1\nV3,x,9,1,1\n", "vendor_id,name,credit_rating,preferred,active\nV1,Changed,1,1,1\nV2,x,1,1,1\n" },
        { "offers", OfferHeader + "A-1;V1;5;12.50;;1;;3;\nA-9;V1;5;12.50;;1;;3;\n", OfferHeader + "A-1;V1;5;13.50;;1;;3;\n" },
        { "demand", "sku,date,quantity\nA-1,2026-02-01,6\nA-1,2026-02-02,6\nA-1,2026-02-30,6\n", "sku,date,quantity\nA-1,2026-02-01,7\nA-1,2026-02-02,6\n" },
        {
            "purchase-order-lines",
            LineHeader + "1,1,V1,A-1,done,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n1,2,V1,A-1,open,2025-01-01,,2025-01-08,10,5,,\n1,3,V1,A-1,?,2025-01-01,,,10,5,,\n",
            LineHeader + "1,1,V1,A-1,done,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n1,2,V1,A-1,done,2025-01-01,2025-01-05,2025-01-08,10,5,10,0\n"
        },
    };

    [Theory]
    [MemberData(nameof(DryRuns))]
    public async Task Import_DryRun_SaysWhatWouldHappenAndChangesNothing(string kind, string first, string second)
    {
        var firstDry = await DryAsync(first);
        Assert.Equal(firstDry, await DryAsync(first));
        Assert.Equal(firstDry, Told(await ImportAsync(kind, first)));
        Assert.Equal(0, (await ImportAsync(kind, first, "?dryRun=true")).GetProperty("inserted").GetInt32());

        var secondDry = await DryAsync(second);
        Assert.Equal(secondDry, await DryAsync(second));
        Assert.Equal(1, (await ImportAsync(kind, second)).GetProperty("updated").GetInt32());

        async Task<string> DryAsync(string csv)
        {
            var result = await ImportAsync(kind, csv, "?dryRun=true");
            Assert.True(result.GetProperty("dryRun").GetBoolean());
            return Told(result);
        }

        static string Told(JsonElement result) => string.Join(' ', new[] { "inserted", "updated", "rejected", "errors" }.Select(name => result.GetProperty(name).GetRawText()));
    }

    private Task<JsonElement> ImportAsync(string kind, string csv, string query = "") => ImportAsync(kind, Encoding.UTF8.GetBytes(csv), query);

    private async Task<JsonElement> ImportAsync(string kind, byte[] csv, string query = "")
    {
        var request = FunctionCalls.Request("", "text/csv", query: query);
        request.Body = new MemoryStream(csv);
        var functions = new ImportFunctions(new(_shop.Importer, FunctionCalls.Audit, _shop.Time), FunctionCalls.Once);
        return FunctionCalls.Json(await functions.ImportCsv(request, kind, FunctionCalls.By("admin"), default));
    }

    private static (int Inserted, int Rejected) Counts(JsonElement result) =>
        (result.GetProperty("inserted").GetInt32(), result.GetProperty("rejected").GetInt32());

    private static string OnlyError(JsonElement result, string field)
    {
        var error = Assert.Single(result.GetProperty("errors").EnumerateArray());
        Assert.Equal(field, error.GetProperty("field").GetString());
        return error.GetProperty("message").GetString()!;
    }
}
