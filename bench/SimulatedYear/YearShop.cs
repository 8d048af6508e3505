using System.Globalization;
using System.Text;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// A simulated shop: its items, and vendors of which one is dependable and dear, one cheap and often late, one that delivers
/// short and in parts, and one that now and then takes an order back.
/// </summary>
internal sealed class YearShop
{
    public const int Days = 365;

    /// <summary>Where a season is to be seen with what comes before and after it, the year begins in August.</summary>
    private static readonly DateOnly BeforeWinter = new(2026, 8, 1);

    /// <summary>What all vendors have in common. None of them calls back: they are polled, so that nothing happens between two steps of the clock.</summary>
    private static VendorProfile Profile { get; } = VendorProfile.Exact with { WebhookLossRate = 1, ShippingBase = 9m, ShippingShare = 0.01m, BreakDiscount = 0.03, PriceSpread = 0.02 };

    private static readonly (string Id, int LeadDays, decimal PriceFactor, VendorProfile Profile)[] Vendors =
    [
        ("DEPENDABLE", 6, 1.12m, Profile with { OnTimeRate = 0.98, MeanDaysLate = 1 }),
        ("OFTENLATE", 9, 1.00m, Profile with { OnTimeRate = 0.55, MeanDaysLate = 6 }),
        ("SHORT", 8, 1.03m, Profile with { OnTimeRate = 0.9, MeanDaysLate = 2, ShortRate = 0.3, PartialRate = 0.3, BackorderRate = 0.15 }),
        ("REVOKES", 7, 1.02m, Profile with { OnTimeRate = 0.9, MeanDaysLate = 2, CancelRate = 0.15 }),
    ];

    /// <summary>Steady, wavy, intermittent and one dying item, known for a year.</summary>
    private static readonly YearItem[] Mixed =
    [
        new("STEADY-1", "steady", 12.50m, 3), new("STEADY-2", "steady", 4.20m, 9), new("STEADY-3", "steady", 2.10m, 24), new("STEADY-4", "steady", 38m, 1.6),
        new("SEASON-1", "seasonal", 18m, 5, 0.8), new("SEASON-2", "seasonal", 7.40m, 12, 0.6), new("SEASON-3", "seasonal", 55m, 2, 0.9), new("SEASON-4", "seasonal", 3.30m, 20, 0.5),
        new("RARE-1", "intermittent", 24m, 4, 0, 0.08), new("RARE-2", "intermittent", 9.90m, 6, 0, 0.14), new("RARE-3", "intermittent", 70m, 2, 0, 0.04),
        new("DYING-1", "dying", 15m, 6, StopsOn: 150),
    ];

    /// <summary>Six items for the winter and two that sell all year, known for two years.</summary>
    private static readonly YearItem[] Winter =
    [
        .. new[] { (18m, 5.0), (7.40m, 12), (55m, 2), (3.30m, 20), (26m, 3), (11m, 8) }
            .Select((one, index) => new YearItem($"WINTER-{index + 1}", "winter", one.Item1, one.Item2, IsOfWinter: true) { Start = BeforeWinter }),
        new("STEADY-1", "steady", 12.50m, 3) { Start = BeforeWinter }, new("STEADY-2", "steady", 4.20m, 9) { Start = BeforeWinter },
    ];

    /// <summary>Twelve items that are asked for on few days and in very unlike numbers, known for two years.</summary>
    private static readonly YearItem[] Lumpy =
    [
        .. new[] { (24m, 9.0, 0.08), (9.90m, 16, 0.12), (70m, 5, 0.05), (15m, 12, 0.1), (42m, 7, 0.06), (5.50m, 25, 0.15) }
            .Select((one, index) => new YearItem($"LUMPY-{index + 1}", "lumpy", one.Item1, one.Item2, 0, one.Item3, IsVaried: true)),
        .. new[] { (33m, 6.0, 0.09), (12m, 20, 0.07), (58m, 8, 0.11), (7.20m, 14, 0.05), (19m, 10, 0.13), (95m, 4, 0.08) }
            .Select((one, index) => new YearItem($"LUMPY-{index + 7}", "lumpy", one.Item1, one.Item2, 0, one.Item3, IsVaried: true)),
    ];

    private readonly int _seed;

    /// <summary>The names of the shops.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mixed", "winter", "lumpy"];

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Of the demand.</param>
    public YearShop(string name, int seed) => (Name, Items, Before, _seed) = name switch
    {
        "mixed" => (name, Mixed, Days, seed),
        "winter" => (name, Winter, 2 * Days, seed),
        "lumpy" => (name, Lumpy, 2 * Days, seed),
        _ => throw new ArgumentException($"there is no shop {name}", nameof(name)),
    };

    public string Name { get; }

    /// <summary>The first day of the simulated year.</summary>
    public DateOnly Start => Items[0].Start;

    public IReadOnlyList<YearItem> Items { get; }

    /// <summary>Days before the simulated year whose demand is known.</summary>
    public int Before { get; }

    public int[] DemandOf(YearItem item) => item.Demand(_seed, Before);

    public static VendorProfile ProfileOf(string vendorId) => Vendors.Single(vendor => vendor.Id == vendorId).Profile;

    /// <summary>
    /// The files of the shop. The levels are those that a buyer would set by a rule of thumb from the year before: reorder
    /// at the demand of the longest stated lead time and a week, order up to a week more; or, as min/max, up to a month more. The
    /// agent goes by them only until it knows the demand.
    /// </summary>
    public void Write(string folder, Policy policy)
    {
        Directory.CreateDirectory(folder);
        var inventory = new StringBuilder("sku,name,on_hand,reorder_point,safety_stock,max_level\n");
        var offers = new StringBuilder("sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\n");
        foreach (var (number, item) in Items.Index())
        {
            var sellers = Vendors.Where((_, vendor) => (vendor + number) % 4 != 0).ToArray();
            var perDay = DemandOf(item).Take(Before).Average();
            var point = (int)Math.Ceiling(perDay * (sellers.Max(vendor => vendor.LeadDays) + 7));
            inventory.Append(CultureInfo.InvariantCulture, $"{item.Sku},{item.Sku} ({item.Kind}),{(int)Math.Ceiling(perDay * 21)},{point},{Math.Max(1, (int)Math.Ceiling(perDay * 7))},{(policy == Policy.MinMax ? point + (int)Math.Ceiling(perDay * 30) : null)}\n");
            foreach (var vendor in sellers)
                offers.Append(CultureInfo.InvariantCulture, $"{item.Sku},{vendor.Id},{vendor.LeadDays},{decimal.Round(item.Price * vendor.PriceFactor, 2)},,1,,,EA\n");
        }

        File.WriteAllText(Path.Combine(folder, "inventory.csv"), inventory.ToString());
        File.WriteAllText(Path.Combine(folder, "vendor_offers.csv"), offers.ToString());
        File.WriteAllText(Path.Combine(folder, "vendors.csv"), "vendor_id,name,credit_rating,preferred,active\n" + string.Concat(Vendors.Select(vendor => $"{vendor.Id},{vendor.Id},1,0,1\n")));
    }

    /// <summary>The demand of the years before, for the import.</summary>
    public string History()
    {
        var csv = new StringBuilder("sku,date,quantity,in_stock\n");
        foreach (var item in Items)
        {
            foreach (var (day, units) in DemandOf(item).Take(Before).Index())
                csv.Append(CultureInfo.InvariantCulture, $"{item.Sku},{Start.AddDays(day - Before):yyyy-MM-dd},{units},1\n");
        }

        return csv.ToString();
    }
}
