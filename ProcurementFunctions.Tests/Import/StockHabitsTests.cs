using System.Globalization;
using System.Text.Json;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Tests.Conversations;

namespace ProcurementFunctions.Tests.Import;

/// <summary>Stock and demand as shops keep them, from the file to what is low; the day is 2026-03-01.</summary>
public sealed class StockHabitsTests : IAsyncLifetime
{
    private const string Header = "sku,name,on_hand,reorder_point,safety_stock\n";
    private const string OfferHeader = "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\n";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, Header + "A-1,Bolt,20,5,2\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,credit_rating,preferred,active\nV1,First,1,1,1\n");
        await _shop.ImportAsync(ImportKind.Offers, OfferHeader + "A-1,V1,7,4,,1,,,EA\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Demand_SaleDaysOnly_IsThatOfAllDays()
    {
        await ImportAsync("demand", Demand(Enumerable.Range(0, 41).Select(row => (364 - (row * 9), 4))));
        var item = await ItemAsync("A-1");

        Assert.InRange(item.GetProperty("demand").GetProperty("mean").GetDouble(), 0.4, 0.5);
        Assert.False(item.GetProperty("low").GetBoolean(), item.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Demand_SomeDaysOnlyAsDeclared_IsThatOfTheListedDays()
    {
        await ImportAsync("demand", Demand(Enumerable.Range(0, 41).Select(row => (364 - (row * 9), 4))), "?lists=someDays");

        Assert.Equal(4, (await ItemAsync("A-1")).GetProperty("demand").GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task Demand_WeeklyTotals_AreRecognizedOrDeclared()
    {
        var weeks = Demand(Enumerable.Range(0, 26).Select(week => (7 * week, 14)));
        await ImportAsync("demand", weeks);
        var seen = (await ItemAsync("A-1")).GetProperty("demand");

        Assert.Equal(("smooth", 2), (seen.GetProperty("pattern").GetString(), Math.Round(seen.GetProperty("mean").GetDouble(), 6)));
        await ImportAsync("demand", weeks, "?lists=days");
        Assert.Equal("intermittent", (await ItemAsync("A-1")).GetProperty("demand").GetProperty("pattern").GetString());
        await ImportAsync("demand", weeks, "?lists=weeks");
        Assert.Equal("smooth", (await ItemAsync("A-1")).GetProperty("demand").GetProperty("pattern").GetString());
    }

    [Fact]
    public async Task Demand_AnItemThatTheFileNamesNoMore_WasNotSoldUpToTheEndOfTheFile()
    {
        await _shop.ImportAsync(ImportKind.Inventory, Header + "B-1,Nut,20,5,2\n");
        var csv = Demand(Enumerable.Range(0, 200).Select(day => (day, 1))) + Demand(Enumerable.Range(100, 100).Select(day => (day, 5)), "B-1").Split('\n', 2)[1];
        var result = await ImportAsync("demand", csv);

        Assert.Equal(300, result.GetProperty("inserted").GetInt32());
        var days = DemandRules.Summarize((await _shop.Demand.ListBySkusAsync(["B-1"], default))["B-1"], new(2026, 3, 1))!;
        Assert.Equal((200, new DateOnly(2026, 2, 28)), (days.Days, days.Until));
        Assert.Equal(0, (await ImportAsync("demand", csv)).GetProperty("updated").GetInt32());
    }

    [Fact]
    public async Task Demand_ThatEndedLongAgo_CountsNoMoreAndSaysSo()
    {
        await ImportAsync("demand", Demand(Enumerable.Range(500, 300).Select(day => (day, 6))));
        var item = await ItemAsync("A-1");

        Assert.Equal((false, "given", 5), (item.GetProperty("low").GetBoolean(), item.GetProperty("basis").GetString(), item.GetProperty("reorderPoint").GetInt32()));
        Assert.Contains("the history of demand ended 2024-10-16, too long ago to count", item.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnOrder_OfAnOffer_EndsWithTheCountThatHoldsItUntilItIsImportedAgain()
    {
        await _shop.ImportAsync(ImportKind.Inventory, Header + "C-1,Nut,5,10,2\n");
        var offer = OfferHeader + "C-1,V1,7,4,,1,,40,EA\n";
        await ImportAsync("offers", offer);
        Assert.Equal((45, false), Stock(await ItemAsync("C-1")));
        Assert.Equal(0, (await ImportAsync("offers", offer)).GetProperty("updated").GetInt32());

        await ImportAsync("inventory", Header + "C-1,Nut,45,10,2\n");
        Assert.Equal((45, false), Stock(await ItemAsync("C-1")));
        await ImportAsync("inventory", Header + "C-1,Nut,8,10,2\n");
        Assert.Equal((8, true), Stock(await ItemAsync("C-1")));

        Assert.Equal(1, (await ImportAsync("offers", offer)).GetProperty("updated").GetInt32());
        Assert.Equal((48, false), Stock(await ItemAsync("C-1")));
        _shop.Time.Advance(TimeSpan.FromDays(28));
        Assert.Equal((8, true), Stock(await ItemAsync("C-1")));
    }

    [Fact]
    public async Task Inventory_LifeAndSizes_AreReadShownAndLeftWhereTheFileHasNoSuchColumns()
    {
        const string csv = "SKU,Name,Stock,Min stock,Safety stock,Max stock,Reorder qty,Life cycle,Replacement\n"
            + "D-1,Old,0,5,2,,,Discontinued,D-2\nD-2,New,1,5,2,50,20,,\nD-3,Last,0,5,2,,,phase out,\nD-4,Odd,0,5,2,4,,,\nD-5,Odd,0,5,2,,,perhaps,\n";
        var result = await ImportAsync("inventory", csv);

        Assert.Equal((3, 2), (result.GetProperty("inserted").GetInt32(), result.GetProperty("rejected").GetInt32()));
        Assert.Equal(["max_level", "life"], result.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        var (old, young, last) = (await ItemAsync("D-1"), await ItemAsync("D-2"), await ItemAsync("D-3"));
        Assert.Equal(("discontinued", "D-2", false), (old.GetProperty("life").GetString(), old.GetProperty("replacedBy").GetString(), old.GetProperty("low").GetBoolean()));
        Assert.Equal((50, 20, 20, true), (young.GetProperty("maxLevel").GetInt32(), young.GetProperty("reorderQuantity").GetInt32(), young.GetProperty("suggestedQuantity").GetInt32(), young.GetProperty("low").GetBoolean()));
        Assert.Equal(("noReorder", false), (last.GetProperty("life").GetString(), last.GetProperty("low").GetBoolean()));
        await ImportAsync("inventory", Header + "D-1,Old,3,5,2\nD-2,New,2,5,2\n");
        Assert.Equal(("discontinued", 50), ((await ItemAsync("D-1")).GetProperty("life").GetString(), (await ItemAsync("D-2")).GetProperty("maxLevel").GetInt32()));
    }

    [Fact]
    public async Task Inventory_SoldOff_IsNotLow()
    {
        await ImportAsync("inventory", Header + "RP0-1,x,0,0,0\n");

        Assert.Equal((0, false), Stock(await ItemAsync("RP0-1")));
    }

    private static (int Projected, bool Low) Stock(JsonElement item) => (item.GetProperty("projected").GetInt32(), item.GetProperty("low").GetBoolean());

    /// <param name="rows">How many days before 2026-02-28, and units.</param>
    private static string Demand(IEnumerable<(int DaysBefore, int Units)> rows, string sku = "A-1") => "sku,date,quantity\n" + string.Concat(
        rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{sku},{new DateOnly(2026, 2, 28).AddDays(-row.DaysBefore):yyyy-MM-dd},{row.Units}\n")));

    private async Task<JsonElement> ImportAsync(string kind, string csv, string query = "") => FunctionCalls.Json(await new ImportFunctions(
        new(_shop.Importer, _shop.Audit, _shop.Time), FunctionCalls.Once).ImportCsv(FunctionCalls.Request(csv, "text/csv", query: query), kind, FunctionCalls.By("admin"), default));

    private async Task<JsonElement> ItemAsync(string sku) => FunctionCalls.Json(await new InventoryFunctions(
        _shop.Inventory, new(_shop.Inventory, FunctionCalls.Operations(), _shop.Time), _shop.Get<StockAssessor>(), FunctionCalls.Operations(), new MemoryPreferences()).GetItem(FunctionCalls.Request(), sku, default));
}
