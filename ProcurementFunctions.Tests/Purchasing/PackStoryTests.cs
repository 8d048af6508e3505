using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using static ProcurementFunctions.Tests.Purchasing.PurchaseShop;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>
/// What vendors sell by units of their own: of MUG, ALFA sells pieces at 2.50 and BETA boxes of 12 at 24.00; BOXED comes in packs of
/// 12 from ALFA.
/// </summary>
public sealed class PackStoryTests : IAsyncLifetime
{
    private const double TwoDaysASecond = 172_800;

    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await OpenAsync(data: AddTo);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    private static void AddTo(string folder)
    {
        File.AppendAllText(Path.Combine(folder, "inventory.csv"), "\nMUG,Mug,100,20,10\nBOXED,Boxed,100,20,10\nLOOSE,Loose,100,20,10\n");
        File.AppendAllText(Path.Combine(folder, "vendors.csv"), "\nALFA,Alfa,1,0,1\nBETA,Beta,1,0,1\n");
        var offers = Path.Combine(folder, "vendor_offers.csv");
        string[] lines = [.. File.ReadAllLines(offers).Where(line => line.Length > 0).Select((line, index) => line + (index == 0 ? ",pack_size" : ","))];
        File.WriteAllLines(offers, [.. lines,
            "MUG,ALFA,5,2.50,,1,1000,,EA,",
            "MUG,BETA,5,24.00,,1,100,,BOX OF 12,",
            "BOXED,ALFA,5,1.00,,1,1000,,EA,12",
            "LOOSE,ALFA,5,1.00,,1,1000,,EA,",
        ]);
    }

    [Fact]
    public async Task Purchase_CheaperByTheBox_IsOrderedInBoxesAndReceivedInPieces()
    {
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("MUG", 24), "awaitingApproval");
        var line = Assert.Single(waiting["choice"]!["lines"]!.AsArray())!;
        Assert.Equal(("BETA", 24, 2m, "BOX OF 12"), ((string?)line["vendorId"], (int)line["quantity"]!, (decimal)line["unitPrice"]!, (string?)line["unit"]!["name"]));
        Assert.Equal(48m, (decimal)waiting["approval"]!["total"]!);
        using (await _shop.ApproveAsync(waiting)) { }

        var received = await _shop.UntilAsync(waiting, "received", "actual");

