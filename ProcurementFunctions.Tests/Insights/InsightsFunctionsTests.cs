using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Vendors;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Import;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights;

public sealed class InsightsFunctionsTests : IAsyncLifetime
{
    private static readonly InsightPage Page = new();
    private InsightShop _shop = null!;

    private IInsights Insights => _shop.Insights;

    public async Task InitializeAsync() => _shop = await InsightShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Orders_MoreThanAPage_AreAllCounted()
    {
        for (var i = 0; i < 84; i++) await _shop.KeepAsync(Waiting(i, "ann"));
        await _shop.KeepAsync(Waiting(900, "bob"));
        await _shop.KeepAsync(Samples.Ordered() with { Id = "P-ORDERED", RequestedBy = "ann" });
        await _shop.KeepAsync(Samples.Ordered() with { Id = "P-OFF", RequestedBy = "ann", Status = PurchaseStatus.Cancelled });
        var orders = FunctionCalls.Json(await _shop.Functions.OrdersAsync(FunctionCalls.Request(), FunctionCalls.By("ann"), default));
        var approvals = FunctionCalls.Json(await _shop.Functions.ApprovalsAsync(FunctionCalls.Request(), default));

        Assert.Equal(86, orders.GetProperty("total").GetProperty("count").GetInt32());
        Assert.Equal(85_000, orders.GetProperty("open").GetProperty("value").GetDecimal());
        Assert.Equal(
            """[{"status":"awaitingApproval","count":84,"value":84000},{"status":"ordered","count":1,"value":1000},{"status":"cancelled","count":1,"value":0}]""",
            orders.GetProperty("byStatus").GetRawText());
        Assert.Equal("""{"count":85,"value":85000}""", approvals.GetProperty("waiting").GetRawText());
        Assert.Equal("P-W000", approvals.GetProperty("oldest").GetProperty("purchaseId").GetString());
        Assert.Equal(("approver", 0), (approvals.GetProperty("approverRole").GetString(), approvals.GetProperty("autoApproveBelow").GetDecimal()));
    }

    [Fact]
    public async Task Budget_OfACaller_IsTheirsAndTheFirms()
    {
        var budget = _shop.Shop.Get<IBudget>();
        var period = await budget.PeriodAsync(default);
        await budget.ReserveAsync(period, "P-1", "ann", 100, default);
        await budget.ReserveAsync(period, "P-2", "bob", 40, default);
        await budget.MoveAsync(period, "P-2", BudgetState.Committed, 45, default);
        await _shop.Shop.Get<IPreferencesStore>().UpdateAsync(
            "ann", _ => new() { Id = UserPreferences.DocumentId, UserId = "ann", BudgetLimit = 500 }, default);
        var answer = FunctionCalls.Json(await _shop.Functions.BudgetAsync(FunctionCalls.Request(), FunctionCalls.By("ann"), default));
        var other = await Insights.BudgetAsync("eve", default);

        Assert.Equal(
            """{"period":"2026-03","limit":500,"reserved":100,"committed":0,"actual":0,"held":100,"left":400}""", answer.GetProperty("own").GetRawText());
        Assert.Equal((null, 145), (other.Firm.Limit, other.Firm.Held));
        Assert.Equal((null, 0), (other.Own.Limit, other.Own.Held));
    }

    [Fact]
    public async Task Spend_ByMonthVendorAndItem_AddsUpToTheSame()
    {
        await _shop.KeepAsync(Bought("P-1", _shop.Now.AddDays(-40)));
        await _shop.KeepAsync(Bought("P-2", _shop.Now.AddDays(-1)));
        await _shop.KeepAsync(Bought("P-3", _shop.Now) with { Budget = null });
        var months = await Insights.SpendAsync(new(), "buyer", Page, default);
        var vendors = await Insights.SpendAsync(new(SpendBy.Vendor, VendorId: "ACME"), "buyer", Page, default);
        var recent = await Insights.SpendAsync(new(SpendBy.Item, _shop.Today.AddDays(-2), _shop.Today), "eve", Page, default);

        Assert.Equal(["2026-02", "2026-01"], months.Items.Select(month => month.Key));
        Assert.Equal((new(0, 2000, 2), 2000m), (months.Total, months.Total.Spent));
        Assert.Equal(("Acme Fasteners", 2), (vendors.Items[0].Name, vendors.Items[0].Spend.Orders));
        Assert.Equal(new("AR-5381", "Adjustable Race", new(0, 1000, 1)), Assert.Single(recent.Items));
        Assert.Equal((3, 0), (months.OwnOpen.Count, recent.OwnOpen.Count));
    }

