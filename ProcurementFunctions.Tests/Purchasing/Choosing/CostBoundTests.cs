using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

public sealed class CostBoundTests
{
    private const int Need = 120;

    // Which step and how far into it each vendor is ordered from; below 0: not at all.
    private static readonly Gen<(OrderTerms[] Terms, (int Step, double Within)[] Orders)> GenOrders = Gen.Select(
        UnlikePacks.Quotes(Need, 4).Select(Sorted), Gen.Select(Gen.Int[-2, 4], Gen.Double[0, 1]).Array[4]);

    [Fact]
    public void Of_AnyOrders_NoMoreThanTheyCost() => GenOrders.Sample((terms, orders) =>
    {
        var lines = Lines(terms, orders);
        return new CostBound(terms, Need).Of(Math.Min(Need, lines.Sum(line => line.Order.Quantity))) <= lines.Sum(line => line.Order.Cost);
    });

    [Fact]
    public void Of_AnyOrdersWithOneOfTheFillersStep_NoMoreThanTheyCost() => GenOrders.Sample((terms, orders) =>
    {
        var lines = Lines(terms, orders);
        return lines.All(line => new CostBound(terms, Need, new Filler(line.Vendor, line.Costs, line.Step))
            .Of(Math.Min(Need, lines.Sum(one => one.Order.Quantity))) <= lines.Sum(one => one.Order.Cost));
    });

    [Fact]
    public void Of_MoreThanTheVendorsHave_Infinite()
    {
        var terms = Sorted([Samples.Quote("A", available: 30), Samples.Quote("B", available: 20)]);
        Assert.Equal(500, new CostBound(terms, Need).Of(50), 6);
        Assert.Equal(double.PositiveInfinity, new CostBound(terms, Need).Of(51));
    }

    [Fact]
    public void Of_WithTheFillersStep_PaysItsLeastAndItsPrice()
    {
        var terms = Sorted([Samples.Quote("A", price: 10, available: 100, shipping: 5, breaks: [(40, 8)])]);
        var costs = new OrderCosts(terms[0]);
        var bound = new CostBound(terms, Need, new Filler(0, costs, costs.Steps[1]));
        Assert.Equal(325, bound.Of(10), 6);
        Assert.Equal(405, bound.Of(50), 6);
        Assert.Equal(double.PositiveInfinity, bound.Of(101));
    }

    private static OrderTerms[] Sorted(Quote[] quotes) =>
        [.. quotes.Select(quote => new OrderTerms(quote, Need)).Where(terms => terms.Steps.Count > 0).OrderBy(terms => terms.LeastRate)];

    private static (int Vendor, OrderCosts Costs, CostStep Step, CostedOrder Order)[] Lines(OrderTerms[] terms, (int Step, double Within)[] orders) =>
    [
        .. terms.Select((term, vendor) => (Vendor: vendor, Costs: new OrderCosts(term)))
            .Where(one => orders[one.Vendor].Step >= 0)
            .Select(one =>
            {
                var step = one.Costs.Steps[orders[one.Vendor].Step % one.Costs.Steps.Length];
                var quantity = step.From + ((int)(orders[one.Vendor].Within * (one.Costs.PacksOf(step) - 1)) * one.Costs.Pack);
                return (one.Vendor, one.Costs, step, new CostedOrder(quantity, OrderCosts.Of(step, quantity)));
            }),
    ];
}
