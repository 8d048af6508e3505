using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

/// <summary>
/// A stock that is sold from and looked at once a day and reordered by given levels, over many days with known chances: tells
/// which share of the replenishment cycles had no stock-out. What is not there is a lost sale.
/// </summary>
internal sealed class SimulatedStock(ReorderLevels levels, Func<Random, int> demand, Func<Random, double> leadDays, double withdrawnRate = 0, double withdrawnAfter = 0)
{
    private readonly List<(double At, int Units, bool Comes)> _orders = [];

    public double CyclesWithoutStockOut(int days, int seed)
    {
        var random = new Random(seed);
        var (onHand, cycles, shorts, isShort) = (levels.OrderUpTo, 0, 0, false);
        for (var day = 0; day < days; day++)
        {
            var due = _orders.Where(order => order.At <= day).ToArray();
            _orders.RemoveAll(order => order.At <= day);
            var came = due.Where(order => order.Comes).Sum(order => order.Units);
            if (came > 0)
            {
                cycles++;
                if (isShort) shorts++;
                isShort = false;
            }

            onHand += came;
            var asked = demand(random);
            isShort |= asked > onHand;
            onHand = Math.Max(0, onHand - asked);
            Order(day, onHand + _orders.Sum(order => order.Units), random);
        }

        return 1 - ((double)shorts / cycles);
    }

    /// <summary>Poisson, by Knuth's multiplication.</summary>
    public static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }

    private void Order(int day, int projected, Random random)
    {
        if (projected > levels.ReorderPoint) return;
        var comes = random.NextDouble() >= withdrawnRate;
        _orders.Add((day + (comes ? leadDays(random) : withdrawnAfter), Math.Max(1, levels.OrderUpTo - projected), comes));
    }
}