        var order = Assert.Single(_shop.Cloud.Vendors.ReceivedOrders("BETA"));
        Assert.Equal((2, 24m), (order.Quantity, order.UnitPrice));
        Assert.Equal(124, await _shop.OnHandAsync("MUG"));
        Assert.Equal(48m, (decimal)received["budget"]!["amount"]!);
        var shown = received["order"]!["lines"]![0]!;
        Assert.Equal((24, 2m, 2, 24m), ((int)shown["quantity"]!, (decimal)shown["unitPrice"]!, (int)shown["purchaseQuantity"]!, (decimal)shown["purchasePrice"]!));
        Assert.Contains(received["timeline"]!.AsArray(), entry => ((string)entry!["detail"]!).Contains("24 (2 boxes of 12) from BETA", StringComparison.Ordinal));
        var xml = XElement.Parse(await _shop.Buyer.GetStringAsync(new Uri($"api/purchases/{received["id"]}/order.xml", UriKind.Relative)));
        var quantity = Assert.Single(xml.Descendants(), element => element.Name.LocalName == "Quantity");
        Assert.Equal(("2", "BX"), (quantity.Value, (string?)quantity.Attribute("unitCode")));
        Assert.Contains(xml.Descendants(), element => element.Name.LocalName == "Note" && element.Value == "2 boxes of 12 = 24 pieces");
        Assert.Equal("24.00", Assert.Single(xml.Descendants(), element => element.Name.LocalName == "PriceAmount").Value);
    }

    [Fact]
    public async Task Purchase_OfPiecesFromBoth_ComparesByThePiece()
    {
        // 14 pieces: 35.00 by the piece, and two boxes for 48.00.
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("MUG", 14), "awaitingApproval");

        Assert.Equal(29m, (decimal)waiting["approval"]!["total"]!);
        Assert.Equal(
            [("ALFA", 2), ("BETA", 12)],
            waiting["choice"]!["lines"]!.AsArray().Select(line => ((string)line!["vendorId"]!, (int)line["quantity"]!)).Order());
    }

    [Fact]
    public async Task Say_Boxes_AreThePiecesThatTheOffersSay()
    {
        var mugs = await SayAsync(_shop.Buyer, "find the best deal for 24 MUG");
        Assert.Contains("24 (2 boxes of 12) from Beta at 2.00 USD each, in total 48.00 USD", mugs, StringComparison.Ordinal);

        var boxed = await SayAsync(_shop.Buyer, "find the best deal for 5 boxes of BOXED");
        Assert.Contains("5 boxes of 12 are 60 pieces. The best deal for 60 BOXED", boxed, StringComparison.Ordinal);

        var dozen = await SayAsync(_shop.Buyer, "find the best deal for 2 dozen LOOSE");
        Assert.Contains("The best deal for 24 LOOSE", dozen, StringComparison.Ordinal);

        var loose = await SayAsync(_shop.Buyer, "find the best deal for 5 boxes of LOOSE");
        Assert.Contains("How many pieces do you mean?", loose, StringComparison.Ordinal);
        Assert.Contains("The best deal for 30 LOOSE", await SayAsync(_shop.Buyer, "30"), StringComparison.Ordinal);

        var ordered = await SayAsync(_shop.Buyer, "order 2 boxes of MUG");
        Assert.Contains("2 boxes of 12 are 24 pieces. I start purchase", ordered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchase_UnderAContract_DrawsItDown()
    {
        const string header = "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit,contract,contract_qty\n";
        using (var file = new StringContent(header + "MUG,BETA,5,23.00,,1,100,,BOX OF 12,C-7,10\n", System.Text.Encoding.UTF8, "text/csv"))
        using (var imported = await _shop.Admin.PostAsync(new Uri("api/import/offers", UriKind.Relative), file))
        {
            Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        }

        var approved = await _shop.ApprovedAsync("MUG", 24);
        Assert.Contains(approved["choice"]!["notes"]!.AsArray(), note => ((string)note!).Contains("under contract C-7; 96 are left of it then; it quotes 2.00 a unit, and 1.9167 was agreed", StringComparison.Ordinal));
        await _shop.UntilAsync(approved, "received", "actual");

        var contracts = (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<JsonObject>(_shop.Buyer, "api/vendors/BETA/contracts"))!["items"]!.AsArray();
        var contract = Assert.Single(contracts)!;
        Assert.Equal(("C-7", 120, 24, 96), ((string)contract["number"]!, (int)contract["quantity"]!, (int)contract["drawn"]!, (int)contract["left"]!));
    }

    [Theory]
    [InlineData("box", 2, 24)]
    [InlineData("BOX OF 12", 1, 12)]
    [InlineData(null, 7, 7)]
    public async Task Receipt_InBoxes_IsBookedInPieces(string? unit, int quantity, int pieces)
    {
        // Slow enough that the goods are counted before they are booked by the vendor's word.
        await using var shop = await OpenAsync(data: AddTo, speed: TwoDaysASecond);
        var approved = await shop.ApprovedAsync("MUG", 24);
        await shop.UntilAsync(approved, "shipped");
        var line = new JsonObject { ["sku"] = "MUG", ["quantity"] = quantity };
        if (unit is not null) line["unit"] = unit;
        using var answer = await SendAsync(
            shop.Buyer, $"api/purchases/{approved["id"]}/receipts", new() { ["receiptId"] = "R-1", ["lines"] = new JsonArray(line) }, Guid.NewGuid().ToString("n"));

        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Contains((await shop.GetAsync(approved))["receipts"]!.AsArray(), receipt => (int)receipt!["quantity"]! == pieces);
    }
}
