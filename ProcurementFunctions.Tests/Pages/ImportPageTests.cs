using System.Net;
using System.Text;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

public sealed class ImportPageTests
{
    private const string Good = "sku,name,on_hand,reorder_point\nCLAMP,Clamp,7,5\nHOOK,Hook,x,5\nRAIL,<script>alert(3)</script>,2,1\n";

    [Fact]
    public async Task File_PreviewedThenImported_IsInTheStockAndTheTrail()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        var place = await HoldAsync(admin, "stock <b>.csv", Good);

        var preview = await admin.UntilAsync(place, "Nothing is changed yet");
        Assert.Contains("commas between fields", preview, StringComparison.Ordinal);
        Assert.Contains("Import 2 rows", preview, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">3</td><td>on_hand</td>", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", preview, StringComparison.Ordinal);
        using var early = await admin.GetAsync("/stock/CLAMP");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        var form = new Dictionary<string, string> { ["after"] = "1", ["kind"] = "inventory", ["withDelivered"] = "yes", ["do"] = "import" };
        using var begun = await admin.SendAsync(place, place, form);
        using var again = await admin.SendAsync(place, place, form);
        Assert.Equal((place, place), (begun.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
        var done = await admin.UntilAsync(place, "It is imported");
        Assert.Contains("<dt>New</dt><dd>2</dd>", done, StringComparison.Ordinal);
        Assert.Contains("Clamp", await admin.ReadAsync("/stock/CLAMP"), StringComparison.Ordinal);
        var trail = await admin.ReadAsync("/audit?kind=imported&subject=import:inventory");
        Assert.Single(trail.Split("a file of 3 rows: 2 new").Skip(1));
    }

    [Fact]
    public async Task File_OfUnknownColumns_IsReadAsTheAdministratorSays()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        var place = await HoldAsync(admin, "lager.csv", "Kennung;Bezeichnung;Lagerbestand\nCLAMP;Klammer;7\n");
        var unknown = await admin.ReadAsync(place);
        Assert.Contains("It was not recognised", unknown, StringComparison.Ordinal);

        using var named = await admin.SendAsync(place, place, new() { ["after"] = "0", ["kind"] = "inventory" });
        Assert.Contains("the header lacks the columns", await admin.UntilAsync(place, "The file cannot be taken so"), StringComparison.Ordinal);
        using var mapped = await admin.SendAsync(place, place, new()
        {
            ["after"] = "1",
            ["kind"] = "inventory",
            ["map-sku"] = "Kennung",
            ["map-name"] = "Bezeichnung",
            ["map-on_hand"] = "Lagerbestand",
        });
        var preview = await admin.UntilAsync(place, "Import 1 rows");
        Assert.Contains("semicolons between fields", preview, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Kennung\" selected", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoTable_IsRefusedAndSaysWhy()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        foreach (var (name, content, why) in ((string, string, string)[])
            [("nothing.csv", "", "none was chosen"), ("empty.csv", "\n\n", "needs a header row"), ("old.xls", "\u00D0\u00CF\u0011\u00E0rest", "old Excel file")])
        {
            using var answer = await admin.SendFileAsync("/import", "/import", name, Encoding.Latin1.GetBytes(content), []);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Import_ByWhoeverIsNoAdministrator_IsForbidden()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var place = await HoldAsync(admin, "stock.csv", Good);
        var token = Browser.TokenOf(await buyer.ReadAsync("/"));

        using var page = await buyer.GetAsync(place);
        using var mark = await buyer.GetAsync($"{place}/mark");
        using var sent = await buyer.SendFileAsync("/", "/import", "stock.csv", Encoding.UTF8.GetBytes(Good), [], token);
        using var forged = await admin.SendFileAsync("/import", "/import", "stock.csv", Encoding.UTF8.GetBytes(Good), [], token);
        Assert.All([page, mark, sent, forged], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
    }

    private static async Task<string> HoldAsync(Browser admin, string name, string content)
    {
        using var held = await admin.SendFileAsync("/import", "/import", name, Encoding.UTF8.GetBytes(content), []);
        Assert.True(held.StatusCode == HttpStatusCode.SeeOther, await held.Content.ReadAsStringAsync());
        return held.Headers.Location!.OriginalString;
    }
}
