using System.Globalization;
using System.Text;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// The simulated shop: steady, seasonal, intermittent and one dying item, and vendors of which one is dependable and dear,
/// one cheap and often late, one that delivers short and in parts, and one that now and then takes an order back.
/// </summary>
internal sealed class YearShop(int seed)
{
    public const int Days = 365;

    public static DateOnly Start { get; } = new(2026, 1, 1);

    /// <summary>What all vendors have in common. None of them calls back: they are polled, so that nothing happens between two steps of the clock.</summary>
    private static VendorProfile Profile { get; } = VendorProfile.Exact with { WebhookLossRate = 1, ShippingBase = 9m, ShippingShare = 0.01m, BreakDiscount = 0.03, PriceSpread = 0.02 };

    private static readonly (string Id, int LeadDays, decimal PriceFactor, VendorProfile Profile)[] Vendors =
    [
        ("DEPENDABLE", 6, 1.12m, Profile with { OnTimeRate = 0.98, MeanDaysLate = 1 }),
        ("OFTENLATE", 9, 1.00m, Profile with { OnTimeRate = 0.55, MeanDaysLate = 6 }),
        ("SHORT", 8, 1.03m, Profile with { OnTimeRate = 0.9, MeanDaysLate = 2, ShortRate = 0.3, PartialRate = 0.3, BackorderRate = 0.15 }),
        ("REVOKES", 7, 1.02m, Profile with { OnTimeRate = 0.9, MeanDaysLate = 2, CancelRate = 0.15 }),
    ];

    public IReadOnlyList<YearItem> Items { get; } =
    [
        new("STEADY-1", "steady", 12.50m, 3), new("STEADY-2", "steady", 4.20m, 9), new("STEADY-3", "steady", 2.10m, 24), new("STEADY-4", "steady", 38m, 1.6),
        new("SEASON-1", "seasonal", 18m, 5, 0.8), new("SEASON-2", "seasonal", 7.40m, 12, 0.6), new("SEASON-3", "seasonal", 55m, 2, 0.9), new("SEASON-4", "seasonal", 3.30m, 20, 0.5),
        new("RARE-1", "intermittent", 24m, 4, 0, 0.08), new("RARE-2", "intermittent", 9.90m, 6, 0, 0.14), new("RARE-3", "intermittent", 70m, 2, 0, 0.04),
        new("DYING-1", "dying", 15m, 6, StopsOn: 150),
    ];

    public int[] DemandOf(YearItem item) => item.Demand(seed);

    public static VendorProfile ProfileOf(string vendorId) => Vendors.Single(vendor => vendor.Id == vendorId).Profile;

    /// <summary>
    /// The files of the shop. The levels are those that a buyer would set by a rule of thumb from the year before: reorder
    /// at the demand of the longest stated lead time and a week, order up to a week more. The agent goes by them only until
    /// it knows the demand.
    /// </summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var inventory = new StringBuilder("sku,name,on_hand,reorder_point,safety_stock\n");
        var offers = new StringBuilder("sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\n");
        foreach (var (number, item) in Items.Index())
        {
            var sellers = Vendors.Where((_, vendor) => (vendor + number) % 4 != 0).ToArray();
            var perDay = DemandOf(item).Take(Days).Average();
            var point = (int)Math.Ceiling(perDay * (sellers.Max(vendor => vendor.LeadDays) + 7));
            inventory.Append(CultureInfo.InvariantCulture, $"{item.Sku},{item.Sku} ({item.Kind}),{(int)Math.Ceiling(perDay * 21)},{point},{Math.Max(1, (int)Math.Ceiling(perDay * 7))}\n");
            foreach (var vendor in sellers)
                offers.Append(CultureInfo.InvariantCulture, $"{item.Sku},{vendor.Id},{vendor.LeadDays},{decimal.Round(item.Price * vendor.PriceFactor, 2)},,1,,,EA\n");
        }

        File.WriteAllText(Path.Combine(folder, "inventory.csv"), inventory.ToString());
        File.WriteAllText(Path.Combine(folder, "vendor_offers.csv"), offers.ToString());
        File.WriteAllText(Path.Combine(folder, "vendors.csv"), "vendor_id,name,credit_rating,preferred,active\n" + string.Concat(Vendors.Select(vendor => $"{vendor.Id},{vendor.Id},1,0,1\n")));
    }

    /// <summary>The demand of the year before, for the import.</summary>
    public string History()
    {
        var csv = new StringBuilder("sku,date,quantity,in_stock\n");
        foreach (var item in Items)
        {
            foreach (var (day, units) in DemandOf(item).Take(Days).Index())
                csv.Append(CultureInfo.InvariantCulture, $"{item.Sku},{Start.AddDays(day - Days):yyyy-MM-dd},{units},1\n");
        }

        return csv.ToString();
    }
}
