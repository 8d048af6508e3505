using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// A year of one item by the reorder rules alone, without app and vendors: goods come 5 to 10 days after they are ordered, what is not there is a
/// lost sale, and the stock is looked at after each day. An order costs 10, holding a unit for a year a quarter of its price.
/// </summary>
internal static class RuleYear
{
    public static DateOnly First { get; } = new(2024, 1, 1);

    private static readonly LeadTime Lead = new("V", 7.5, 1.7);

    /// <param name="item">The item.</param>
    /// <param name="policy">By what it is reordered.</param>
    /// <param name="seed">Of the lead times.</param>
    /// <param name="knob">Of fixed levels: how many times the rule of thumb they are; of the agent: its service level.</param>
    public static RuleResult Of(RuleItem item, RulePolicy policy, int seed, double knob)
    {
        var draws = new Draws((ulong)seed);
        var history = new List<DemandYear>();
        for (var day = 0; day < 2 * RuleItem.Year; day++) Note(history, First.AddDays(day), item.Units[day], true);
        var perDay = item.Units.Take(2 * RuleItem.Year).Average();
        var (onHand, coming) = ((int)Math.Ceiling(perDay * 21), new List<(int Day, int Units)>());
        var (result, isShort) = (RuleResult.None, false);
        for (var day = 2 * RuleItem.Year; day < 3 * RuleItem.Year; day++)
        {
            var came = coming.Where(one => one.Day == day).Sum(one => one.Units);
            if (came > 0) (result, isShort) = (result.WithCycle(isShort), false);
            onHand += came;
            coming.RemoveAll(one => one.Day <= day);
            var sold = Math.Min(onHand, item.Units[day]);
            onHand -= sold;
            isShort |= sold < item.Units[day];
            Note(history, First.AddDays(day), sold, onHand > 0);
            var ordered = Quantity(item, policy, knob, history, perDay, onHand, coming.Sum(one => one.Units), First.AddDays(day + 1));
            if (ordered > 0) coming.Add((day + 5 + (int)(draws.Share() * 6), ordered));
            result = result.With(item.Units[day], sold, onHand * (double)item.Price, ordered > 0);
        }

        return result;
    }

    /// <summary>What is ordered after a day; 0: nothing.</summary>
    private static int Quantity(
        RuleItem item, RulePolicy policy, double knob, List<DemandYear> history, double perDay, int onHand, int coming, DateOnly today)
    {
        var (point, upTo) = (perDay * knob * 14, perDay * knob * (policy == RulePolicy.MinMax ? 44 : 21));
        if (policy is RulePolicy.FixedPoint or RulePolicy.MinMax) return onHand + coming <= point ? (int)Math.Ceiling(upTo) - onHand - coming : 0;
        var isBefore = policy == RulePolicy.AgentBefore;
        var demand = isBefore ? OfOneYear(history, today) : DemandRules.Summarize(history, today);
        if (demand is null) return 0;
        var service = new ServiceSettings(knob) { OrderingCost = isBefore ? 0 : ServiceSettings.UsualOrderingCost };
        demand = SeasonRules.Ahead(demand, today, (int)Math.Ceiling(ReplenishmentTime.Of(Lead).Days), service.ReviewDays);
        var stock = new InventoryItem { Id = item.Sku, Sku = item.Sku, Name = item.Sku, OnHand = onHand, OnOrder = new Dictionary<string, int> { ["PO"] = coming } };
        return ReorderRules.Assess(stock, demand, Lead with { Terms = OfferTerms.Any with { UnitPrice = item.Price } }, new(service)).SuggestedQuantity;
    }

    /// <summary>As it was reckoned before: by the last year alone, without season.</summary>
    private static DemandStatistics? OfOneYear(List<DemandYear> history, DateOnly today)
    {
        var series = DemandSeries.Of(DemandCalendar.Of(history, today)!);
        return series.Units.AsSpan().ContainsAnyExcept(0) ? DemandPatternRules.Summarize(series) : null;
    }

    private static void Note(List<DemandYear> history, DateOnly date, int units, bool inStock)
    {
        if (history.Count == 0 || history[^1].Year != date.Year)
            history.Add(new() { Id = DemandRules.KeyOf(date.Year), Sku = "S", Year = date.Year, Units = new List<int>(), WithoutStock = new List<int>() });
        ((List<int>)history[^1].Units).Add(units);
        if (!inStock) ((List<int>)history[^1].WithoutStock).Add(date.DayOfYear);
    }
}

/// <summary>By what the rules alone are tried.</summary>
internal enum RulePolicy
{
    /// <summary>Reorder at two weeks of the mean demand so far, up to three.</summary>
    FixedPoint,

    /// <summary>Reorder at two weeks, up to two weeks and a month.</summary>
    MinMax,

    /// <summary>The agent without lots and seasons.</summary>
    AgentBefore,

    /// <summary>The agent.</summary>
    Agent,
}

/// <param name="StockDays">Value of the stock, added up over the days.</param>
/// <param name="Cycles">Times from goods to the next goods.</param>
/// <param name="CyclesShort">Those in which a unit was asked for and not there.</param>
internal readonly record struct RuleResult(long Asked, long Sold, double StockDays, int Orders, int Cycles, int CyclesShort)
{
    private const double OrderingCost = 10;
    private const double HoldingRate = 0.25;

    public static RuleResult None { get; }

    public double FillRate => (double)Sold / Asked;

    public double MeanStock => StockDays / RuleItem.Year;

    /// <summary>Of ordering and holding.</summary>
    public double Money => (Orders * OrderingCost) + (MeanStock * HoldingRate);

    public RuleResult With(int asked, int sold, double stock, bool ordered) =>
        this with { Asked = Asked + asked, Sold = Sold + sold, StockDays = StockDays + stock, Orders = Orders + (ordered ? 1 : 0) };

    public RuleResult WithCycle(bool isShort) => this with { Cycles = Cycles + 1, CyclesShort = CyclesShort + (isShort ? 1 : 0) };

    public static RuleResult operator +(RuleResult one, RuleResult other) => new(
        one.Asked + other.Asked, one.Sold + other.Sold, one.StockDays + other.StockDays, one.Orders + other.Orders, one.Cycles + other.Cycles, one.CyclesShort + other.CyclesShort);
}
