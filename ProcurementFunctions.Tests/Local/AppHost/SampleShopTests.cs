using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class SampleShopTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Low =
        ["BOTTLE-1L", "COFFEE-FILT", "GAS-230", "LAMP-HEAD", "PAN-28", "TENT-2P", "TOWEL-LIN"];

    [Fact]
    public void Files_References_Hold()
    {
        var skus = Rows("inventory.csv").Select(row => row["sku"]).ToList();
        var vendors = Rows("vendors.csv").Select(row => row["vendor_id"]).ToList();
        var offers = Rows("vendor_offers.csv");

        Assert.Equal(62, skus.Distinct().Count());
        Assert.Equal(7, vendors.Distinct().Count());
        Assert.Equal(skus.Order(), offers.Select(row => row["sku"]).Distinct().Order());
        Assert.All(offers.GroupBy(row => row["sku"]), ofItem => Assert.InRange(ofItem.Count(), 1, 3));
        Assert.All(offers, row => Assert.Contains(row["vendor_id"], vendors));
        Assert.All(offers, row => Assert.InRange(Whole(row["min_order_qty"]), 1, Whole(row["max_order_qty"])));
        var offered = offers.Select(row => (row["sku"], row["vendor_id"])).ToHashSet();
        Assert.All(Rows("purchase_order_lines.csv"), row => Assert.Contains((row["sku"], row["vendor_id"]), offered));
    }

    /// <summary>A purchase waits for answers by mail: what others sell as their own must not come to wait for one.</summary>
    [Fact]
    public void Vendors_ReachedByMail_IsOneWithItemsOfItsOwn()
    {
        var byMail = Assert.Single(Rows("vendors.csv"), row => row["email"] != "")["vendor_id"];
        var offers = Rows("vendor_offers.csv").ToLookup(row => row["sku"], row => row["vendor_id"]);

        Assert.Equal(["SPONGE-LUF", "WRAP-BEES"], offers.Where(ofItem => ofItem.Contains(byMail)).Select(ofItem => ofItem.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Low, sku => offers[sku].Contains(byMail));
    }

    [Fact]
    public void Demand_EveryItem_HasEveryDayOfTheYear()
    {
        var rows = Rows("demand.csv");

        Assert.Equal(62 * 365, rows.Select(row => (row["sku"], row["date"])).Distinct().Count());
        Assert.Equal(62 * 365, rows.Count);
        Assert.Equal("2025-11-01", rows.Min(row => row["date"]));
        Assert.Equal("2026-10-31", rows.Max(row => row["date"]));
        Assert.Equal(12, rows.Where(row => row["in_stock"] == "0").Select(row => row["sku"]).Distinct().Count());
        Assert.All(rows, row => Assert.True(row["in_stock"] == "1" || row["quantity"] == "0"));
    }

    [Fact]
    public void Stock_ByGivenLevels_SevenItemsAreLow()
    {
        var low = Items().Where(item => ReorderRules.Assess(item, null, null, new StockPolicy(new ServiceSettings())).IsLow);

        Assert.Equal(Low, low.Select(item => item.Sku).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stock_ByDemandAndLearnedLeadTimes_TheSameItemsAreLow()
    {
        var demand = Rows("demand.csv").GroupBy(row => row["sku"]).ToDictionary(group => group.Key, Summary);
        var vendors = Vendors().ToDictionary(vendor => vendor.Key, vendor => KnownVendor.Of(vendor.Value, Now));
        var offers = Offers().ToLookup(offer => offer.Sku);

        var low = Items().Where(item =>
        {
            var history = demand[item.Sku];
            var need = (int)Math.Ceiling((history?.Mean ?? 0) * new ServiceSettings().ReviewDays);
            var expected = ExpectedVendor.Of(offers[item.Sku], vendors, need, new(GoalWeights.Default, GoalOwner.Firm), new(Now))!;
            var lead = ExpectedVendor.LeadTimeOf(expected, vendors[expected.VendorId], new(Now));
            return ReorderRules.Assess(item, history, lead, new StockPolicy(new ServiceSettings())).IsLow;
        });

        Assert.Equal(Low, low.Select(item => item.Sku).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<InventoryItem> Items()
    {
        var onOrder = Rows("vendor_offers.csv").Where(row => row["on_order_qty"] != "").ToLookup(row => row["sku"]);
        return Rows("inventory.csv").Select(row => new InventoryItem
        {
            Id = row["sku"],
            Sku = row["sku"],
            Name = row["name"],
            OnHand = Whole(row["on_hand"]),
            OnOrder = onOrder[row["sku"]].ToDictionary(offer => offer["vendor_id"], offer => Whole(offer["on_order_qty"])),
            ReorderPoint = Whole(row["reorder_point"]),
            SafetyStock = Whole(row["safety_stock"]),
        });
    }

    private static IEnumerable<VendorOffer> Offers() => Rows("vendor_offers.csv").Select(row => new VendorOffer
    {
        Id = row["vendor_id"],
        Sku = row["sku"],
        VendorId = row["vendor_id"],
        LeadTimeDays = Whole(row["lead_time_days"]),
        UnitPrice = decimal.Parse(row["unit_price"], CultureInfo.InvariantCulture),
    });

    /// <summary>The vendors with what their complete order lines say of their lead times.</summary>
    private static Dictionary<string, VendorDocument> Vendors()
    {
        var history = Rows("purchase_order_lines.csv").Where(row => row["status"] == "complete").ToLookup(row => row["vendor_id"]);
        return Rows("vendors.csv").ToDictionary(row => row["vendor_id"], row =>
        {
            var beliefs = new Dictionary<string, LearnedBelief>();
            foreach (var line in history[row["vendor_id"]])
                LearningRules.Learn(beliefs, Delivery(line));
            return new VendorDocument
            {
                Id = row["vendor_id"],
                VendorId = row["vendor_id"],
                Name = row["name"],
                Preferred = row["preferred"] == "1",
                Active = row["active"] == "1",
                Beliefs = beliefs,
            };
        });
    }

    private static Evidence Delivery(IReadOnlyDictionary<string, string> line) => new()
    {
        Id = $"po:{line["po_id"]}:{line["line_id"]}",
        VendorId = line["vendor_id"],
        Sku = line["sku"],
        At = new DateTimeOffset(Day(line["order_date"]), TimeOnly.MinValue, TimeSpan.Zero),
        LeadTimeDays = Day(line["ship_date"]).DayNumber - Day(line["order_date"]).DayNumber,
    };

    private static DemandStatistics? Summary(IEnumerable<IReadOnlyDictionary<string, string>> rows) => DemandRules.Summarize(
        rows.GroupBy(row => Day(row["date"]).Year).Select(year => new DemandYear
        {
            Id = DemandRules.KeyOf(year.Key),
            Sku = year.First()["sku"],
            Year = year.Key,
            Days = year.ToDictionary(row => row["date"], row => new DemandDay(Whole(row["quantity"]), row["in_stock"] == "1")),
        }),
        DateOnly.FromDateTime(Now.UtcDateTime));

    private static List<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        using var csv = new TextFieldParser(Path.Combine(AppContext.BaseDirectory, "SampleShop", file)) { Delimiters = [","] };
        var header = csv.ReadFields()!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.ReadFields() is { } fields)
            rows.Add(header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
        return rows;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