    [Fact]
    public async Task Changes_OfTheLastDay_AreCountedAndShownLatestFirst()
    {
        await _shop.KeepAsync(Bought("P-OLD", _shop.Now.AddDays(-3)));
        await _shop.KeepAsync(Bought("P-NEW", _shop.Now.AddHours(-2)).Noted(_shop.Now.AddHours(-1), "shipped", "vendor:ACME", "on its way"));
        var first = FunctionCalls.Json(await _shop.Functions.ChangesAsync(FunctionCalls.Request(query: "?limit=1"), default));
        var rest = FunctionCalls.Json(await _shop.Functions.ChangesAsync(
            FunctionCalls.Request(query: $"?limit=9&cursor={first.GetProperty("nextCursor").GetString()}"), default));
        var all = await Insights.ChangesAsync(_shop.Now.AddDays(-5), Page, default);

        Assert.Equal("shipped", Assert.Single(first.GetProperty("items").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(["ordered", "approved", "begun"], rest.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal((1, 2), (first.GetProperty("purchases").GetInt32(), all.Purchases));
        Assert.Equal((2, 2, 1), (all.Counts.Begun, all.Counts.Decided, all.Counts.Shipped));
    }

    [Fact]
    public async Task Late_OfOpenOrders_IsToldWithItsVendor()
    {
        await _shop.KeepAsync(Bought("P-LATE", _shop.Now.AddDays(-13)));
        await _shop.KeepAsync(Bought("P-FINE", _shop.Now.AddDays(-1)));
        var late = await Insights.LateAsync(Page, default);

        Assert.Equal(("P-LATE", 3), (Assert.Single(late.Items).PurchaseId, late.Items[0].Days));
        Assert.Equal((1, 0, 0), (late.Overdue, late.PromiseMissed, late.NeedMissed));
        Assert.Equal(new("ACME", "ACME", 1, 3), Assert.Single(late.Vendors));
    }

    [Fact]
    public async Task Arrivals_OfOpenOrders_AreThoseOfTheDaysAndTheVendor()
    {
        await _shop.KeepAsync(Bought("P-LATE", _shop.Now.AddDays(-13)));
        await _shop.KeepAsync(Bought("P-SOON", _shop.Now.AddDays(-8)));
        await _shop.KeepAsync(Bought("P-LATER", _shop.Now.AddDays(-1)));
        await _shop.KeepAsync(Bought("P-OFF", _shop.Now.AddDays(-1)) with { Status = PurchaseStatus.Cancelled });
        var soon = FunctionCalls.Json(await _shop.Functions.ArrivalsAsync(
            FunctionCalls.Request(query: $"?from={_shop.Today:yyyy-MM-dd}&to={_shop.Today.AddDays(3):yyyy-MM-dd}"), default));
        var first = await Insights.ArrivalsAsync(new(VendorId: "ACME"), new(1), default);
        var rest = await Insights.ArrivalsAsync(new(VendorId: "ACME"), new(9, first.NextCursor), default);

        Assert.Equal("P-SOON", Assert.Single(soon.GetProperty("items").EnumerateArray()).GetProperty("purchaseId").GetString());
        Assert.Equal((3, 1, "P-LATE"), (first.Orders, first.Overdue, Assert.Single(first.Items).PurchaseId));
        Assert.Equal(["P-SOON", "P-LATER"], rest.Items.Select(line => line.PurchaseId));
        Assert.Equal(0, (await Insights.ArrivalsAsync(new(VendorId: "BOLTCO"), Page, default)).Orders);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _shop.Functions.ArrivalsAsync(FunctionCalls.Request(query: "?from=2026-03-02&to=2026-03-01"), default));
        Assert.Contains("must not be before from", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vendors_ByLate_CountWhatWasSeen()
    {
        await ImportOrdersAsync("BOLTCO", 8, lateFrom: 6);
        await ImportOrdersAsync("ACME", 4, lateFrom: 99);
        var worst = FunctionCalls.Json(await _shop.Functions.VendorsAsync(FunctionCalls.Request(query: "?measure=late&best=false"), default));
        var items = worst.GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(["BOLTCO", "ACME", "GONE"], items.Select(vendor => vendor.GetProperty("vendorId").GetString()));
        Assert.Equal((2, 8), (items[0].GetProperty("late").GetInt32(), items[0].GetProperty("judged").GetInt32()));
        Assert.Equal((0, 4), (items[1].GetProperty("late").GetInt32(), items[1].GetProperty("judged").GetInt32()));
        Assert.Equal("notKnown", items[2].GetProperty("trend").GetProperty("direction").GetString());
        Assert.Equal((3, 2), (worst.GetProperty("count").GetInt32(), worst.GetProperty("known").GetInt32()));
    }

    [Fact]
    public async Task Vendors_OfAnItemByPrice_AreThoseThatOfferIt()
    {
        var cheapest = await Insights.VendorsAsync(new(VendorMeasure.Price, "BOLT"), Page, default);
        var fastest = await Insights.VendorsAsync(new(VendorMeasure.LeadTime, "BOLT"), new(1), default);

        Assert.Equal(
            [("BOLTCO", 2.1, FigureBasis.Offer), ("ACME", 2.5, FigureBasis.Offer), ("GONE", 0.1, FigureBasis.Offer)],
            cheapest.Items.Select(vendor => (vendor.VendorId, vendor.Value, vendor.Basis)));
        Assert.Equal(50, cheapest.Items[0].Offer!.MinOrderQuantity);
        Assert.Equal(("ACME", 4.0, 3), (Assert.Single(fastest.Items).VendorId, fastest.Items[0].Value, fastest.Count));
        Assert.NotNull(fastest.NextCursor);
        Assert.Empty((await Insights.VendorsAsync(new(VendorMeasure.Price, "NOSUCH"), Page, default)).Items);
    }

    [Fact]
    public async Task Item_OfTheShop_HasTheFiguresOfTheStockCheck()
    {
        await SellAsync("BOLT", days: 60, daily: 3);
        await _shop.KeepAsync(Waiting(1, "ann") with { Sku = "BOLT" });
        var item = (await Insights.ItemAsync("BOLT", default))!;
        var stock = await _shop.Shop.Get<StockAssessor>().AssessAsync(
            await _shop.Shop.ItemAsync("BOLT"), new(OperationsSettings.Default.Service), new SeenVendors(), default);

        Assert.Equal(
            (stock.Levels.ReorderPoint, stock.SuggestedQuantity, stock.Reason, stock.Demand),
            (item.ReorderPoint, item.SuggestedQuantity, item.Reason, item.Demand));
        Assert.True(item.Low);
        Assert.Equal((21L, 90L, 84L), (item.SoldIn7Days!.Units, item.SoldIn30Days!.Units, item.SoldLastMonth!.Units));
        Assert.Equal(4 / 3.0, item.RunOut!.DaysLeft, 6);
        Assert.Equal((_shop.Today.AddDays(1), _shop.Today.AddDays(-1)), (item.RunOut.On, item.DemandUntil));
        Assert.Equal(["ACME", "BOLTCO", "GONE"], item.Offers.Select(offer => offer.VendorId));
        Assert.Equal(("P-W001", 1000m), (Assert.Single(item.Open).PurchaseId, item.Open[0].Value));
    }

    [Theory]
    [InlineData(ItemMeasure.RunsOut, null, "BOLT NUT", 2)]
    [InlineData(ItemMeasure.RunsOut, RankOrder.Descending, "NUT BOLT", 2)]
    [InlineData(ItemMeasure.Price, null, "BOLT NUT", 2)]
    [InlineData(ItemMeasure.Value, null, "NUT BOLT", 2)]
    [InlineData(ItemMeasure.Stock, null, "WASHER NUT BOLT", 3)]
    [InlineData(ItemMeasure.Sold, null, "BOLT NUT", 2)]
    public async Task Items_ByEachMeasure_RankWhatIsKnown(ItemMeasure measure, RankOrder? order, string skus, int known)
    {
        await SellAsync("BOLT", days: 60, daily: 3);
        await SellAsync("NUT", days: 60, daily: 1);
        var items = await Insights.ItemsAsync(new(measure, order), Page, default);

        Assert.Equal((skus, 3, known), (string.Join(' ', items.Items.Select(item => item.Sku)), items.Checked, items.Known));
        if (measure == ItemMeasure.Value) Assert.Equal((150 * 1.2m) + (4 * 2.1m), items.Total);
    }

    [Fact]
    public async Task Items_InPages_ComeOnceEach()
    {
        var rows = string.Concat(Enumerable.Range(0, 450).Select(i => $"S{i:000},s,{i % 7},1,1\n"));
        await _shop.Shop.ImportAsync(ImportKind.Inventory, $"sku,name,on_hand,reorder_point,safety_stock\n{rows}");
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = FunctionCalls.Json(await _shop.Functions.ItemsAsync(FunctionCalls.Request(query: $"?measure=stock&limit=200&cursor={cursor}"), default));
            Assert.Equal(453, page.GetProperty("checked").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal((453, 453), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(["WASHER", "NUT", "S006"], seen.Take(3));
    }

    [Fact]
    public async Task Choosing_ForACaller_IsWhatCountsForThem()
    {
        await _shop.Shop.Get<IPreferencesStore>().UpdateAsync(
            "ann", _ => new() { Id = UserPreferences.DocumentId, UserId = "ann", Goals = new(1, 1, 2) }, default);
        var ann = FunctionCalls.Json(await _shop.Functions.ChoosingAsync(FunctionCalls.Request(query: "?sku=BOLT"), FunctionCalls.By("ann"), default));
        var bob = await Insights.ChoosingAsync("bob", null, default);

        Assert.Equal(("user", 0.5), (ann.GetProperty("from").GetString(), ann.GetProperty("weighed")[2].GetProperty("weight").GetDouble()));
        Assert.Equal("firm", bob.From);
    }

    [Theory]
    [InlineData("spend", "?by=year", "by")]
    [InlineData("spend", "?from=2026-02-30", "from")]
    [InlineData("spend", "?from=2026-02-02&to=2026-02-01", "to")]
    [InlineData("spend", "?vendor=a/b", "vendor")]
    [InlineData("changes", "?since=yesterday", "since")]
    [InlineData("changes", "?limit=0", "limit")]
    [InlineData("vendors", "", "measure")]
    [InlineData("vendors", "?measure=charm", "measure")]
    [InlineData("vendors", "?measure=price", "sku")]
    [InlineData("vendors", "?measure=late&best=maybe", "best")]
    [InlineData("items", "?measure=weight", "measure")]
    [InlineData("items", "?measure=stock&order=up", "order")]
    [InlineData("items", "?measure=stock&cursor=!!", "cursor")]
    [InlineData("late", "?cursor=eHg", "cursor")]
    [InlineData("choosing", "?sku=%20", "sku")]
    public async Task Any_BadParameter_IsNamed(string insight, string query, string field)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => AskAsync(insight, FunctionCalls.Request(query: query)));

        Assert.Equal((400, field), (problem.Status, Assert.Single(problem.Errors!.Keys)));
    }

    [Theory]
    [InlineData("NOSUCH")]
    [InlineData("a/b")]
    public async Task Item_NoSuchItem_IsNotFound(string sku) => Assert.Equal(
        404, (await Assert.ThrowsAsync<ProblemException>(() => _shop.Functions.ItemAsync(FunctionCalls.Request(), sku, default))).Status);

    private Task<IResult> AskAsync(string insight, HttpRequest request)
    {
        var (functions, ann) = (_shop.Functions, FunctionCalls.By("ann"));
        return insight switch
        {
            "spend" => functions.SpendAsync(request, ann, default),
            "changes" => functions.ChangesAsync(request, default),
            "vendors" => functions.VendorsAsync(request, default),
            "items" => functions.ItemsAsync(request, default),
            "late" => functions.LateAsync(request, default),
            _ => functions.ChoosingAsync(request, ann, default),
        };
    }

    /// <summary>Waits for approval since so many minutes after another moment, with 1000 to be approved.</summary>
    private static PurchaseDocument Waiting(int number, string user)
    {
        var waiting = Samples.Waiting();
        return waiting with
        {
            Id = $"P-W{number:000}",
            RequestedBy = user,
            Approval = waiting.Approval! with { RequestedAt = Samples.Now.AddMinutes(number) },
        };
    }

    /// <summary>Of ACME for 1000, all of it at that time, promised for ten days later.</summary>
    private static PurchaseDocument Bought(string id, DateTimeOffset at)
    {
        var ordered = Samples.Ordered();
        return ordered with
        {
            Id = id,
            UpdatedAt = at,
            Budget = new("2026-03", BudgetState.Committed, 1000, at),
            Timeline = [.. ordered.Timeline.Select(entry => entry with { At = at })],
            Orders = [.. ordered.Orders.Select(order => order with { Number = $"PO-{id}", PlacedAt = at, PromisedAt = at.AddDays(10), ExpectedAt = at.AddDays(10) })],
        };
    }

    private async Task SellAsync(string sku, int days, int daily)
    {
        var rows = new StringBuilder("sku,date,quantity\n");
        for (var day = 1; day <= days; day++)
            rows.Append(CultureInfo.InvariantCulture, $"{sku},{_shop.Today.AddDays(-day):yyyy-MM-dd},{daily}\n");
        await _shop.Shop.ImportAsync(ImportKind.Demand, rows.ToString());
    }

    /// <summary>An order a week, the oldest first; late are those from that number on.</summary>
    private async Task ImportOrdersAsync(string vendor, int count, int lateFrom)
    {
        var rows = new StringBuilder("po_id,line_id,vendor_id,sku,status,order_date,ship_date,due_date,order_qty,unit_price,received_qty,rejected_qty\n");
        for (var i = 0; i < count; i++)
        {
            var ordered = _shop.Today.AddDays(-7 * (count - i) - 10);
            var due = ordered.AddDays(8);
            rows.Append(
                CultureInfo.InvariantCulture,
                $"{vendor}{i},1,{vendor},BOLT,complete,{ordered:yyyy-MM-dd},{(i >= lateFrom ? due.AddDays(3) : due):yyyy-MM-dd},{due:yyyy-MM-dd},10,2,10,0\n");
        }

        await _shop.Shop.ImportAsync(ImportKind.PurchaseOrderLines, rows.ToString());
    }
}
